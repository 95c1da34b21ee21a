/** Days, months and quarters that cannot be read, or that their column does not allow. */
import type { Family } from './entry.ts';

export interface DateProblems {
  'not-a-date': { value?: string };
  /** Written like a date, but not in the calendar: `31 Juni 2025`. */
  'date-impossible': { value?: string };
  /** Day or year is missing: `Agt 2025`, `17 Agustus`. */
  'date-incomplete': { value?: string };
  /** Day and month may be exchanged; `read` is the ISO day that Pantau took. */
  'date-ambiguous': { value?: string; read?: string };
  /** Bounds are ISO days. */
  'date-too-early': { value?: string; earliest: string };
  'date-too-late': { value?: string; latest: string };
  /** A column in which dates are written month first; `mixed` with others that are written day first. */
  'date-month-first': { cells: number; mixed: boolean };
  'not-a-month': { value?: string };
  'not-a-quarter': { value?: string };
  'not-a-time': { value?: string };
}

export const DATES: Family<DateProblems> = {
  'not-a-date': {
    severity: 'error',
    title: { id: 'Bukan tanggal', en: 'Not a date' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan tanggal.`,
        remedy: 'Ketik hari, bulan, dan tahun, misalnya 17/08/2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a date.`,
        remedy: 'Type day, month and year, such as 17/08/2025.',
      }),
    },
  },
  'date-impossible': {
    severity: 'error',
    title: { id: 'Tanggal yang tidak ada', en: 'Day that does not exist' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} tidak ada di kalender.`,
        remedy: 'Periksa hari dan bulannya, lalu ketik ulang, misalnya 30/06/2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not in the calendar.`,
        remedy: 'Check day and month, then type it again, such as 30/06/2025.',
      }),
    },
  },
  'date-incomplete': {
    severity: 'error',
    title: { id: 'Tanggal yang belum lengkap', en: 'Incomplete date' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} belum lengkap sebagai tanggal.`,
        remedy: 'Tulis hari, bulan, dan tahunnya, misalnya 17/08/2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a complete date.`,
        remedy: 'Write day, month and year, such as 17/08/2025.',
      }),
    },
  },
  'date-ambiguous': {
    severity: 'warning',
    title: { id: 'Hari dan bulan yang dapat tertukar', en: 'Day and month may be exchanged' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: hari dan bulan pada ${say.typed(p.value)} dapat tertukar${p.read === undefined ? '' : `; kami membacanya ${say.day(p.read)}`}.`,
        remedy: 'Ketik ulang dengan nama bulan, misalnya 7 Agustus 2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: day and month of ${say.typed(p.value)} may be exchanged${p.read === undefined ? '' : `; we read ${say.day(p.read)}`}.`,
        remedy: 'Type it again with the name of the month, such as 7 Agustus 2025.',
      }),
    },
  },
  'date-too-early': {
    severity: 'error',
    title: { id: 'Tanggal terlalu awal', en: 'Date too early' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} lebih awal dari ${say.day(p.earliest)}.`,
        remedy: 'Periksa kembali tanggal dan tahunnya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is before ${say.day(p.earliest)}.`,
        remedy: 'Check date and year again.',
      }),
    },
  },
  'date-too-late': {
    severity: 'error',
    title: { id: 'Tanggal terlalu akhir', en: 'Date too late' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} lebih akhir dari ${say.day(p.latest)}.`,
        remedy: 'Periksa kembali tanggal dan tahunnya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is after ${say.day(p.latest)}.`,
        remedy: 'Check date and year again.',
      }),
    },
  },
  'date-month-first': {
    severity: 'warning',
    title: { id: 'Tanggal dengan bulan di depan', en: 'Dates written month first' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.whole(p.cells)} tanggal ditulis dengan bulan di depan${p.mixed ? ', yang lain dengan hari di depan' : ''}.`,
        remedy: 'Tulis hari lebih dahulu, lalu bulan dan tahun, misalnya 17/08/2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.whole(p.cells)} ${p.cells === 1 ? 'date is' : 'dates are'} written month first${p.mixed ? ', others day first' : ''}.`,
        remedy: 'Write the day first, then month and year, such as 17/08/2025.',
      }),
    },
  },
  'not-a-month': {
    severity: 'error',
    title: { id: 'Bukan bulan', en: 'Not a month' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan bulan.`,
        remedy: 'Tulis bulan dan tahunnya, misalnya Agustus 2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a month.`,
        remedy: 'Write month and year, such as Agustus 2025.',
      }),
    },
  },
  'not-a-quarter': {
    severity: 'error',
    title: { id: 'Bukan triwulan', en: 'Not a quarter' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan triwulan.`,
        remedy: 'Tulis triwulan dan tahunnya, misalnya TW III 2025.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a quarter.`,
        remedy: 'Write quarter and year, such as TW III 2025.',
      }),
    },
  },
  'not-a-time': {
    severity: 'error',
    title: { id: 'Bukan jam', en: 'Not a time of day' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan jam.`,
        remedy: 'Ketik jam dan menit, misalnya 23.59; akhir hari ditulis 23.59, bukan 24.00.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a time of day.`,
        remedy: 'Type hour and minute, such as 23.59; the end of a day is 23.59, not 24.00.',
      }),
    },
  },
};
