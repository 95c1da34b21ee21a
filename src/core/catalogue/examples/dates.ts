import type { DateProblems } from '../dates.ts';
import { column, type Examples } from './example.ts';

const VISIT = column('tanggal', 'Tanggal kunjungan', 'Day of visit', {
  type: 'date',
  constraints: { earliest: '2020-01-01', latest: '2025-12-31' },
});

export const DATE_EXAMPLES: Examples<DateProblems> = {
  'not-a-date': {
    means: 'A cell of a date column holds something else.',
    columns: [VISIT],
    typed: [['1', 'kemarin']],
    at: 'B2',
    params: { value: 'kemarin' },
  },
  'date-impossible': {
    means: 'It is written like a date, but there is no such day.',
    columns: [VISIT],
    typed: [['1', '31 Juni 2025']],
    at: 'B2',
    params: { value: '31 Juni 2025' },
  },
  'date-incomplete': {
    means: 'The day or the year is missing.',
    columns: [VISIT],
    typed: [['1', 'Agt 2025']],
    at: 'B2',
    params: { value: 'Agt 2025' },
  },
  'date-ambiguous': {
    means:
      'In a column in which some dates are written month first, this one may be read either way. It is used as the others of its column are, and asked about.',
    columns: [VISIT],
    typed: [
      ['1', '08/17/2025'],
      ['2', '08/07/2025'],
    ],
    at: 'B3',
    params: { value: '08/07/2025', read: '2025-08-07' },
    beside: ['date-month-first'],
  },
  'date-too-early': {
    means: 'A day, month or quarter before the first that the column allows.',
    columns: [VISIT],
    typed: [['1', '17/08/2019']],
    at: 'B2',
    params: { value: '17/08/2019', earliest: '2020-01-01' },
  },
  'date-too-late': {
    means: 'A day, month or quarter after the last that the column allows.',
    columns: [VISIT],
    typed: [['1', '17/08/2026']],
    at: 'B2',
    params: { value: '17/08/2026', latest: '2025-12-31' },
  },
  'date-month-first': {
    means: 'Dates of a column are written month first. Told once for the whole column.',
    columns: [VISIT],
    typed: [
      ['1', '08/17/2025'],
      ['2', '08/18/2025'],
    ],
    params: { cells: 2, mixed: false },
  },
  'not-a-month': {
    means: 'A cell of a month column holds something else.',
    columns: [column('bulan', 'Bulan', 'Month', { type: 'yearmonth' })],
    typed: [['1', '13/2025']],
    at: 'B2',
    params: { value: '13/2025' },
  },
  'not-a-quarter': {
    means: 'A cell of a quarter (triwulan) column holds something else.',
    columns: [column('triwulan', 'Triwulan', 'Quarter', { type: 'quarter' })],
    typed: [['1', 'TW V']],
    at: 'B2',
    params: { value: 'TW V' },
  },
  'not-a-time': {
    means:
      'A cell of a column of times of day holds something else. Midnight at the end of a day is written 23.59.',
    columns: [column('jam', 'Jam', 'Time', { format: 'time' })],
    typed: [['1', '24.00']],
    at: 'B2',
    params: { value: '24.00' },
  },
};
