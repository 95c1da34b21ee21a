/** The one mail that a new address gets before somebody else has confirmed it. */
import type { Role } from '../../units.ts';
import { type Answerable, type Composed, composeLetter } from './compose.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { oneLine } from './letter.ts';

export interface ConfirmAddressMail extends Answerable {
  role: Role;
  unit: string;
  /** `4821-7730`. */
  code: string;
}

const WORDS = {
  id: {
    subject: 'Mohon dipastikan: alamat surel untuk pemberitahuan Pantau',
    opening: (who: string) =>
      `Dengan hormat, alamat ini didaftarkan sebagai alamat ${who} di Pantau, yang mengingatkan petugas akan tenggat isian konvergensi stunting.`,
    code: (code: string) => `Kode: ${code}`,
    use: 'Bila benar, mohon sampaikan kode ini kepada koordinator kabupaten (Bapperida), lewat telepon atau secara langsung. Setelah koordinator mengisikannya, pemberitahuan dikirim ke alamat ini.',
    otherwise:
      'Bila alamat ini bukan milik petugas tersebut, surel ini dapat diabaikan; tidak akan ada surel lain sampai kodenya diisikan.',
    reply: 'Surel ini dapat dibalas; balasannya diterima koordinator.',
    reason: 'Surel ini dikirim satu kali karena alamat ini baru didaftarkan.',
  },
  en: {
    subject: 'Please confirm: e-mail address for notices of Pantau',
    opening: (who: string) =>
      `This address was registered as that of the ${who} in Pantau, which reminds officers of deadlines of the stunting-convergence forms.`,
    code: (code: string) => `Code: ${code}`,
    use: 'If that is right, please give this code to the coordinator of the district (Bapperida), by telephone or in person. Notices are sent to this address once the coordinator has entered it.',
    otherwise:
      'If this is not the address of that officer, you may ignore this mail; there will be no other until the code is entered.',
    reply: 'You may answer this mail; the coordinator gets it.',
    reason: 'You get this mail once, because this address was registered just now.',
  },
};

/** The code stands in the body only: subjects are kept in logs. */
export function composeConfirmAddress(mail: ConfirmAddressMail): Composed {
  const words = WORDS[mail.language];
  const who = DIGEST_WORDS[mail.language].office(mail.role, [oneLine(mail.unit)]);
  return composeLetter(mail, {
    subject: words.subject,
    opening: [words.opening(who), words.code(mail.code), words.use],
    closing: [words.otherwise],
    reply: words.reply,
    reason: words.reason,
  });
}
