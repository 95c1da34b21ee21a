import type { AcrossProblems } from '../across.ts';
import { column, type Examples, figure } from './example.ts';

const SERVED = [figure('dilayani', 'Dilayani', 'Served'), figure('sasaran', 'Sasaran', 'Target group')];
const FIXED = (keys: readonly string[]) => ({
  rows: 'fixed' as const,
  fixedRows: keys.map((no) => ({ cells: { no } })),
});
const ONE = FIXED(['1']);
const FIVE = FIXED(['1', '2', '3', '4', '5']);

export const ACROSS_EXAMPLES: Examples<AcrossProblems> = {
  'same-identity-elsewhere': {
    means:
      'Another unit lists the same person in the same form and period. Both rows are told; the number itself never leaves its spreadsheet.',
    columns: [column('nik', 'NIK', 'NIK', { format: 'nik' })],
    tab: { across: [{ check: 'same-identity', column: 'nik' }] },
    typed: [
      ['1', '9901014101900002'],
      ['2', '9901015206950003'],
    ],
    others: [{ is: 'beside', unit: 'Desa Contoh', typed: [['1', '9901015206950003']] }],
    at: 'B3',
    params: { units: ['Desa Contoh'], places: 1 },
    beside: ['identity-region'],
  },
  'parent-sum': {
    means: 'The units below have all given this figure, and their sum is another.',
    columns: SERVED,
    tab: { ...ONE, across: [{ check: 'parent-sum', columns: ['sasaran'] }] },
    typed: [['1', 40, 120]],
    others: [
      { is: 'below', unit: 'Desa Contoh', typed: [['1', 10, 70]] },
      { is: 'below', unit: 'Desa Uji', typed: [['1', 30, 40]] },
    ],
    at: 'C2',
    params: { value: 120, sum: 110, units: 2 },
  },
  jump: {
    means:
      'The same unit had a wholly different figure in the period before. Small figures are not compared.',
    columns: SERVED,
    tab: { ...ONE, across: [{ check: 'jump', columns: ['sasaran'], factor: 3, least: 20 }] },
    typed: [['1', 40, 900]],
    others: [{ is: 'before', unit: 'Desa Contoh', typed: [['1', 40, 90]] }],
    at: 'C2',
    params: { value: 900, previous: 90, period: '2024' },
  },
  outlier: {
    means:
      'The coverage lies far from what is usual among units of the same level: median and median absolute deviation. Small target groups and rows that are mostly 0 are not compared.',
    columns: SERVED,
    tab: { ...ONE, across: [{ check: 'outlier', numerator: 'dilayani', denominator: 'sasaran', units: 5 }] },
    typed: [['1', 90, 100]],
    others: [8, 10, 11, 13, 14].map((served, index) => ({
      is: 'beside' as const,
      unit: `Desa Contoh ${index + 1}`,
      typed: [['1', served, 100]],
    })),
    at: 'B2',
    params: { share: 0.9, median: 0.12, units: 5 },
  },
  'copied-values': {
    means:
      'Most figures that two forms both have are the same, and they are many. Both units are told, since nobody knows who copied.',
    columns: SERVED,
    tab: { ...FIVE, across: [{ check: 'copied', columns: ['dilayani', 'sasaran'], least: 8 }] },
    typed: [
      ['1', 12, 40],
      ['2', 31, 55],
      ['3', 7, 19],
      ['4', 88, 120],
      ['5', 3, 64],
    ],
    others: [
      {
        is: 'beside',
        unit: 'Desa Contoh',
        typed: [
          ['1', 12, 40],
          ['2', 31, 55],
          ['3', 7, 19],
          ['4', 88, 120],
          ['5', 5, 64],
        ],
      },
    ],
    params: { cells: 9, unit: 'Desa Contoh' },
  },
};
