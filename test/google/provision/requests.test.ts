import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { statusFormulas } from '../../../src/core/status/formulas.ts';
import { STATUS_WORDS } from '../../../src/core/status/words.ts';
import { DECISIONS } from '../../../src/core/template/schema.ts';
import { PAINTS, TINTS } from '../../../src/google/provision/colours.ts';
import { provisionRequests } from '../../../src/google/provision/requests.ts';
import { fileName } from '../../../src/google/provision/spreadsheet.ts';
import { issued, open, planOf } from './plans.ts';

type Request = sheets_v4.Schema$Request;
type Kind = keyof Request;

const ofKind = <K extends Kind>(requests: Request[], kind: K): NonNullable<Request[K]>[] =>
  requests.flatMap((request) => (request[kind] ? [request[kind] as NonNullable<Request[K]>] : []));

/** The form of 2025 without its tab of evidence, so that places are easy to count. */
const indicators = { ...issued, tabs: issued.tabs.slice(0, 1) };
const formPlan = (changes: Parameters<typeof planOf>[0] = {}) => planOf({ template: indicators, ...changes });
const requests = provisionRequests(formPlan());
const openRequests = provisionRequests(planOf({ template: open, demonstration: false }));

const namedRanges = (all: Request[]) =>
  Object.fromEntries(
    ofKind(all, 'addNamedRange').map(({ namedRange }) => [namedRange!.name, namedRange!.range]),
  );

/** Texts of the rows that start at A1 of a tab. */
const textsOf = (all: Request[], sheetId: number) =>
  ofKind(all, 'updateCells')
    .find(({ start }) => start?.sheetId === sheetId)!
    .rows!.map((row) =>
      row.values!.map(
        ({ userEnteredValue: value }) => value?.stringValue ?? value?.formulaValue ?? value?.numberValue,
      ),
    );

describe('the form of 2025', () => {
  test('sets locale and zone first, since formulas are read by them', () => {
    expect(requests[0]).toEqual({
      updateSpreadsheetProperties: {
        properties: { locale: 'in_ID', timeZone: 'Asia/Jakarta' },
        fields: 'locale,timeZone',
      },
    });
  });

  test('takes over the tab that a new spreadsheet has, and adds Persetujuan, Pantau and Petunjuk', () => {
    expect(ofKind(requests, 'updateSheetProperties')).toEqual([
      {
        properties: {
          sheetId: 0,
          title: 'Indikator',
          gridProperties: { rowCount: 36, columnCount: 14, frozenRowCount: 5, frozenColumnCount: 2 },
        },
        fields: 'title,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)',
      },
    ]);
    expect(
      ofKind(requests, 'addSheet').map(({ properties }) => [
        properties!.sheetId,
        properties!.title,
        properties!.gridProperties!.rowCount,
        properties!.gridProperties!.columnCount,
      ]),
    ).toEqual([
      [1, 'Pantau', 61, 5],
      [3, 'Persetujuan', 12, 3],
      [2, 'Petunjuk', expect.any(Number), 1],
    ]);
  });

  test('puts title, unit, state and note above a header that the checks can read', () => {
    const [title, unit, state, note, header, ...rows] = textsOf(requests, 0);
    expect(title).toEqual([undefined, undefined, 'Aksi Konvergensi 2025: 31 indikator layanan']);
    expect(unit).toEqual([
      undefined,
      undefined,
      'Kecamatan Baamang (62.02.05), Kabupaten Kotawaringin Timur',
    ]);
    expect(state).toEqual([undefined, undefined, 'Keadaan formulir:', 'draft']);
    expect(note![2]).toMatch(/^Data contoh, bukan data resmi\. /);
    const shown = header!.map((cell) => (String(cell).startsWith('=') ? 'Status' : cell));
    const read = compileTemplate(issued).tabs[0]!.readHeader(shown);
    expect(read).toMatchObject({ readable: true, problems: [] });
    expect([...read.status.keys()]).toEqual(['status', 'pesan', 'kolom']);
    expect(rows).toHaveLength(31);
    expect(rows[6]!.slice(0, 2)).toEqual([7, 'AK25-07']);
  });

  test('says that entries are made up only where they are', () => {
    expect(textsOf(provisionRequests(formPlan({ demonstration: false })), 0)[3]![2]).not.toMatch(/contoh/i);
    expect(fileName(planOf())).toMatch(/Kecamatan Baamang \(62\.02\.05\) – Data contoh, bukan data resmi$/);
    expect(fileName(planOf({ demonstration: false }))).toMatch(/Kecamatan Baamang \(62\.02\.05\)$/);
  });

  test('names every range that Pantau reads or writes, unbounded where sheets may grow', () => {
    const rows = { startRowIndex: 4, endRowIndex: 36 };
    const column = (start: number) => ({ startColumnIndex: start, endColumnIndex: start + 1 });
    expect(namedRanges(requests)).toEqual({
      pantau_indikator: { sheetId: 0, ...rows },
      pantau_indikator_k_kode: { sheetId: 0, ...column(1) },
      pantau_indikator_k_dilayani: { sheetId: 0, ...column(7) },
      pantau_indikator_k_sasaran: { sheetId: 0, ...column(8) },
      pantau_indikator_k_persentase: { sheetId: 0, ...column(9) },
      pantau_indikator_k_keterangan: { sheetId: 0, ...column(10) },
      pantau_indikator_status: { sheetId: 0, ...rows, ...column(11) },
      pantau_indikator_pesan: { sheetId: 0, ...rows, ...column(12) },
      pantau_indikator_kolom: { sheetId: 0, ...rows, ...column(13) },
      pantau_keadaan: { sheetId: 0, startRowIndex: 2, endRowIndex: 3, ...column(3) },
      pantau_lembar: { sheetId: 1, startColumnIndex: 0, endColumnIndex: 5 },
      pantau_waktu: { sheetId: 1, startRowIndex: 1, endRowIndex: 2, ...column(1) },
      pantau_keputusan: { sheetId: 3, startRowIndex: 4, endRowIndex: 5, ...column(1) },
      pantau_catatan_verifikator: { sheetId: 3, startRowIndex: 5, endRowIndex: 6, ...column(1) },
      pantau_verifikator: { sheetId: 3, startRowIndex: 6, endRowIndex: 7, ...column(1) },
      pantau_tanggal_keputusan: { sheetId: 3, startRowIndex: 7, endRowIndex: 8, ...column(1) },
    });
  });

  test('lets staff change entry cells, provisional names and the state, and nothing else', () => {
    const [pantau, legend, form] = ofKind(requests, 'addProtectedRange')
      .map(({ protectedRange }) => protectedRange!)
      .filter(({ range }) => range!.sheetId !== 3);
    for (const whole of [pantau, legend, form]) {
      expect(whole!.editors).toEqual({ users: ['pantau@proyek.iam.gserviceaccount.com'] });
      expect(whole!.warningOnly).toBeUndefined();
      expect(Object.keys(whole!.range!)).toEqual(['sheetId']);
    }
    expect([pantau!.unprotectedRanges, legend!.unprotectedRanges]).toEqual([undefined, undefined]);
    const free = new Set(
      form!.unprotectedRanges!.flatMap((range) => {
        const cells: string[] = [];
        for (let row = range.startRowIndex!; row < range.endRowIndex!; row++)
          for (let at = range.startColumnIndex!; at < range.endColumnIndex!; at++) cells.push(`${row},${at}`);
        return cells;
      }),
    );
    const wanted = issued.tabs[0]!.fixedRows.flatMap((row, index) => [
      ...[7, 8, 9, 10].map((at) => `${5 + index},${at}`),
      ...(row.naming === 'provisional' ? [`${5 + index},3`] : []),
    ]);
    expect([...free].sort()).toEqual([...wanted, '2,3'].sort());
  });

  test('lets only verifikators decide, and them nothing else', () => {
    const all = provisionRequests(formPlan({ verifiers: ['camat@contoh.example'] }));
    const accounts = ['pantau@proyek.iam.gserviceaccount.com'];
    const cells = {
      sheetId: 3,
      startRowIndex: 4,
      endRowIndex: 8,
      startColumnIndex: 1,
      endColumnIndex: 2,
    };
    const protections = ofKind(all, 'addProtectedRange').map(({ protectedRange }) => protectedRange!);
    expect(protections.filter(({ range }) => range!.sheetId === 3)).toEqual([
      {
        range: { sheetId: 3 },
        description: expect.any(String),
        unprotectedRanges: [cells],
        editors: { users: accounts },
      },
      {
        range: cells,
        description: expect.any(String),
        editors: { users: [...accounts, 'camat@contoh.example'] },
      },
    ]);
    const others = protections.filter(({ range }) => range!.sheetId !== 3);
    for (const { editors } of others) expect(editors!.users).toEqual(accounts);
  });

  test('lets further editors in where the plan names them', () => {
    const all = provisionRequests(formPlan({ editors: ['kabupaten@contoh.example'] }));
    for (const { protectedRange } of ofKind(all, 'addProtectedRange')) {
      expect(protectedRange!.editors!.users).toContain('kabupaten@contoh.example');
    }
  });

  test('lays the same status formulas beside every row and hides the column of marks', () => {
    const formulas = ofKind(requests, 'repeatCell').filter(({ fields }) => fields === 'userEnteredValue');
    expect(formulas.map(({ cell }) => cell!.userEnteredValue!.formulaValue)).toEqual(
      Object.values(statusFormulas(issued.tabs[0]!)),
    );
    expect(formulas.map(({ range }) => range)).toEqual(
      [11, 12, 13].map((at) => ({
        sheetId: 0,
        startRowIndex: 5,
        endRowIndex: 36,
        startColumnIndex: at,
        endColumnIndex: at + 1,
      })),
    );
    const hidden = ofKind(requests, 'updateDimensionProperties').filter(
      ({ properties }) => properties!.hiddenByUser,
    );
    expect(hidden.map(({ range }) => [range!.startIndex, range!.endIndex])).toEqual([[13, 14]]);
  });

  test('colours cells by the marks of their own row, errors before warnings, then the status by its word', () => {
    const rules = ofKind(requests, 'addConditionalFormatRule');
    expect(rules.map(({ index }) => index)).toEqual(rules.map((_, index) => index));
    const formulas = rules.map(({ rule }) => rule!.booleanRule!.condition!.values![0]!.userEnteredValue!);
    const names = ['kode', 'dilayani', 'sasaran', 'persentase', 'keterangan'];
    expect(formulas.slice(0, 10)).toEqual(
      ['e', 'w'].flatMap((mark) => names.map((name) => `=ISNUMBER(SEARCH(";${mark}:${name};";$N6))`)),
    );
    const words = formulas
      .slice(10)
      .flatMap((formula) => [...formula.matchAll(/\$L6="([^"]+)"/g)].map((m) => m[1]));
    expect(words.sort()).toEqual(Object.values(STATUS_WORDS).sort());
    for (const { rule } of rules) {
      expect(rule!.ranges).toEqual([
        expect.objectContaining({ sheetId: 0, startRowIndex: 5, endRowIndex: 36 }),
      ]);
    }
  });

  test('offers lists without refusing what is outside, the form state aside', () => {
    expect(
      ofKind(requests, 'setDataValidation').map(({ range, rule }) => [
        range!.startRowIndex,
        range!.startColumnIndex,
        rule!.condition!.values!.map((value) => value.userEnteredValue),
        rule!.strict,
      ]),
    ).toEqual([
      [4, 1, [...DECISIONS], true],
      [2, 3, ['draft', 'diajukan'], true],
      [5, 10, ['Tidak ada sasaran'], false],
    ]);
  });

  test('writes help beside every entry header, and tells staff to leave the status columns alone', () => {
    const header = ofKind(requests, 'updateCells').find(({ start }) => start?.sheetId === 0)!.rows![4]!
      .values!;
    const notes = header.map(({ note }) => note);
    expect(notes.slice(0, 7)).toEqual(Array(7).fill(undefined));
    for (const column of issued.tabs[0]!.columns.filter(({ entry }) => entry)) {
      expect(notes).toContain(column.help!.id);
    }
    expect(notes.slice(11)).toEqual(
      Array(3).fill('Kolom ini milik Pantau dan terisi sendiri. Jangan diisi.'),
    );
  });

  test('shows counts as whole numbers and shares as percentages', () => {
    const patterns = ofKind(requests, 'repeatCell').flatMap(({ range, cell }) =>
      range!.sheetId === 0 && cell!.userEnteredFormat?.numberFormat
        ? [[range!.startColumnIndex, cell!.userEnteredFormat.numberFormat.pattern]]
        : [],
    );
    expect(patterns).toEqual([
      [1, '@'],
      [7, '#,##0'],
      [8, '#,##0'],
      [9, '0.00%'],
      [10, '@'],
    ]);
  });

  test('carries template, version and unit as metadata of the spreadsheet', () => {
    expect(
      ofKind(requests, 'createDeveloperMetadata').map(({ developerMetadata: data }) => [
        data!.metadataKey,
        data!.metadataValue,
        data!.location,
      ]),
    ).toEqual([
      ['pantau_template', 'aksi-konvergensi-2025', { spreadsheet: true }],
      ['pantau_version', '1', { spreadsheet: true }],
      ['pantau_unit', '62.02.05', { spreadsheet: true }],
    ]);
  });

  test('of a period of its own names it above the entries, in the file name and in the metadata', () => {
    const plan = formPlan({ period: '2025-S1', demonstration: false });
    const all = provisionRequests(plan);
    expect(textsOf(all, 0)[1]![2]).toBe(
      'Kecamatan Baamang (62.02.05), Kabupaten Kotawaringin Timur, Semester I 2025',
    );
    expect(fileName(plan)).toMatch(/– Kecamatan Baamang \(62\.02\.05\) – Semester I 2025$/);
    expect(
      ofKind(all, 'createDeveloperMetadata').map(({ developerMetadata: data }) => [
        data!.metadataKey,
        data!.metadataValue,
      ]),
    ).toContainEqual(['pantau_period', '2025-S1']);
  });

  test('explains the form, and every word and colour of the status, in the legend', () => {
    const lines = textsOf(requests, 2).map(([line]) => String(line));
    for (const paragraph of issued.legend) expect(lines).toContain(paragraph.id);
    for (const word of Object.values(STATUS_WORDS))
      expect(lines.some((line) => line.includes(word))).toBe(true);
  });

  test('never merges cells, never lets a name be parsed, stays small', () => {
    expect(ofKind(requests, 'mergeCells')).toEqual([]);
    const hostile = formPlan({ unit: { ...planOf().unit, name: '=IMPORTXML("http://x")' } });
    const unit = ofKind(provisionRequests(hostile), 'updateCells').find(({ start }) => start!.sheetId === 0)!
      .rows![1]!.values![2]!;
    expect(unit.userEnteredValue).toEqual({
      stringValue: '=IMPORTXML("http://x") (62.02.05), Kabupaten Kotawaringin Timur',
    });
    expect(requests.length).toBeLessThan(120);
    expect(JSON.stringify(requests).length).toBeLessThan(64 * 1024);
  });
});

describe('a form with open rows', () => {
  test('leaves its ranges open below, formulas and all', () => {
    const ranges = namedRanges(openRequests);
    expect(ranges.pantau_register).toEqual({ sheetId: 0, startRowIndex: 4 });
    expect(ranges.pantau_register_status).toEqual({
      sheetId: 0,
      startRowIndex: 4,
      startColumnIndex: 2,
      endColumnIndex: 3,
    });
    expect(ranges.pantau_register_k_nomor).toEqual({ sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 });
    expect(ranges.pantau_ringkas).toEqual({ sheetId: 1, startRowIndex: 4, endRowIndex: 7 });
    const rules = ofKind(openRequests, 'addConditionalFormatRule').flatMap(({ rule }) => rule!.ranges!);
    expect(
      rules.filter(({ sheetId }) => sheetId === 0).every(({ endRowIndex }) => endRowIndex === undefined),
    ).toBe(true);
    const formulas = ofKind(openRequests, 'repeatCell').filter(
      ({ fields, range }) => fields === 'userEnteredValue' && range!.sheetId === 0,
    );
    expect(formulas.map(({ range }) => [range!.startRowIndex, range!.endRowIndex])).toEqual(
      Array(3).fill([5, 200]),
    );
  });

  test('is not protected against people: status columns only warn', () => {
    const ofTab = ofKind(openRequests, 'addProtectedRange')
      .map(({ protectedRange }) => protectedRange!)
      .filter(({ range }) => range!.sheetId === 0);
    expect(ofTab).toEqual([
      {
        range: { sheetId: 0, startRowIndex: 4, startColumnIndex: 2, endColumnIndex: 5 },
        description: expect.any(String),
        warningOnly: true,
      },
    ]);
  });

  test('gives each tab a place, and its state cell stands on the first', () => {
    expect(
      ofKind(openRequests, 'addSheet').map(({ properties }) => [properties!.sheetId, properties!.title]),
    ).toEqual([
      [1, 'Ringkas'],
      [2, 'Pantau'],
      [4, 'Persetujuan'],
      [3, 'Petunjuk'],
    ]);
    expect(namedRanges(openRequests).pantau_keadaan).toMatchObject({ sheetId: 0, startColumnIndex: 2 });
    const header = ofKind(openRequests, 'updateCells').find(({ start }) => start!.sheetId === 0)!.rows![4]!
      .values!;
    expect(header[1]!.note).toBe('Diisi oleh DPPKB.');
  });
});

test('text stands out from its ground everywhere (WCAG 2.2: 4.5 : 1)', () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const { text, ground } of [...Object.values(PAINTS), ...Object.values(TINTS)]) {
    const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b) as [number, number];
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});
