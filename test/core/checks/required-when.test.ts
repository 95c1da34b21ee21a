import { describe, expect, it } from 'vitest';
import { COLUMNS, column } from './columns.ts';
import { codes, list, said } from './list.ts';

const place = column('place', { type: 'string', notApplicable: ['TS'] });
const made = list(
  [COLUMNS.choice, COLUMNS.whole, place],
  [
    {
      rule: 'required-when',
      column: 'place',
      when: {
        any: [
          { column: 'choice', oneOf: ['KEK', 'Risti'] },
          { column: 'whole', above: 3 },
        ],
      },
    },
  ],
);

describe('a column required by others', () => {
  it('is asked for where they say so, and names them', () => {
    expect(said(made, ['kek', '', ''])).toEqual([
      { code: 'required-when', params: { because: ['choice', 'whole'] }, columns: ['place'] },
    ]);
    expect(codes(made, ['Normal', 4, ' '])).toEqual(['required-when']);
  });

  it.each([[['Normal', 3, '']], [['', '', '']], [['KEK', '', 'RSUD']], [['KEK', '', 'TS']]])(
    'is not asked for in %j',
    (row) => {
      expect(codes(made, row)).toEqual([]);
    },
  );
});
