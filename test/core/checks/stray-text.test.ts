import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../src/core/approval/cells.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { allProblems, checkForm, checkTabs } from '../../../src/core/checks/form.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { openForm } from '../../support/open-form.ts';

const compiled = compileTemplate(openForm);
const header = ['Kode', 'Nama kegiatan', 'Hadir', 'Undangan'];
const block = (rows: CellValue[][]) => ({ firstRow: 5, rows: [header, ...rows] });
const check = (...rows: CellValue[][]) => checkTab(compiled.tabs[0]!, block(rows));
const entries: CellValue[][] = [
  ['A1', 'Rembuk', 10, 20],
  ['A2', 'Rapat', '', ''],
];

describe('text below the entries', () => {
  it.each<[string, CellValue[][], number[]]>([
    ['a source in the key column', [['Sumber: Dinas Kesehatan']], [8]],
    ['a note beside the key', [['', 'Catatan: angka sementara']], [8]],
    ['a footnote', [['*) angka sementara']], [8]],
    [
      'signatures',
      [[], ['', '', 'Mengetahui,'], ['', '', 'Camat Contoh'], [], ['', 'Nama Contoh', 'NIP. 1'], ['Sampit']],
      [9, 10, 12, 13],
    ],
    ['a place and a day after a gap', [[], ['Sampit, 31 Desember 2025'], ['Operator']], [9, 10]],
    ['a text after a gap without a key', [[], ['', 'selesai']], [9]],
    ['a note below the totals', [['Jumlah', '', 10, 20], ['Ket: sementara']], [9]],
  ])('%s is a note, told once', (_, notes, rows) => {
    const result = check(...entries, ...notes);
    expect(result).toMatchObject({ expected: 2, filled: 1, keyless: [] });
    expect(result.problems).toMatchObject([{ code: 'stray-text', severity: 'info', params: { rows } }]);
  });

  it.each<[string, CellValue[][]]>([
    ['a key that waits for its figures', [['A3'], [], ['A4']]],
    ['an entry without a key', [['', 'Rapat', 1, 2]]],
    ['a name without a key right below', [['', 'Pelatihan']]],
    ['an entry that begins like a note', [['A3', 'Sumber air bersih', 1, 2]]],
    ['an entry below something like a note', [['Catatan'], ['A3', 'Rapat', 1, 2]]],
  ])('%s is none', (_, rows) => {
    const result = check(...entries, ...rows);
    expect(result.problems).toEqual([]);
    expect(result.rowsChecked).toBe(2 + rows.filter((row) => row.length > 0).length);
  });

  it('has a line that says so where its key can be looked up', () => {
    const result = check(...entries, ['Sumber: Dinkes'], ['*'], ['A1']);
    expect(result.lines.filter(({ key }) => key !== 'A2')).toMatchObject([
      { key: 'A1', status: 'valid', problems: [] },
      { key: 'Sumber: Dinkes', status: 'blank', problems: [{ code: 'stray-text', row: 8 }] },
    ]);
    expect(result.end).toBe(3);
  });

  it('counts once among the problems of the form', () => {
    const tabs = checkTabs(compiled, [block([...entries, ['Sumber: a'], ['Sumber: b']])]);
    const form = checkForm(compiled, tabs, {
      said: readApproval({ state: '' }),
      standing: 'none',
      structural: [],
    });
    expect(allProblems(form).map(({ code }) => code)).toEqual(['stray-text']);
  });

  it('never changes what stands above it', () => {
    const cell = fc.constantFrom<CellValue>('', 'Mengetahui,', 'Camat', 'Sumber: x', 'TTD', '-');
    const empty = fc.constant<CellValue>('');
    // With a key and two cells more it would be an entry, however wrong.
    const note = fc.oneof(fc.tuple(cell, empty, empty, cell), fc.tuple(empty, cell, cell, cell));
    fc.assert(
      fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
        const above = check(...entries).lines;
        const result = check(...entries, ['Mengetahui,'], ...notes);
        expect(result.lines.slice(0, above.length)).toEqual(above);
        expect(result).toMatchObject({ expected: 2, filled: 1, keyless: [] });
      }),
    );
  });
});

describe('below fixed rows', () => {
  const file = new URL('../../../sheets-templates/aksi-konvergensi-2025.json', import.meta.url);
  const fixed = compileTemplate(parseTemplate(JSON.parse(readFileSync(file, 'utf8')), 'aksi')).tabs[0]!;
  const { columns, fixedRows } = fixed.tab;
  const rows = [
    columns.map(({ label }) => label.id),
    ...fixedRows.map(({ cells }) => columns.map(({ name }): CellValue => cells[name] ?? '')),
  ];

  it('notes and totals are told as such, and another key is not known', () => {
    const told = (...below: CellValue[][]) => {
      const result = checkTab(fixed, { firstRow: 5, rows: [...rows, ...below] });
      expect(result).toMatchObject({ expected: 31, filled: 0 });
      return [...result.problems, ...result.keyless, ...result.lines.flatMap((line) => line.problems)].map(
        ({ code }) => code,
      );
    };
    expect(told(['', 'Sumber: Dinkes'])).toEqual(['stray-text', 'stray-text']);
    expect(told([], ['', '', 'Camat Contoh'])).toEqual(['stray-text']);
    expect(told(['', 'JUMLAH'])).toEqual(['totals-row']);
    expect(told(['', 'AK25-99'])).toEqual(['key-unknown']);
  });
});
