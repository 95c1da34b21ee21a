/** Children and measures are made up. */
import type { GrowthProblems } from '../growth.ts';
import { column, type Examples } from './example.ts';

const COLUMNS = [
  column('kelamin', 'Jenis kelamin', 'Sex', { constraints: { enum: ['L', 'P'] } }),
  column('lahir', 'Tanggal lahir', 'Born', { type: 'date' }),
  column('ukur', 'Tanggal ukur', 'Measured on', { type: 'date' }),
  column('berat', 'Berat (kg)', 'Weight, kg', { type: 'number' }),
  column('panjang', 'Panjang (cm)', 'Length, cm', { type: 'number' }),
];
const RULE = {
  rule: 'growth' as const,
  sex: 'kelamin',
  birth: 'lahir',
  measured: 'ukur',
  weight: 'berat',
  length: 'panjang',
};

export const GROWTH_EXAMPLES: Examples<GrowthProblems> = {
  'growth-differs': {
    means:
      'A z-score or class typed by hand is not the one of the WHO Child Growth Standards. Where a method in use gives what was typed, it is named.',
    columns: [...COLUMNS, column('z', 'Z PB/U', 'Z length for age', { type: 'number' })],
    tab: { rules: [{ ...RULE, zScores: { lengthForAge: 'z' } }] },
    typed: [['1', 'L', '15/01/2024', '12/02/2025', 8.13, 71.2, -1.91]],
    at: 'G2',
    params: {
      index: 'lengthForAge',
      methods: [{ age: 'full-months', correction: true, formula: 'who' }],
      typed: -1.91,
      z: -2.33,
      class: 'stunted',
    },
  },
  'growth-implausible': {
    means:
      'A z-score beyond what a living child has, by the bounds of WHO’s survey analyser: a slip of pen, unit or date. Prevalence leaves it out.',
    columns: COLUMNS,
    tab: { rules: [RULE] },
    typed: [['1', 'P', '15/01/2024', '12/02/2025', 8.13, 171.2]],
    at: 'F2',
    params: { indices: ['lengthForAge', 'bmiForAge'] },
  },
};
