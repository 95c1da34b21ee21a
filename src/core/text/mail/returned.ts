/** Told at once: a verifikator sent a form back. What the note says stands in the spreadsheet only. */
import { eventLetter, type FormEvent } from './complete.ts';
import type { Composed } from './compose.ts';
import { oneLine } from './letter.ts';

const WORDS = {
  id: {
    subject: (unit: string) => `Dikembalikan untuk diperbaiki: formulir ${unit}`,
    opening: 'Dengan hormat, verifikator mengembalikan formulir berikut untuk diperbaiki.',
    note: 'Catatan verifikator',
    where: 'tertulis di tab Persetujuan dan di tab Pantau pada lembar tersebut.',
    next: 'Selanjutnya',
    again: 'mohon memperbaiki isian sesuai catatan; setelah isian berubah, formulir dianggap diajukan lagi.',
    reason: (unit: string) =>
      `Surel ini dikirim satu kali kepada Bapak/Ibu sebagai operator ${unit}, karena formulirnya dikembalikan.`,
  },
  en: {
    subject: (unit: string) => `Sent back to be corrected: form of ${unit}`,
    opening: 'The verifier sent this form back to be corrected.',
    note: "The verifier's note",
    where: 'stands in the tabs Persetujuan and Pantau of the sheet.',
    next: 'Next',
    again:
      'please correct the entries as the note says; once they have changed, the form counts as handed in again.',
    reason: (unit: string) =>
      `You get this mail once, as operator of ${unit}, because its form was sent back.`,
  },
} as const;

export function composeReturned(event: FormEvent): Composed {
  const words = WORDS[event.language];
  const unit = oneLine(event.unit);
  return eventLetter(event, {
    subject: words.subject(unit),
    opening: words.opening,
    items: [
      { label: words.note, value: words.where },
      { label: words.next, value: words.again },
    ],
    reason: words.reason(unit),
  });
}
