import { describe, expect, it } from 'vitest';
import { column } from './columns.ts';
import { codes, list, said } from './list.ts';

const mark = (name: string) => column(name, { type: 'mark', marks: { yes: ['V', 'ya'], no: ['X'] } });
const state = column('state', { type: 'string', constraints: { enum: ['Ya', 'Tidak'] } });
const columns = [mark('kek'), mark('risti'), state];
const rule = { rule: 'exclusive', columns: ['kek', 'risti', 'state'], yes: ['ya'] };
const most = list(columns, [rule]);
const exactly = list(columns, [{ ...rule, exactly: true }]);

describe('columns of which one may say yes', () => {
  it('are told by those that do', () => {
    expect(said(most, ['v', 'X', 'ya'])).toEqual([
      { code: 'exclusive', params: { both: ['kek', 'state'] }, columns: ['kek', 'state'] },
    ]);
  });

  it.each([[['V', 'X', 'Tidak']], [['X', 'X', 'Tidak']], [['V', '', '']], [['', '', '']]])(
    'pass where at most one does: %j',
    (row) => {
      expect(codes(most, row)).toEqual([]);
    },
  );

  it('must be one where the template says so, once all are filled', () => {
    expect(codes(exactly, ['X', 'X', 'Tidak'])).toEqual(['exclusive-none']);
    expect(codes(exactly, ['X', 'X', ''])).toEqual([]);
    expect(codes(exactly, ['X', 'V', 'Tidak'])).toEqual([]);
    expect(codes(exactly, ['V', 'V', 'Tidak'])).toEqual(['exclusive']);
  });
});
