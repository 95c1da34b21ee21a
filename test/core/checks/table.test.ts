import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/core/across/figures.ts';
import { isoOf } from '../../../src/core/cells/calendar.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { tableOf } from '../../../src/core/checks/table.ts';
import { templates } from '../../google/provision/plans.ts';
import { type Typed, tabRows } from '../../support/filled.ts';

const named = (id: string) => templates.find((template) => template.id === id)!;
const compiledTab = (id: string, name: string) =>
  compileTemplate(named(id)).tabs.find(({ tab }) => tab.name === name)!;

function table(compiled: ReturnType<typeof compiledTab>, typed: readonly Typed[]) {
  const block = { firstRow: 5, rows: tabRows(compiled.tab, typed) };
  return tableOf(compiled, checkTab(compiled, block), block);
}

describe('the rows of a checked tab', () => {
  const children = compiledTab('pengukuran-balita', 'pengukuran');
  const child = (cells: Typed): Typed => ({ nama: 'Anak Contoh', berat: 8, tinggi: 70, ...cells });
  const keys = (rows: Typed[]) => table(children, rows).rows.map(({ key }) => key);

  it('hold no totals and no notes', () => {
    const rows = [
      child({ no: '1' }),
      child({ no: '2' }),
      { no: 'Jumlah', berat: 16, tinggi: 140 },
      { no: null, nama: 'Rata-rata', berat: 8, tinggi: 70 },
      { no: 'Mengetahui, Kepala Puskesmas' },
    ];
    expect(keys(rows)).toEqual(['1', '2']);
  });

  it('leave out rows whose key stands more than once, and tell which', () => {
    const { rows, doubled } = table(children, [
      child({ no: 'A1' }),
      child({ no: 'A2' }),
      child({ no: 'a1' }),
      child({ no: null }),
    ]);
    expect(rows.map(({ key, row }) => [key, row])).toEqual([['A2', 7]]);
    expect(doubled.map(({ key, row }) => [key, row])).toEqual([
      ['A1', 6],
      ['a1', 8],
    ]);
    expect(doubled[0]!.number('berat')).toBe(8);
  });

  it('read a column of dates as all of it shows that it was written', () => {
    const days = (...measured: string[]) =>
      table(
        children,
        measured.map((tanggal_ukur) => child({ tanggal_ukur })),
      ).rows.map((row) => isoOf(row.number('tanggal_ukur')!));
    expect(days('03/04/2025', '05/06/2025')).toEqual(['2025-04-03', '2025-06-05']);
    // The second can only be 17 April, so that the first is 4 March.
    expect(days('03/04/2025', '04/17/2025')).toEqual(['2025-03-04', '2025-04-17']);
  });

  it('are none of a tab whose header cannot be read', () => {
    const block = { firstRow: 5, rows: [['Entah'], ['1']] };
    expect(tableOf(children, checkTab(children, block), block)).toEqual({ rows: [], doubled: [] });
  });

  it('of fixed rows are those of the template', () => {
    const report = compiledTab('kpm-triwulan-2025', 'f4_layanan');
    const [header, ...rows] = tabRows(report.tab);
    const stranger = header!.map((_, at) => (at === 1 ? 'T9-lain' : null));
    const block = { firstRow: 5, rows: [header!, ...rows, stranger] };
    const { rows: read } = tableOf(report, checkTab(report, block), block);
    expect(read.map(({ key }) => key)).toEqual([...report.fixedKeys.values()]);
  });

  it('are those that the checks count, whatever stands in the sheet', () => {
    const activities = compiledTab('kim', named('kim').tabs[0]!.name);
    const { tab } = activities;
    const key = fc.constantFrom('1', '2', '3', 'a', 'A', 'Jumlah', 'Total', '', 'Sumber: desa', '#REF!', '-');
    const value = fc.constantFrom<string | number | null>(null, 'x', 4, '12', 'Jumlah', '-', '#N/A');
    const row = fc.tuple(
      key,
      fc.array(value, { minLength: tab.columns.length, maxLength: tab.columns.length }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (typed) => {
        const at = tab.columns.findIndex(({ name }) => name === tab.key);
        const rows = typed.map(([text, cells]) => cells.with(at, text));
        const block = { firstRow: 5, rows: [tab.columns.map(({ label }) => label.id), ...rows] };
        const result = checkTab(activities, block);
        const { rows: read, doubled } = tableOf(activities, result, block);
        const groups = new Set(doubled.map(({ identity }) => identity)).size;
        if (tab.completion !== undefined) expect(read.length + groups).toBe(result.expected);
        expect(new Set(read.map(({ identity }) => identity)).size).toBe(read.length);
        expect(read.every(({ identity }) => doubled.every((other) => other.identity !== identity))).toBe(
          true,
        );
      }),
      { seed: 20251118 },
    );
  });

  it('are those that comparisons across forms take their figures from', () => {
    const indicators = compiledTab('aksi-konvergensi-2025', 'indikator');
    const { tab } = indicators;
    const [first, second] = [...indicators.fixedKeys.values()];
    const rows = tabRows(
      tab,
      [first!, second!].map((key) => ({ [tab.key]: key, dilayani: 3, sasaran: 4 })),
    );
    const again = rows.find((row) => row.includes(second!))!;
    const block = { firstRow: 5, rows: [...rows, again] };
    const result = checkTab(indicators, block);
    const whole = compileTemplate(named('aksi-konvergensi-2025'));
    const figures = readFigures({ ...whole, tabs: [indicators] }, [result], [block]);
    expect(figures).toEqual({ indikator: { dilayani: { [first!]: 3 }, sasaran: { [first!]: 4 } } });
  });
});
