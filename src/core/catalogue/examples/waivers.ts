import type { WaiverProblems } from '../waivers.ts';
import { column, type Examples, figure } from './example.ts';

const COLUMNS = [
  figure('dilayani', 'Dilayani', 'Served'),
  column('alasan', 'Alasan', 'Reason'),
  column('oleh', 'Dinyatakan oleh', 'Stated by'),
];
const TAB = { waiver: { reason: 'alasan', name: 'oleh' } };

export const WAIVER_EXAMPLES: Examples<WaiverProblems> = {
  'waiver-incomplete': {
    means:
      'A warning is waived by a reason and the name of who answers for it, in the two columns that the template names for it. One of them is missing.',
    columns: COLUMNS,
    tab: TAB,
    typed: [['1', '1.871', 'Jumlah seluruh kabupaten', '']],
    at: 'D2',
    params: {},
    beside: ['ambiguous-number'],
  },
  'waiver-fallen': {
    means:
      'A waiver stands for the values it was written for. They changed, so the warnings of the row count again until reason or name is written anew.',
    columns: COLUMNS,
    tab: TAB,
    typed: [['1', '1.872', 'Jumlah seluruh kabupaten', 'Sari']],
    waiver: { inForce: false, since: '2025-08-17' },
    at: 'C2',
    params: { since: '2025-08-17' },
    beside: ['ambiguous-number'],
  },
};
