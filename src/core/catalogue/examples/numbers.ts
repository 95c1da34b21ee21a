import type { NumberProblems } from '../numbers.ts';
import { column, type Examples, figure } from './example.ts';

const BIRTHS = figure('lahir', 'Bayi lahir', 'Births', { units: ['bayi'] });
const TARGET = figure('sasaran', 'Sasaran', 'Target group');
const WEIGHT = column('berat', 'Berat (kg)', 'Weight (kg)', {
  type: 'number',
  constraints: { minimum: 0.5, maximum: 30 },
});

export const NUMBER_EXAMPLES: Examples<NumberProblems> = {
  'not-a-number': {
    means:
      'A cell of a number column holds words. Where only a unit stands beside the number, the number is offered.',
    columns: [figure('hadir', 'Hadir', 'Present')],
    typed: [['1', '12 keluarga']],
    at: 'B2',
    params: { value: '12 keluarga', suggestion: 12 },
  },
  'ambiguous-number': {
    means:
      'A separator that may stand for thousands or for decimals. The number is used as read, and asked about.',
    columns: [TARGET],
    typed: [['1', '1.871']],
    at: 'B2',
    params: { value: '1.871', read: 1871 },
  },
  'number-typo': {
    means: 'A full stop or comma was left at the end of a number. The number is used.',
    columns: [WEIGHT],
    typed: [['1', '10,2.']],
    at: 'B2',
    params: { value: '10,2.', read: 10.2 },
  },
  'number-letter': {
    means: 'A letter that looks like a digit stands in a number: O for 0, l for 1.',
    columns: [WEIGHT],
    typed: [['1', '1O,2']],
    at: 'B2',
    params: { value: '1O,2', suggestion: '10,2' },
  },
  'number-range': {
    means: 'A range was typed where one number is asked for.',
    columns: [BIRTHS],
    typed: [['1', '35-40']],
    at: 'B2',
    params: { value: '35-40' },
  },
  'number-bound': {
    means: 'A bound was typed where a counted or measured number is asked for.',
    columns: [WEIGHT],
    typed: [['1', '≥ 2,5']],
    at: 'B2',
    params: { value: '≥ 2,5' },
  },
  'number-scientific': {
    means:
      'An identity number stands in a number column, and a spreadsheet has turned it into a power of ten.',
    columns: [BIRTHS],
    typed: [['1', '6.20E+15']],
    at: 'B2',
    params: { value: '6.20E+15' },
  },
  'not-whole': {
    means: 'People and activities are counted in whole numbers.',
    columns: [BIRTHS],
    typed: [['1', 30.5]],
    at: 'B2',
    params: { value: 30.5 },
  },
  'below-minimum': {
    means: 'A number below the least that the column allows.',
    columns: [BIRTHS],
    typed: [['1', -1]],
    at: 'B2',
    params: { value: -1, minimum: 0 },
  },
  'above-maximum': {
    means: 'A number above the greatest that the column allows.',
    columns: [WEIGHT],
    typed: [['1', 31]],
    at: 'B2',
    params: { value: 31, maximum: 30 },
  },
};
