/** Over every form that is issued: what its columns ask for is never a problem, and filling it in never lowers completion. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, serialOfIso } from '../../../src/core/cells/calendar.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab, type TabResult } from '../../../src/core/checks/tab.ts';
import type { Column } from '../../../src/core/template/schema.ts';
import { isoDay } from '../../../src/core/text/format.ts';
import { templates } from '../../google/provision/plans.ts';

const tabs = templates.flatMap((template) =>
  compileTemplate(template).tabs.map((compiled) => ({
    name: `${template.id}/${compiled.tab.name}`,
    compiled,
  })),
);

const day = ({ constraints: { earliest, latest } }: Column) =>
  fc.integer({
    min: serialOfIso(earliest ?? '2025-01-01') as number,
    max: serialOfIso(latest ?? '2025-12-31') as number,
  });

/** What people type into a column who do what it asks. */
function valid(column: Column): fc.Arbitrary<CellValue> {
  const { minimum = 0, maximum = minimum + 900, enum: choices } = column.constraints;
  switch (column.type) {
    case 'integer':
      return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
    case 'number':
      return fc
        .integer({ min: Math.ceil(minimum * 10), max: Math.floor(maximum * 10) })
        .map((tenths) => tenths / 10);
    case 'percent':
      return fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);
    case 'date':
      return day(column).chain((serial) =>
        fc.constantFrom(serial, isoDay(isoOf(serial), 'id'), isoOf(serial).split('-').reverse().join('/')),
      );
    case 'yearmonth':
      return day(column).map((serial) => isoDay(isoOf(serial), 'id').replace(/^\d+ /, ''));
    case 'quarter':
      return fc
        .integer({ min: 1, max: 4 })
        .map((quarter) => `TW ${['I', 'II', 'III', 'IV'][quarter - 1]} 2025`);
    case 'mark':
      return fc.constantFrom(...Object.values(column.marks ?? {}).flatMap((texts) => texts ?? []));
    case 'string':
      if (choices !== undefined) return fc.constantFrom(...choices);
      if (column.format === 'nik') return fc.constantFrom('6202791403240001', '6202795403240002');
      if (column.format === 'kemendagri') return fc.constantFrom('62.02.05.2001', '62.02.05.1003');
      if (column.format === 'uri')
        return fc.constantFrom('https://drive.google.com/file/d/contoh', 'https://a.go.id/b');
      if (column.format === 'email') return fc.constantFrom('gizi@kotim.go.id', 'Petugas.Dua@gmail.com');
      if (column.format === 'time') return fc.constantFrom('23.59', '08:00', 0.6875);
      return fc.constantFrom('Posyandu Melati', 'a', 'Desa Contoh 01', '12/2025');
  }
}

const keyOf = ({ tab, fixedKeys }: CompiledTab) => (tab.rows === 'fixed' ? [...fixedKeys.values()][0]! : '1');

/** One row of the tab, typed into the named columns. */
function check(compiled: CompiledTab, cells: Record<string, CellValue>): TabResult {
  const { tab } = compiled;
  const header = tab.columns.map(({ label }) => label.id);
  const row = tab.columns.map(({ name }) => (name === tab.key ? keyOf(compiled) : (cells[name] ?? '')));
  return checkTab(compiled, { firstRow: 1, rows: [header, row] });
}

describe.each(tabs)('$name', ({ compiled }) => {
  const columns = compiled.entries.map(({ column }) => column);

  it('has no problem of a cell with what each column asks for', () => {
    for (const column of columns) {
      fc.assert(
        fc.property(valid(column), (value) => {
          const read = compiled.entries.find((entry) => entry.column === column)!.read;
          const found: string[] = [];
          read(value, (code) => void found.push(code));
          expect(found, `${column.name}: ${value}`).toEqual([]);
        }),
        { numRuns: 25, seed: 4 },
      );
    }
  });

  it('is never less complete by one more valid cell', () => {
    const row = fc.record(Object.fromEntries(columns.map((column) => [column.name, valid(column)])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(row, fc.nat(), (cells, which) => {
        const names = Object.keys(cells);
        if (names.length === 0) return;
        const { [names[which % names.length]!]: _, ...before } = cells;
        expect(check(compiled, cells).filled).toBeGreaterThanOrEqual(check(compiled, before).filled);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
