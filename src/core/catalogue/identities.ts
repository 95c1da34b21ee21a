/** NIK and KK. No digit of them stands in a parameter or a sentence. */
import type { Family } from './entry.ts';

export interface IdentityProblems {
  /** NIK and KK have 16 digits; `digits` were found. */
  'identity-length': { digits: number };
  'identity-not-digits': Record<never, never>;
  /** A spreadsheet took the number for a figure and dropped its end. */
  'identity-damaged': { how: 'rounded' | 'scientific' };
  /** The digits of the date name no day. */
  'identity-date': Record<never, never>;
  'identity-serial': Record<never, never>;
  'identity-region': Record<never, never>;
  'identity-as-number': Record<never, never>;
  /** A NIK in the column of KK. */
  'identity-swapped': Record<never, never>;
  /** A NIK that speaks of another day of birth, or of the other sex, than its row. */
  'identity-birth': Record<never, never>;
  'identity-sex': Record<never, never>;
}

export const IDENTITIES: Family<IdentityProblems> = {
  'identity-length': {
    severity: 'error',
    title: { id: 'NIK atau KK tidak 16 angka', en: 'NIK or KK not of 16 digits' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ada ${say.whole(p.digits)} angka, seharusnya 16.`,
        remedy: 'Cocokkan dengan KTP atau KK, lalu lengkapi atau betulkan.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.whole(p.digits)} ${p.digits === 1 ? 'digit' : 'digits'} found where 16 belong.`,
        remedy: 'Compare with the KTP or KK, then complete or correct it.',
      }),
    },
  },
  'identity-not-digits': {
    severity: 'error',
    title: { id: 'NIK atau KK memuat huruf', en: 'NIK or KK with letters' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: memuat huruf atau tanda, mungkin O untuk 0.`,
        remedy: 'Ketik ulang 16 angkanya saja, tanpa huruf.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: there are letters or signs in it, perhaps O for 0.`,
        remedy: 'Type the 16 digits again, without letters.',
      }),
    },
  },
  'identity-damaged': {
    severity: 'error',
    title: { id: 'NIK atau KK yang rusak', en: 'Damaged NIK or KK' },
    sentence: {
      id: (p, say) => ({
        message:
          p.how === 'rounded'
            ? `${say.column}: angka terakhirnya hilang karena nomor ini tersimpan sebagai bilangan.`
            : `${say.column}: nomor ini berubah menjadi bilangan berpangkat (E+15), sehingga angka-angka akhirnya hilang.`,
        remedy: "Ketik ulang 16 angkanya dari KTP atau KK, dengan tanda petik (') di depannya.",
      }),
      en: (p, say) => ({
        message:
          p.how === 'rounded'
            ? `${say.column}: its last digit is lost because it is kept as a number.`
            : `${say.column}: it was turned into a power of ten (E+15), and its last digits are lost.`,
        remedy: "Type the 16 digits again from the KTP or KK, with an apostrophe (') before them.",
      }),
    },
  },
  'identity-date': {
    severity: 'error',
    title: { id: 'Tanggal dalam NIK atau KK tidak ada', en: 'No such day in a NIK or KK' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: angka ke-7 sampai ke-12 bukan tanggal yang ada.`,
        remedy: 'Cocokkan dengan KTP atau KK; hari lahir perempuan ditambah 40.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: digits 7 to 12 are no day of the calendar.`,
        remedy: "Compare with the KTP or KK; 40 is added to a woman's day of birth.",
      }),
    },
  },
  'identity-serial': {
    severity: 'warning',
    title: { id: 'NIK atau KK berakhiran 0000', en: 'NIK or KK ending in 0000' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: berakhir dengan 0000, padahal nomor urut dimulai dari 0001.`,
        remedy: 'Cocokkan empat angka terakhirnya dengan KTP atau KK.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it ends in 0000, but serial numbers begin with 0001.`,
        remedy: 'Compare its last four digits with the KTP or KK.',
      }),
    },
  },
  'identity-region': {
    severity: 'warning',
    title: { id: 'Kode wilayah NIK atau KK tidak dikenal', en: 'Unknown area in a NIK or KK' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: enam angka pertamanya bukan kode wilayah yang dikenal.`,
        remedy: 'Cocokkan dengan KTP atau KK; bila memang demikian, biarkan.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: its first six digits are no known code of a region.`,
        remedy: 'Compare with the KTP or KK; if it says the same, leave it.',
      }),
    },
  },
  'identity-as-number': {
    severity: 'warning',
    title: { id: 'NIK atau KK sebagai bilangan', en: 'NIK or KK kept as a number' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: tersimpan sebagai bilangan, sehingga mudah rusak.`,
        remedy: 'Ubah format kolomnya menjadi teks biasa (menu Format → Angka → Teks biasa).',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it is kept as a number and easily damaged.`,
        remedy: 'Change the format of the column to plain text (menu Format → Number → Plain text).',
      }),
    },
  },
  'identity-swapped': {
    severity: 'warning',
    title: { id: 'NIK di kolom KK', en: 'NIK in the column of KK' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: tampaknya berisi NIK, bukan nomor KK.`,
        remedy: 'Periksa apakah NIK dan nomor KK tertukar kolom.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it seems to be a NIK, not a KK number.`,
        remedy: 'Check whether NIK and KK number stand in each other’s columns.',
      }),
    },
  },
  'identity-birth': {
    severity: 'warning',
    title: { id: 'Tanggal lahir berbeda dari NIK', en: 'Day of birth differs from the NIK' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: berbeda dari tanggal lahir di dalam NIK.`,
        remedy: 'Cocokkan keduanya dengan KTP atau KK; bila memang demikian, biarkan.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it differs from the day of birth in the NIK.`,
        remedy: 'Compare both with the KTP or KK; if it says the same, leave it.',
      }),
    },
  },
  'identity-sex': {
    severity: 'warning',
    title: { id: 'Jenis kelamin berbeda dari NIK', en: 'Sex differs from the NIK' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: berbeda dari jenis kelamin di dalam NIK.`,
        remedy: 'Cocokkan keduanya dengan KTP atau KK; bila memang demikian, biarkan.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it differs from the sex in the NIK.`,
        remedy: 'Compare both with the KTP or KK; if it says the same, leave it.',
      }),
    },
  },
};
