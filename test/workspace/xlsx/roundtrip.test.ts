/** There and back: what a spreadsheet keeps when it is downloaded as `.xlsx` and uploaded again. */
import { type Cell as ExcelCell, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newBook } from '../../../src/workspace/book/model.ts';
import { readBook } from '../../../src/workspace/xlsx/read.ts';
import { downloadXlsx, session } from '../grid/browse.ts';
import { type Office, ORGANISER, openOffice, STAFF } from '../grid/office.ts';

const RED = { red: 1, green: 0.2, blue: 0.2 };
const GREEN = { red: 0.2, green: 0.8, blue: 0.4 };
const range = (top: number, bottom: number, left: number, right: number) => ({
  sheetId: 0,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});
const REQUESTS = [
  {
    updateCells: {
      range: range(0, 2, 0, 3),
      rows: [
        {
          values: [
            {
              userEnteredValue: { stringValue: 'Judul <b>' },
              note: 'Catatan & tanda',
              userEnteredFormat: {
                backgroundColor: RED,
                textFormat: { bold: true, italic: true, fontSize: 14 },
                horizontalAlignment: 'CENTER',
                wrapStrategy: 'WRAP',
              },
            },
            {
              userEnteredValue: { numberValue: 0.25 },
              userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0.0%' } },
            },
            { userEnteredValue: { boolValue: true } },
          ],
        },
        {
          values: [
            { userEnteredValue: { formulaValue: '=IF(B1>0,2;"ya";"tidak")' } },
            {
              userEnteredValue: { numberValue: 45_979 },
              userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd/mm/yyyy' } },
            },
          ],
        },
      ],
      fields: 'userEnteredValue,userEnteredFormat,note',
    },
  },
  { mergeCells: { range: range(3, 5, 1, 3), mergeType: 'MERGE_ALL' } },
  {
    setDataValidation: {
      range: range(5, 8, 0, 1),
      rule: {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'A' }, { userEnteredValue: 'B' }] },
        strict: true,
        showCustomUi: true,
        inputMessage: 'A atau B',
      },
    },
  },
  {
    setDataValidation: {
      range: range(5, 8, 1, 2),
      rule: {
        condition: {
          type: 'NUMBER_BETWEEN',
          values: [{ userEnteredValue: '0' }, { userEnteredValue: '1,5' }],
        },
      },
    },
  },
  {
    addConditionalFormatRule: {
      index: 0,
      rule: {
        ranges: [range(5, 8, 0, 2), range(9, 10, 0, 1)],
        booleanRule: {
          condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A6="A"' }] },
          format: { backgroundColor: GREEN, textFormat: { bold: true } },
        },
      },
    },
  },
  {
    addConditionalFormatRule: {
      index: 1,
      rule: {
        ranges: [range(5, 8, 1, 2)],
        booleanRule: {
          condition: { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '0,5' }] },
          format: { backgroundColor: RED },
        },
      },
    },
  },
  {
    updateSheetProperties: {
      properties: { sheetId: 0, gridProperties: { frozenRowCount: 2, frozenColumnCount: 1 } },
      fields: 'gridProperties(frozenRowCount,frozenColumnCount)',
    },
  },
  {
    updateDimensionProperties: {
      range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
      properties: { pixelSize: 240 },
      fields: 'pixelSize',
    },
  },
  {
    updateDimensionProperties: {
      range: { sheetId: 0, dimension: 'ROWS', startIndex: 6, endIndex: 7 },
      properties: { pixelSize: 60, hiddenByUser: true },
      fields: 'pixelSize,hiddenByUser',
    },
  },
  { addNamedRange: { namedRange: { namedRangeId: 'r1', name: 'isian', range: range(5, 8, 0, 2) } } },
  {
    addProtectedRange: { protectedRange: { range: { sheetId: 0 }, unprotectedRanges: [range(5, 8, 0, 2)] } },
  },
  { setBasicFilter: { filter: { range: range(4, 20, 0, 3) } } },
];

describe('a spreadsheet downloaded and uploaded again', () => {
  let office: Office;
  let first: string;
  let second: string;

  async function upload(
    bytes: Uint8Array,
    name: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const form = new FormData();
    form.set('owner', STAFF);
    form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
    const cookie = await session(office, first);
    return fetch(`${office.workspace.origin}/drive/upload`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, ...headers },
    });
  }

  beforeAll(async () => {
    office = await openOffice();
    first = await office.blank('Asal');
    await office.person(ORGANISER).sheets.spreadsheets.batchUpdate({
      spreadsheetId: first,
      requestBody: { requests: REQUESTS },
    });
    const answer = await upload(await downloadXlsx(office, first), 'Salinan.xlsx');
    expect(answer.status).toBe(303);
    second = /\/d\/([\w-]+)\/edit$/.exec(answer.headers.get('location')!)![1]!;
  });
  afterAll(() => office.close());

  const get = async (spreadsheetId: string, fields: string) =>
    (await office.person(STAFF).sheets.spreadsheets.get({ spreadsheetId, ranges: ['Data!A1:C20'], fields }))
      .data;

  test('belongs to the person who uploaded it, under the file’s name', async () => {
    const { data } = await office.person(STAFF).drive.files.get({ fileId: second, fields: 'name,ownedByMe' });
    expect(data).toEqual({ name: 'Salinan', ownedByMe: true });
  });

  test.each([
    ['values and formulas', 'sheets(data(rowData(values(userEnteredValue,formattedValue))))'],
    ['notes and rules of entry', 'sheets(data(rowData(values(note,dataValidation))))'],
    [
      'colours and number formats',
      'sheets(data(rowData(values(effectiveFormat(backgroundColor,numberFormat,horizontalAlignment,wrapStrategy,textFormat(bold,italic,fontSize))))))',
    ],
    ['conditional formats, merges, filter', 'sheets(conditionalFormats,merges,basicFilter)'],
    [
      'frozen and sized lines',
      'sheets(properties(title,gridProperties(frozenRowCount,frozenColumnCount)),data(columnMetadata,rowMetadata))',
    ],
    ['protections', 'sheets(protectedRanges(range,unprotectedRanges))'],
    ['names', 'namedRanges(name,range)'],
  ])('keeps %s', async (_, fields) => {
    const before = await get(first, fields);
    expect(JSON.stringify(before).length).toBeGreaterThan(40);
    expect(await get(second, fields)).toEqual(before);
  });

  test('a whole form comes back with every value, format, note, and the places left open', async () => {
    const form = await office.provision();
    const answer = await upload(await downloadXlsx(office, form), 'Formulir.xlsx');
    const copy = /\/d\/([\w-]+)\/edit$/.exec(answer.headers.get('location')!)![1]!;
    const look = async (spreadsheetId: string) =>
      (
        await office.person(ORGANISER).sheets.spreadsheets.get({
          spreadsheetId,
          ranges: ['Indikator!A1:N36', 'Petunjuk!A1:A14'],
          fields:
            'sheets(data(rowData(values(note,userEnteredValue,formattedValue,effectiveFormat(backgroundColor,wrapStrategy,horizontalAlignment,numberFormat,textFormat(bold,italic,fontSize,foregroundColor))))))',
        })
      ).data;
    office.workspace.share(copy, ORGANISER);
    expect(await look(copy)).toEqual(await look(form));
    const [, open] = await Promise.all(
      [form, copy].map(async (spreadsheetId) => {
        const { data } = await office.person(STAFF).sheets.spreadsheets.get({
          spreadsheetId,
          fields: 'sheets(protectedRanges(unprotectedRanges))',
        });
        return data.sheets![0]!.protectedRanges![0]!.unprotectedRanges!.length;
      }),
    );
    expect(open).toBe(3);
  });

  test('another person’s page cannot upload', async () => {
    const bytes = await downloadXlsx(office, first);
    expect((await upload(bytes, 'x.xlsx', { origin: 'http://jahat.example' })).status).toBe(403);
  });

  test('a file that is no workbook is refused with a sentence', async () => {
    const answer = await upload(new TextEncoder().encode('bukan berkas Excel, hanya teks biasa'), 'x.xlsx');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Berkas ini tidak dapat dibaca sebagai .xlsx');
  });
});

test('shared formulas of other programs are spelt out for each cell', async () => {
  const shared = (formula: string, more: Partial<ExcelCell> = {}): Partial<ExcelCell> => ({
    formula,
    formulaType: 'shared',
    formulaSharedIndex: 0,
    ...more,
  });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Data',
        rows: [[1], [2], [3]],
        cells: new Map([
          ['0,1', shared('A1*1.5', { formulaRef: 'B1:B3' })],
          ['1,1', shared('')],
          ['2,1', shared('')],
        ]),
      },
    ],
  });
  const book = newBook('x', 'Buku');
  book.locale = 'in_ID';
  (await readBook(bytes))(book);
  expect([0, 1, 2].map((row) => book.tabs[0]!.rows[row]![1]!.f)).toEqual(['=A1*1,5', '=A2*1,5', '=A3*1,5']);
});
