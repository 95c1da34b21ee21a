/** The mail that tells a coordinator of addresses that their own mail servers refuse. */
import type { Role } from '../../units.ts';
import { type Composed, composeLetter, type Framing } from './compose.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { oneLine } from './letter.ts';

export interface BadAddressMail extends Framing {
  /** Whose address it is, by role and unit: the address itself stands in no mail. */
  role: Role;
  unit: string;
}

const WORDS = {
  id: {
    subject: (who: string) => `Alamat surel ${who} ditolak`,
    what: (who: string) =>
      `Dengan hormat, surel kepada ${who} tidak dapat disampaikan: server surelnya menyatakan bahwa alamat itu tidak ada.`,
    effect: 'Sampai alamatnya diperbaiki, yang bersangkutan tidak menerima pengingat dari Pantau.',
    request: 'Mohon alamatnya diperiksa dan diperbaiki di lembar Register. Terima kasih.',
    reason: 'Surel ini dikirim karena Bapak/Ibu terdaftar sebagai koordinator.',
  },
  en: {
    subject: (who: string) => `The mail address of the ${who} is refused`,
    what: (who: string) =>
      `Mail to the ${who} cannot be delivered: its mail server says that there is no such address.`,
    effect: 'Until the address is corrected, that officer gets no reminders from Pantau.',
    request: 'Please check the address and correct it in the Register. Thank you.',
    reason: 'You receive this mail because you are registered as a coordinator.',
  },
} as const;

export function composeBadAddress(mail: BadAddressMail): Composed {
  const words = WORDS[mail.language];
  const who = DIGEST_WORDS[mail.language].office(mail.role, [oneLine(mail.unit)]);
  return composeLetter(mail, {
    subject: words.subject(who),
    opening: [words.what(who), words.effect, words.request],
    reason: words.reason,
  });
}
