/** Marks, choices, codes of regions, telephone numbers, e-mail addresses, links. */
import type { RegionLevel, RegionSystem } from '../../cells/region.ts';
import { type Sentences, typed } from './sentence.ts';

type Codes =
  | 'not-a-mark'
  | 'not-a-region-code'
  | 'region-damaged'
  | 'region-other-system'
  | 'region-level'
  | 'not-a-phone'
  | 'phone-zero-lost'
  | 'not-an-email'
  | 'email-domain'
  | 'not-a-link'
  | 'link-host'
  | 'not-in-list'
  | 'pattern-mismatch';

const SYSTEMS: Record<RegionSystem, string> = { kemendagri: 'Kemendagri', bps: 'BPS' };
const EXAMPLES: Record<RegionSystem, Record<RegionLevel, string>> = {
  kemendagri: { provinsi: '62', kabupaten: '62.02', kecamatan: '62.02.01', desa: '62.02.01.2001' },
  bps: { provinsi: '62', kabupaten: '6202', kecamatan: '6202010', desa: '6202010001' },
};
/** “mungkin … yang dimaksud” where there is one. */
const meant = (suggestion: string | undefined) =>
  suggestion === undefined ? '' : ` Mungkin yang dimaksud “${suggestion}”.`;

export const TEXT_SENTENCES: Sentences<Codes> = {
  'not-a-mark': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan tanda yang dipakai di kolom ini.${meant(p.suggestion)}`,
    remedy: `Isi dengan salah satu: ${p.allowed}.`,
  }),
  'not-a-region-code': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan kode wilayah ${SYSTEMS[p.system]}.`,
    remedy: `Tulis kodenya seperti ${EXAMPLES[p.system][p.expected ?? 'desa']}.`,
  }),
  'region-damaged': (p, column) => ({
    message: `${column}: ada angka 0 yang hilang dari kode ${typed(p.value)}.`,
    remedy:
      p.suggestion === undefined
        ? 'Ketik ulang kodenya sebagai teks.'
        : `Bila yang dimaksud ${p.suggestion}, ketik '${p.suggestion} dengan tanda petik di depannya.`,
  }),
  'region-other-system': (p, column) => ({
    message: `${column}: ${typed(p.value)} tampaknya kode ${SYSTEMS[p.system === 'bps' ? 'kemendagri' : 'bps']}, bukan ${SYSTEMS[p.system]}.`,
    remedy: `Tulis kode ${SYSTEMS[p.system]}, misalnya ${EXAMPLES[p.system].desa}.`,
  }),
  'region-level': (p, column) => ({
    message: `${column}: ${typed(p.value)} adalah kode ${p.found}, bukan kode ${p.expected}.`,
    remedy: `Tulis kode ${p.expected} secara lengkap.`,
  }),
  'not-a-phone': (_p, column) => ({
    message: `${column}: isian ini bukan nomor telepon.`,
    remedy: 'Tulis satu nomor lengkap, misalnya 081234567890.',
  }),
  'phone-zero-lost': (_p, column) => ({
    message: `${column}: angka 0 di depan nomor ini hilang.`,
    remedy: "Ketik ulang dengan tanda petik di depannya, misalnya '081234567890.",
  }),
  'not-an-email': (_p, column) => ({
    message: `${column}: isian ini bukan alamat surel.`,
    remedy: 'Tulis satu alamat lengkap, misalnya nama@gmail.com.',
  }),
  'email-domain': (p, column) => ({
    message: `${column}: alamat surel ini mungkin salah ketik setelah tanda @.`,
    remedy: `Periksa apakah yang dimaksud ${p.domain}.`,
  }),
  'not-a-link': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan tautan.`,
    remedy: p.noScheme
      ? 'Tambahkan https:// di depannya.'
      : 'Salin tautannya secara lengkap, misalnya https://drive.google.com/…, tanpa kata lain.',
  }),
  'link-host': (p, column) => ({
    message: `${column}: tautan ini berada di ${p.host ?? 'tempat lain'}.`,
    remedy: `Simpan buktinya di salah satu: ${p.allowed}.`,
  }),
  'not-in-list': (p, column) => ({
    message: `${column}: ${typed(p.value)} tidak ada dalam pilihan.${meant(p.suggestion)}`,
    remedy: `Pilih salah satu: ${p.allowed}.`,
  }),
  'pattern-mismatch': (p, column) => ({
    message: `${column}: penulisan ${typed(p.value)} tidak sesuai.`,
    remedy: 'Lihat contoh pada catatan di judul kolom.',
  }),
};
