/** Told at once to those who still owe something: a deadline moved. */
import { type Deadline, deadlineInstant } from '../../schedule/deadline.ts';
import { integer, isoDay, type Language, longDateTime } from '../format.ts';
import { type Answerable, type Composed, composeLetter } from './compose.ts';
import { byTime } from './digest-deadline.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { type LetterSection, oneLine } from './letter.ts';

export interface ExtensionForm {
  unit: string;
  title: string;
  /** In force, with its history. */
  deadline: Deadline;
  blank: number;
  errors: number;
  link: string;
}

export interface ExtensionMail extends Answerable {
  /** At least one. */
  forms: readonly ExtensionForm[];
}

const WORDS = {
  id: {
    later: 'Tenggat diperpanjang sampai',
    earlier: 'Tenggat dimajukan menjadi',
    other: 'Tenggat berubah menjadi',
    nearest: '(yang terdekat)',
    forms: (count: string) => `${count} formulir`,
    opening: 'Dengan hormat, bersama ini kami sampaikan bahwa tenggat berikut berubah.',
    deadline: 'Tenggat baru',
    before: 'Sebelumnya',
    letter: 'Surat',
    letterText: (number: string, day: string) => `nomor ${number} tanggal ${day}`,
    blank: 'Belum lengkap',
    entries: (count: string) => `${count} isian`,
    errors: 'Perlu diperbaiki',
    problems: (count: string) => `${count} masalah`,
    reason: 'Surel ini dikirim satu kali karena formulir tersebut belum selesai dan tenggatnya berubah.',
  },
  en: {
    later: 'Deadline extended to',
    earlier: 'Deadline brought forward to',
    other: 'Deadline changed to',
    nearest: '(the nearest)',
    forms: (count: string) => `${count} forms`,
    opening: 'These deadlines have changed.',
    deadline: 'New deadline',
    before: 'Before',
    letter: 'Letter',
    letterText: (number: string, day: string) => `number ${number} of ${day}`,
    blank: 'Not complete yet',
    entries: (count: string) => `${count} ${count === '1' ? 'entry' : 'entries'}`,
    errors: 'To be corrected',
    problems: (count: string) => `${count} ${count === '1' ? 'problem' : 'problems'}`,
    reason: 'You get this mail once, because these forms are not done and their deadline changed.',
  },
};

export function composeExtension(mail: ExtensionMail): Composed {
  const { language, forms } = mail;
  const words = WORDS[language];
  const [later, ...others] = new Set(forms.map(({ deadline }) => isLater(deadline)));
  const what = others.length > 0 ? words.other : later ? words.later : words.earlier;
  const times = new Set(byTime(forms.map(({ deadline }) => deadline)).map((each) => time(each, language)));
  const [nearest] = times;
  const [unit, ...more] = new Set(forms.map((form) => oneLine(form.unit)));
  const whose = more.length === 0 ? unit : words.forms(integer(forms.length, language));
  return composeLetter(mail, {
    subject: `${what} ${nearest}${times.size > 1 ? ` ${words.nearest}` : ''}: ${whose}`,
    opening: [words.opening],
    sections: forms.map((form) => section(form, language)),
    reason: words.reason,
  });
}

function section(form: ExtensionForm, language: Language): LetterSection {
  const words = WORDS[language];
  const { deadline, blank, errors } = form;
  const former = deadline.history?.at(-1);
  const letter = former?.letter;
  return {
    heading: `${oneLine(form.unit)} – ${oneLine(form.title)}`,
    items: [
      {
        label: words.deadline,
        value: `${time(deadline, language)} (${oneLine(deadline.title[language])})`,
      },
      ...(former === undefined
        ? []
        : [{ label: words.before, value: time({ ...deadline, at: former.at }, language) }]),
      ...(letter === undefined
        ? []
        : [
            {
              label: words.letter,
              value: words.letterText(oneLine(letter.number), isoDay(letter.date, language)),
            },
          ]),
      ...(blank > 0 ? [{ label: words.blank, value: words.entries(integer(blank, language)) }] : []),
      ...(errors > 0 ? [{ label: words.errors, value: words.problems(integer(errors, language)) }] : []),
    ],
    link: { label: DIGEST_WORDS[language].open, url: form.link },
  };
}

const time = (deadline: Pick<Deadline, 'at' | 'zone'>, language: Language): string =>
  longDateTime(deadlineInstant(deadline), deadline.zone, language);

function isLater(deadline: Deadline): boolean {
  const former = deadline.history?.at(-1);
  return former !== undefined && former.at < deadline.at;
}
