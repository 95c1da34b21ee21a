import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../src/core/approval/cells.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkForm, checkTabs } from '../../../src/core/checks/form.ts';
import { statusFormulas } from '../../../src/core/status/formulas.ts';
import { linesByKey, statusGaps } from '../../../src/core/status/gaps.ts';
import { foundWrittenAt, sameCells, sheetRows } from '../../../src/core/status/sheet.ts';
import { openForm } from '../../support/open-form.ts';

const compiled = compileTemplate(openForm);
const header = ['Kode', 'Nama kegiatan', 'Hadir', 'Undangan', 'Status', 'Pesan', 'Kolom'];
const context = {
  template: openForm,
  unitName: 'Kecamatan Contoh (99.01.01)',
  zone: 'Asia/Jakarta' as const,
  nextDeadline: undefined,
  demonstration: true,
  measured: { measures: [], explanations: [] },
};

function form(rows: CellValue[][], stateCell: CellValue = 'draft') {
  const tabs = checkTabs(compiled, [{ firstRow: 5, rows: [header, ...rows] }]);
  return checkForm(compiled, tabs, {
    said: readApproval({ state: stateCell }),
    standing: 'none',
    structural: [],
  });
}

const rowsOf = (rows: CellValue[][], at = '18 Nov 2025, 09.02 WIB') => sheetRows(form(rows), context, at);
const line = (rows: CellValue[][], key: string) => rowsOf(rows).find((row) => row[0] === key);

describe("Pantau's own tab", () => {
  it('says in a line what is wrong, where, and what to do', () => {
    expect(line([['A1', 'Rembuk', 45, 40]], 'kegiatan|A1')).toEqual([
      'kegiatan|A1',
      'Perlu diperbaiki',
      'Hadir: 45 melebihi Undangan (40).',
      ';e:hadir;e:undangan;',
      'Periksa kembali kedua angka.',
    ]);
  });

  it('sums up on top, with the time in B2', () => {
    const rows = rowsOf([
      ['A1', 'Rembuk', 30, 40],
      ['A2', 'Rapat', 45, 40],
      ['A3', 'Pelatihan', '', ''],
    ]);
    expect(foundWrittenAt(rows)).toBe('18 Nov 2025, 09.02 WIB');
    const by = new Map(rows.map((row) => [row[0], row.slice(1, 3)]));
    expect(by.get('Terisi')).toEqual(['66,67 %', '2 dari 3 isian']);
    expect(by.get('Sah (terisi tanpa kesalahan)')).toEqual(['33,33 %', '1 dari 3 isian']);
    expect(by.get('Diajukan')).toEqual(['0,00 %', '0 dari 3 isian']);
    expect(by.get('Catatan')?.[1]).toBe('Data contoh, bukan data resmi.');
  });

  it('does not change when rows are sorted, and only in its time when written again', () => {
    const one: CellValue[][] = [
      ['B', 'x', 1, 2],
      ['a', 'y', 3, 4],
    ];
    expect(sameCells(rowsOf(one), rowsOf(one.toReversed()))).toBe(true);
    const later = rowsOf(one, '19 Nov 2025, 09.02 WIB');
    expect(rowsOf(one).flatMap((row, r) => row.filter((cell, c) => cell !== later[r]?.[c]))).toEqual([
      '18 Nov 2025, 09.02 WIB',
    ]);
  });

  it('is compared without regard to trailing blanks, and with regard to anything beyond its columns', () => {
    const rows = rowsOf([['A1', 'x', 1, 2]]);
    const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
    expect(sameCells(trimmed, rows)).toBe(true);
    expect(sameCells([...trimmed, [], ['', '', '', '', '', 'stray']], rows)).toBe(false);
  });
});

describe('status cells beside the rows', () => {
  const [tab] = openForm.tabs;
  if (!tab) throw new Error('no tab');
  /** The tab as the formulas show it, from `rows` of Pantau's own tab. */
  const gaps = (rows: CellValue[][], head: CellValue[] = header) => {
    const [result] = checkTabs(compiled, [
      { firstRow: 5, rows: [head, ...rows.map((row) => row.slice(0, 4))] },
    ]);
    if (!result) throw new Error('no result');
    const lines = linesByKey(rowsOf(rows.map((row) => row.slice(0, 4))));
    return statusGaps(tab, result, [head, ...rows], 5, lines);
  };
  const formulas = statusFormulas(tab);

  it('need nothing where they show what they should', () => {
    expect(
      gaps([
        ['A1', 'x', 1, 2, 'Benar'],
        [
          'A2',
          'x',
          3,
          2,
          'Perlu diperbaiki',
          'Baris 7, Hadir: 3 melebihi Undangan (2). Periksa kembali kedua angka.',
          ';e:hadir;e:undangan;',
        ],
        [
          '',
          'x',
          '',
          '',
          'Kunci kosong',
          'Baris 8, Kode: masih kosong. Isi kolom ini agar baris dapat diperiksa.',
          ';e:kode;',
        ],
        [],
      ]),
    ).toEqual({ columns: [], missing: 0, overwritten: 0 });
  });

  it('get a formula in a new row, and no other cell is touched', () => {
    expect(
      gaps([
        ['A1', 'x', 1, 2, 'Benar'],
        ['A2', 'x', 1, 2],
      ]),
    ).toEqual({
      columns: [{ column: 'status', cells: [null, null, formulas.status] }],
      missing: 1,
      overwritten: 0,
    });
  });

  it('get their formula back where somebody typed, header included', () => {
    const result = gaps(
      [['A1', 'x', 1, 2, 'saya isi']],
      [...header.slice(0, 4), 'Catatan', 'Pesan', 'Kolom'],
    );
    expect(result.columns).toEqual([{ column: 'status', cells: [expect.stringContaining('pantau_waktu')] }]);
    expect(gaps([['A1', 'x', 1, 2, 'saya isi', 'teks', 'teks']])).toEqual({
      columns: [
        { column: 'status', cells: [null, formulas.status] },
        { column: 'pesan', cells: [null, formulas.pesan] },
        { column: 'kolom', cells: [null, formulas.kolom] },
      ],
      missing: 0,
      overwritten: 3,
    });
  });

  it('are the same text in every row, with ; between arguments', () => {
    for (const formula of Object.values(formulas)) {
      expect(formula).toContain('ROW()');
      expect(formula.replace(/"[^"]*"/g, '')).not.toContain(',');
    }
  });
});
