import type { LayoutProblems } from '../layout.ts';
import { column, type Examples, figure } from './example.ts';

const columns = [column('nama', 'Nama kegiatan', 'Activity'), figure('hadir', 'Hadir', 'Present')];

export const LAYOUT_EXAMPLES: Examples<LayoutProblems> = {
  'totals-row': {
    means:
      'A row says Jumlah, Total or Rata-rata, or has no key and adds up the rows above. It counts neither as an entry nor as anything else.',
    columns,
    typed: [
      ['1', 'Rembuk', 10],
      ['2', 'Rapat', 20],
      ['Jumlah', '', 30],
    ],
    at: 'A4',
    params: {},
  },
  'stray-text': {
    means:
      'Sources, remarks and signatures below the entries. They are no entries, and nobody is asked for a key.',
    columns,
    typed: [['1', 'Rembuk', 10], [], ['Sumber: laporan desa'], ['', 'Mengetahui, Kepala Desa']],
    params: { rows: [4, 5] },
  },
  'columns-shifted': {
    means:
      'Cells do not fit their own columns, and do fit those next to them: a paste began one column too far. Told once for a run of rows, before what is wrong with each cell.',
    columns: [
      column('nama', 'Nama', 'Name'),
      column('lahir', 'Tanggal lahir', 'Born', { type: 'date' }),
      figure('kunjungan', 'Kunjungan', 'Visits'),
    ],
    typed: [
      ['1', 'Ani', '17/08/2024', 3],
      ['2', '', 'Budi', '18 Agustus 2024'],
    ],
    params: { direction: 'right', first: 3, last: 3 },
    beside: ['not-a-date', 'not-a-number'],
  },
};
