/** The mail that brings a link to the dashboard, asked for on its sign-in page. */
import type { Zone } from '../../schedule/deadline.ts';
import { longDateTime } from '../format.ts';
import { type Composed, composeLetter, type Framing } from './compose.ts';

export interface SignInMail extends Framing {
  url: string;
  /** Epoch milliseconds at which the link expires. */
  until: number;
  zone: Zone;
}

const WORDS = {
  id: {
    subject: 'Tautan masuk dasbor Pantau',
    opening:
      'Dengan hormat, bersama ini kami sampaikan tautan untuk membuka dasbor Pantau, sesuai permintaan.',
    heading: 'Tautan masuk',
    until: 'Berlaku sampai',
    use: 'Pemakaian',
    once: 'satu kali',
    open: 'Buka dasbor',
    closing: [
      'Mohon tidak meneruskan surel ini: siapa pun yang memegang tautannya dapat masuk sebagai Bapak/Ibu.',
      'Bila Bapak/Ibu tidak memintanya, surel ini dapat diabaikan; tanpa tautan ini tidak ada yang dapat masuk.',
    ],
    reason: 'Surel ini dikirim karena alamat ini diisikan di halaman masuk Pantau.',
  },
  en: {
    subject: 'Link to the Pantau dashboard',
    opening: 'Here is the link to the Pantau dashboard that was asked for.',
    heading: 'Sign-in link',
    until: 'Valid until',
    use: 'Use',
    once: 'once',
    open: 'Open the dashboard',
    closing: [
      'Please do not forward this mail: whoever holds the link can come in as you.',
      'If you did not ask for it, you may ignore this mail; without the link nobody can come in.',
    ],
    reason: 'You receive this mail because this address was given on the sign-in page of Pantau.',
  },
};

/** The link stands in the body only: subjects are kept in logs. */
export function composeSignIn(mail: SignInMail): Composed {
  const words = WORDS[mail.language];
  return composeLetter(mail, {
    subject: words.subject,
    opening: [words.opening],
    sections: [
      {
        heading: words.heading,
        items: [
          { label: words.until, value: longDateTime(mail.until, mail.zone, mail.language) },
          { label: words.use, value: words.once },
        ],
        link: { label: words.open, url: mail.url },
      },
    ],
    closing: words.closing,
    reason: words.reason,
  });
}
