import { expect, test } from 'vitest';
import { parseCsv } from '../../../src/workspace/drive/csv.ts';

test.each<[string, string[][]]>([
  ['', []],
  ['a', [['a']]],
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,\r\n',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['"a,b","c ""d""\nbaris dua"', [['a,b', 'c "d"\nbaris dua']]],
  ['\ufeffkode,nama', [['kode', 'nama']]],
  ['a"b,c', [['a"b', 'c']]],
  ['"tak ditutup\n1,2', [['tak ditutup\n1,2']]],
  [',\n\n', [['', ''], ['']]],
])('%j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});
