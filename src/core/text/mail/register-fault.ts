/** To coordinators: the Register cannot take effect. Kinds of problems and counts; what stands in it stays there. */
import type { ProblemCode } from '../../checks/problem.ts';
import type { Zone } from '../../schedule/deadline.ts';
import { integer, longDateTime } from '../format.ts';
import { problemTitle } from '../problem-titles.ts';
import { type Composed, composeLetter, type Framing } from './compose.ts';

export interface RegisterFaultMail extends Framing {
  /** Epoch milliseconds since which it cannot take effect. */
  since: number;
  zone: Zone;
  /** Errors, most frequent first. */
  problems: readonly { code: ProblemCode; count: number }[];
  link: string;
}

const WORDS = {
  id: {
    subject: 'Perlu diperbaiki: Register petugas dan tenggat belum berlaku',
    opening:
      'Dengan hormat, perubahan pada Register petugas dan tenggat belum dapat diberlakukan karena ada isian yang perlu diperbaiki. Yang berlaku tetap isian sah yang terakhir.',
    heading: 'Register petugas dan tenggat',
    since: 'Belum berlaku sejak',
    rows: (count: string) => `${count} baris`,
    open: 'Buka Register',
    closing:
      'Baris yang dimaksud dan cara memperbaikinya tertulis di kolom Status dan Pesan pada setiap tab.',
    reason: 'Surel ini dikirim satu kali kepada koordinator; setelah diperbaiki, Register berlaku sendiri.',
  },
  en: {
    subject: 'To be corrected: the Register of officers and deadlines is not in force',
    opening:
      'Changes in the Register of officers and deadlines cannot take effect, since some entries are wrong. The last valid entries stay in force.',
    heading: 'Register of officers and deadlines',
    since: 'Not in force since',
    rows: (count: string) => `${count} ${count === '1' ? 'row' : 'rows'}`,
    open: 'Open the Register',
    closing: 'Which rows, and what to do, stands in the columns Status and Pesan of each tab.',
    reason: 'Coordinators get this mail once; the Register takes effect by itself once it is right.',
  },
};

export function composeRegisterFault(mail: RegisterFaultMail): Composed {
  const { language, problems } = mail;
  const words = WORDS[language];
  return composeLetter(mail, {
    subject: words.subject,
    opening: [words.opening],
    sections: [
      {
        heading: words.heading,
        items: [
          { label: words.since, value: longDateTime(mail.since, mail.zone, language) },
          ...problems.map(({ code, count }) => ({
            label: problemTitle(code, language),
            value: words.rows(integer(count, language)),
          })),
        ],
        link: { label: words.open, url: mail.link },
      },
    ],
    closing: [words.closing],
    reason: words.reason,
  });
}
