import type { TabProblems } from '../tabs.ts';
import { column, type Examples, figure } from './example.ts';

const PRESENT = figure('hadir', 'Hadir', 'Present');

export const TAB_EXAMPLES: Examples<TabProblems> = {
  'header-missing': {
    means: 'A column is found by its heading, wherever it stands; this heading cannot be found.',
    columns: [PRESENT],
    header: ['No.', '', 'Catatan'],
    typed: [['1', 10]],
    params: { label: 'Hadir', found: 'Catatan' },
  },
  'header-renamed': {
    means: 'A heading was changed: in its place, or nearly like it, stands another.',
    columns: [PRESENT],
    header: ['No.', 'Jumlah'],
    typed: [['1', 10]],
    params: { label: 'Hadir', found: 'Jumlah' },
  },
  'header-doubled': {
    means: 'Two columns have the same heading, and nobody can tell which is meant.',
    columns: [PRESENT],
    header: ['No.', 'Hadir', 'Hadir'],
    typed: [['1', 10, 20]],
    params: { label: 'Hadir' },
  },
  'too-many-rows': {
    means: 'The tab has more rows than its template allows. The rows below were not looked at.',
    columns: [PRESENT],
    tab: { maxRows: 2 },
    typed: [
      ['1', 10],
      ['2', 20],
      ['3', 30],
    ],
    params: { limit: 2, rows: 1 },
  },
  'no-rows': {
    means: 'There is nothing to check: never taken for a form without faults.',
    columns: [PRESENT],
    typed: [],
    params: {},
  },
  'merged-cells': {
    means:
      'Of merged cells only the first holds a value; the others look blank to everything that reads them.',
    columns: [PRESENT],
    typed: [['1', 10]],
    structure: { merges: [{ tab: 'contoh', range: 'A2:B3' }] },
    params: { range: 'A2:B3' },
  },
  'column-unreadable': {
    means:
      'At least five cells of a column are filled in, and none can be read: probably another column was pasted here.',
    columns: [column('tanggal', 'Tanggal', 'Day', { type: 'date' })],
    typed: ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko'].map((name, index) => [String(index + 1), name]),
    params: { cells: 5, type: 'date' },
    beside: ['not-a-date'],
  },
};
