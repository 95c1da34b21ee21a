/** Told at once: a form is complete and without errors. */
import { type Counts, share } from '../../measures/completion.ts';
import type { Zone } from '../../schedule/deadline.ts';
import type { FormState } from '../../template/schema.ts';
import { integer, percent } from '../format.ts';
import { type Answerable, type Composed, composeLetter } from './compose.ts';
import type { DigestDeadline } from './digest-deadline.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { oneLine } from './letter.ts';
import { deadlineItems } from './others.ts';

export interface FormEvent extends Answerable {
  now: number;
  zone: Zone;
  unit: string;
  title: { id: string; en: string };
  counts: Pick<Counts, 'expected' | 'filled'>;
  formState: FormState;
  deadlines: DigestDeadline[];
  link: string;
}

const WORDS = {
  id: {
    subject: (unit: string) => `Sudah lengkap: isian ${unit}`,
    opening:
      'Dengan hormat, terima kasih: formulir berikut sudah lengkap dan tidak ada lagi yang perlu diperbaiki.',
    filled: 'Terisi',
    of: (filled: string, expected: string, part: string) => `${filled} dari ${expected} isian (${part})`,
    next: 'Selanjutnya',
    handIn:
      'mohon memilih “diajukan” di bagian atas tab pertama lembar tersebut, agar verifikator dapat memeriksanya.',
    decided: 'formulir sudah diajukan; tidak ada lagi yang perlu dilakukan.',
    reason: (unit: string) =>
      `Surel ini dikirim satu kali kepada Bapak/Ibu sebagai operator ${unit}, karena formulirnya menjadi lengkap.`,
  },
  en: {
    subject: (unit: string) => `Complete: entries of ${unit}`,
    opening: 'Thank you: this form is complete, and nothing remains to be corrected.',
    filled: 'Filled',
    of: (filled: string, expected: string, part: string) => `${filled} of ${expected} entries (${part})`,
    next: 'Next',
    handIn:
      'please choose “diajukan” at the top of the first tab of the sheet, so that the verifier can look at it.',
    decided: 'the form is handed in; nothing remains to be done.',
    reason: (unit: string) =>
      `You get this mail once, as operator of ${unit}, because its form has become complete.`,
  },
} as const;

export function composeComplete(event: FormEvent): Composed {
  const { language, counts, formState } = event;
  const words = WORDS[language];
  const unit = oneLine(event.unit);
  const filled = words.of(
    integer(counts.filled, language),
    integer(counts.expected, language),
    percent(share(counts.filled, counts.expected), language),
  );
  return eventLetter(event, {
    subject: words.subject(unit),
    opening: words.opening,
    items: [
      { label: words.filled, value: filled },
      { label: words.next, value: formState === 'draft' ? words.handIn : words.decided },
    ],
    reason: words.reason(unit),
  });
}

export interface EventWords {
  subject: string;
  opening: string;
  items: { label: string; value: string }[];
  reason: string;
}

/** A letter about one form. */
export function eventLetter(event: FormEvent, { items, ...said }: EventWords): Composed {
  const { unit, title, language, deadlines, link } = event;
  return composeLetter(event, {
    ...said,
    opening: [said.opening],
    sections: [
      {
        heading: `${oneLine(unit)} – ${oneLine(title[language])}`,
        items: [...items, ...deadlineItems(deadlines, event)],
        link: { label: DIGEST_WORDS[language].open, url: link },
      },
    ],
  });
}
