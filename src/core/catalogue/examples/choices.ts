import type { ChoiceProblems } from '../choices.ts';
import { column, type Examples, figure } from './example.ts';

const RECEIVED = column('diterima', 'Diterima', 'Received', {
  type: 'mark',
  marks: { yes: ['Y'], no: ['T'], notYet: ['belum'], notApplicable: ['TS'] },
});
const STATUS = column('gizi', 'Status gizi', 'Nutrition', { constraints: { enum: ['Normal', 'KEK'] } });
const CODED = column('kode', 'Kode indikator', 'Indicator code', {
  constraints: { pattern: 'AK25-[0-9]{2}' },
});

export const CHOICE_EXAMPLES: Examples<ChoiceProblems> = {
  'not-a-mark': {
    means: 'Every column of marks has an alphabet of its own; this text is not in it.',
    columns: [RECEIVED],
    typed: [['1', 'belm']],
    at: 'B2',
    params: { value: 'belm', suggestion: 'belum', allowed: 'Y, T, belum, TS' },
  },
  'not-in-list': {
    means: 'The text is none of the choices of the column.',
    columns: [STATUS],
    typed: [['1', 'nromal']],
    at: 'B2',
    params: { value: 'nromal', suggestion: 'Normal', allowed: 'Normal, KEK' },
  },
  'pattern-mismatch': {
    means: 'The text has not the shape that the column asks for.',
    columns: [CODED],
    typed: [['1', 'AK25-1']],
    at: 'B2',
    params: { value: 'AK25-1' },
  },
  placeholder: {
    means: 'A sign such as “-” may mean zero, no target group, or not known yet. The cell counts as blank.',
    columns: [figure('dilayani', 'Dilayani', 'Served')],
    typed: [['1', '-']],
    at: 'B2',
    params: { value: '-' },
  },
  'formula-error': {
    means: 'A formula that was typed or pasted gives an error instead of a value.',
    columns: [figure('dilayani', 'Dilayani', 'Served')],
    typed: [['1', '#REF!']],
    at: 'B2',
    params: { value: '#REF!' },
  },
};
