import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab, type TabResult } from '../../../src/core/checks/tab.ts';
import { openForm } from '../../support/open-form.ts';

const compiled = compileTemplate(openForm).tabs[0]!;
const header = ['Kode', 'Nama kegiatan', 'Hadir', 'Undangan'];
const check = (...rows: CellValue[][]) => checkTab(compiled, { firstRow: 5, rows: [header, ...rows] });
const entries: CellValue[][] = [
  ['A1', 'Rembuk', 10, 20],
  ['A2', 'Rapat', 5, 5],
  ['A3', 'Pelatihan', 7, 8],
];
const counts = ({ expected, filled, valid, rowsChecked }: TabResult) => [
  expected,
  filled,
  valid,
  rowsChecked,
];
const codes = ({ lines }: TabResult, key: string) =>
  lines.filter((line) => line.key === key).flatMap((line) => line.problems.map(({ code }) => code));
const keyless = (result: TabResult) => result.keyless.map(({ code, row }) => [code, row]);

describe('a row of totals', () => {
  it.each<[CellValue[]]>([
    [['Jumlah', '', 22, 33]],
    [['JUMLAH TOTAL', '', 22, 33]],
    [['Jumlah Kecamatan Baamang', '', 22, 33]],
    [['A4', 'Total :', 22, 33]],
    [['A4', ' rata-rata', '7,3', 11]],
    [['Grand Total', '', 99, 33]],
  ])('%j is no entry, and says so beside itself', (row) => {
    const result = check(...entries, row);
    expect(counts(result)).toEqual([3, 3, 3, 3]);
    expect(result.lines.find(({ key }) => key === row[0])).toMatchObject({
      status: 'warning',
      problems: [{ code: 'totals-row', columns: ['kode'], row: undefined }].map(({ code, columns }) => ({
        code,
        columns,
      })),
    });
  });

  it.each<[CellValue[]]>([[['', 'Jumlah', 22, 33]], [['', 'Jumlah peserta', 22, 33]], [['', '', 22, 33]]])(
    '%j without a key is told by its row',
    (row) => {
      const result = check(...entries, row);
      expect(counts(result)).toEqual([3, 3, 3, 3]);
      expect(keyless(result)).toEqual([['totals-row', 9]]);
    },
  );

  it('stands between entries too, and each group may have one', () => {
    const [first, ...others] = entries as [CellValue[], ...CellValue[][]];
    const result = check(first, ['Subtotal', '', 10, 20], ...others, ['Subtotal', '', 12, 13]);
    expect(counts(result)).toEqual([3, 3, 3, 3]);
    expect(result.problems).toEqual([]);
    expect(codes(result, 'Subtotal')).toEqual(['totals-row']);
  });

  it.each<[CellValue[]]>([
    [['A4', 'Jumlah peserta rembuk', 22, 33]],
    [['A4', 'Totalitas layanan', 1, 2]],
    [['Jumlahan', 'x', 1, 2]],
    [['A4', '', 22, 33]],
  ])('is not what has a key and only sounds like one: %j', (row) => {
    expect(counts(check(...entries, row))).toEqual([4, 4, 4, 4]);
  });

  it.each<[CellValue[][]]>([
    [[...entries, ['', '', 22, 34]]],
    [[...entries, ['', '', 0, 0]]],
    [[...entries.slice(1), ['', '', 12, 13]]],
  ])('is not any row whose figures are no sums, or sums of too little: %j', (rows) => {
    expect(keyless(check(...rows)).map(([code]) => code)).toEqual(['key-blank']);
  });

  it('leaves the counts as they were, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(entries.length), fc.integer(), fc.integer(), (at, hadir, undangan) => {
        const rows = [...entries.slice(0, at), ['', 'TOTAL', hadir, undangan], ...entries.slice(at)];
        expect(counts(check(...rows))).toEqual(counts(check(...entries)));
      }),
    );
  });

  it('adds nothing to the figures that stand as text', () => {
    const typed: CellValue[] = ['A4', 'Rapat', '1.871', '20'];
    const total: CellValue[] = ['A5', 'Jumlah', '1.871', '20'];
    expect(check(...entries, typed).numbersAsText).toBe(2);
    expect(check(...entries, typed, total).numbersAsText).toBe(2);
  });

  it('takes no room from the entries of an open tab', () => {
    const limited = { ...compiled, tab: { ...compiled.tab, maxRows: entries.length } };
    const total: CellValue[] = ['A0', 'Jumlah', 22, 33];
    const rows = [header, total, ...entries, ['A4', 'Rapat', 5, 5], total];
    const result = checkTab(limited, { firstRow: 5, rows });
    expect(result.rowsChecked).toBe(entries.length);
    expect(result.problems).toMatchObject([{ code: 'too-many-rows', params: { rows: 1 } }]);
  });

  it('alone makes no form', () => {
    expect(check(['Jumlah', '', 0, 0]).problems).toMatchObject([{ code: 'no-rows' }]);
  });
});
