/** Days, months and quarters that cannot be read, or that their column does not allow. */
import { integer, isoDay } from '../format.ts';
import { type Sentences, typed } from './sentence.ts';

type Codes =
  | 'not-a-date'
  | 'date-impossible'
  | 'date-incomplete'
  | 'date-ambiguous'
  | 'date-too-early'
  | 'date-too-late'
  | 'date-month-first'
  | 'not-a-month'
  | 'not-a-quarter';

const day = (iso: string) => isoDay(iso, 'id');

export const DATE_SENTENCES: Sentences<Codes> = {
  'not-a-date': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan tanggal.`,
    remedy: 'Ketik hari, bulan, dan tahun, misalnya 17/08/2025.',
  }),
  'date-impossible': (p, column) => ({
    message: `${column}: ${typed(p.value)} tidak ada di kalender.`,
    remedy: 'Periksa hari dan bulannya, lalu ketik ulang, misalnya 30/06/2025.',
  }),
  'date-incomplete': (p, column) => ({
    message: `${column}: ${typed(p.value)} belum lengkap sebagai tanggal.`,
    remedy: 'Tulis hari, bulan, dan tahunnya, misalnya 17/08/2025.',
  }),
  'date-ambiguous': (p, column) => ({
    message: `${column}: hari dan bulan pada ${typed(p.value)} dapat tertukar${p.read === undefined ? '' : `; kami membacanya ${day(p.read)}`}.`,
    remedy: 'Ketik ulang dengan nama bulan, misalnya 7 Agustus 2025.',
  }),
  'date-too-early': (p, column) => ({
    message: `${column}: ${typed(p.value)} lebih awal dari ${day(p.earliest)}.`,
    remedy: 'Periksa kembali tanggal dan tahunnya.',
  }),
  'date-too-late': (p, column) => ({
    message: `${column}: ${typed(p.value)} lebih akhir dari ${day(p.latest)}.`,
    remedy: 'Periksa kembali tanggal dan tahunnya.',
  }),
  'date-month-first': (p, column) => ({
    message: `${column}: ${integer(p.cells, 'id')} tanggal ditulis dengan bulan di depan${p.mixed ? ', yang lain dengan hari di depan' : ''}.`,
    remedy: 'Tulis hari lebih dahulu, lalu bulan dan tahun, misalnya 17/08/2025.',
  }),
  'not-a-month': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan bulan.`,
    remedy: 'Tulis bulan dan tahunnya, misalnya Agustus 2025.',
  }),
  'not-a-quarter': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan triwulan.`,
    remedy: 'Tulis triwulan dan tahunnya, misalnya TW III 2025.',
  }),
};
