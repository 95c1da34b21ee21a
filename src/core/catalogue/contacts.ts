/** Telephone numbers, e-mail addresses, links to evidence. */
import type { Family } from './entry.ts';

export interface ContactProblems {
  'not-a-phone': Record<never, never>;
  'phone-zero-lost': Record<never, never>;
  'not-an-email': Record<never, never>;
  /** A slip in a well-known domain; `domain` is the right one. */
  'email-domain': { domain: string };
  'not-a-link': { value?: string; noScheme: boolean };
  /** A link that lies elsewhere than on the hosts that the column names. */
  'link-host': { host?: string; allowed: string };
}

export const CONTACTS: Family<ContactProblems> = {
  'not-a-phone': {
    severity: 'error',
    title: { id: 'Bukan nomor telepon', en: 'Not a telephone number' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: isian ini bukan nomor telepon.`,
        remedy: 'Tulis satu nomor lengkap, misalnya 081234567890.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: this entry is not a telephone number.`,
        remedy: 'Write one whole number, such as 081234567890.',
      }),
    },
  },
  'phone-zero-lost': {
    severity: 'warning',
    title: { id: 'Nomor telepon tanpa 0 di depan', en: 'Telephone number without its 0' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: angka 0 di depan nomor ini hilang.`,
        remedy: "Ketik ulang dengan tanda petik di depannya, misalnya '081234567890.",
      }),
      en: (_p, say) => ({
        message: `${say.column}: the 0 at the beginning of this number is lost.`,
        remedy: "Type it again with an apostrophe before it, such as '081234567890.",
      }),
    },
  },
  'not-an-email': {
    severity: 'error',
    title: { id: 'Bukan alamat surel', en: 'Not an e-mail address' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: isian ini bukan alamat surel.`,
        remedy: 'Tulis satu alamat lengkap, misalnya nama@gmail.com.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: this entry is not an e-mail address.`,
        remedy: 'Write one whole address, such as nama@gmail.com.',
      }),
    },
  },
  'email-domain': {
    severity: 'warning',
    title: { id: 'Alamat surel mungkin salah ketik', en: 'E-mail address with a likely slip' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: alamat surel ini mungkin salah ketik setelah tanda @.`,
        remedy: `Periksa apakah yang dimaksud ${p.domain}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: this e-mail address may have a slip after the @.`,
        remedy: `Check whether ${p.domain} is meant.`,
      }),
    },
  },
  'not-a-link': {
    severity: 'error',
    title: { id: 'Bukan tautan', en: 'Not a link' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan tautan.`,
        remedy: p.noScheme
          ? 'Tambahkan https:// di depannya.'
          : 'Salin tautannya secara lengkap, misalnya https://drive.google.com/…, tanpa kata lain.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a link.`,
        remedy: p.noScheme
          ? 'Put https:// before it.'
          : 'Copy the whole link, such as https://drive.google.com/…, without other words.',
      }),
    },
  },
  'link-host': {
    severity: 'warning',
    title: { id: 'Tautan di tempat lain', en: 'Link on another host' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: tautan ini berada di ${p.host ?? 'tempat lain'}.`,
        remedy: `Simpan buktinya di salah satu: ${p.allowed}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: this link leads to ${p.host ?? 'another place'}.`,
        remedy: `Keep the evidence in one of: ${p.allowed}.`,
      }),
    },
  },
};
