import type { KeyProblems } from '../keys.ts';
import { type Example, type Examples, figure } from './example.ts';

const columns = [figure('hadir', 'Hadir', 'Present')];
const fixed = {
  rows: 'fixed',
  fixedRows: [{ cells: { no: 'A1' } }, { cells: { no: 'A2' } }],
} satisfies Example<unknown>['tab'];

export const KEY_EXAMPLES: Examples<KeyProblems> = {
  'key-doubled': {
    means:
      'Two rows have the same key, and nobody can tell which is meant. Their cells are not judged; the key counts once.',
    columns,
    typed: [
      ['A1', 10],
      ['a1 ', 20],
    ],
    params: { key: 'A1', rows: [2, 3] },
  },
  'key-blank': {
    means: 'A row is filled in but has no key. It cannot be checked.',
    columns,
    typed: [
      ['A1', 10],
      ['', 20],
    ],
    at: 'A3',
    params: {},
  },
  'key-wildcard': {
    means: 'A key has a sign that a lookup takes as a wildcard. The row cannot be checked.',
    columns,
    typed: [
      ['A1', 10],
      ['B*', 20],
    ],
    at: 'A3',
    params: { key: 'B*' },
  },
  'key-unknown': {
    means: 'A form with fixed rows has a row that is not among them. It does not count.',
    columns,
    tab: fixed,
    typed: [
      ['A1', 10],
      ['A2', 20],
      ['A9', 5],
    ],
    at: 'A4',
    params: { key: 'A9' },
  },
  'key-missing': {
    means: 'A form with fixed rows lacks one of them: it was deleted, or its key was typed over.',
    columns,
    tab: fixed,
    typed: [['A1', 10]],
    params: { key: 'A2' },
  },
};
