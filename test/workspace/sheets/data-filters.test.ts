import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, open, refusal } from '../google.ts';

let bench: Bench;
let id: string;

beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

const batch = async (...requests: object[]) => {
  const { data } = await bench.robot.sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: { requests },
  });
  return data.replies!;
};
const tag = (key: string, value: string, location: object) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataKey: key, metadataValue: value, location, visibility: 'DOCUMENT' },
  },
});
const row = (index: number) => ({
  dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: index, endIndex: index + 1 },
});
const column = (index: number) => ({
  dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
});
const lookup = (fields: object) => ({ developerMetadataLookup: fields });
const read = async (...dataFilters: object[]) => {
  const { data } = await bench.robot.sheets.spreadsheets.values.batchGetByDataFilter({
    spreadsheetId: id,
    requestBody: { dataFilters },
  });
  return (data.valueRanges ?? []).map(({ valueRange }) => [valueRange!.range, valueRange!.values]);
};

beforeEach(async () => {
  id = await makeSheet(bench);
  await bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'A1:B4',
    valueInputOption: 'RAW',
    requestBody: {
      values: [
        ['kode', 'nilai'],
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
    },
  });
});

test('a row’s tag finds it wherever it went, and nothing when it is gone', async () => {
  await batch(tag('baris', 'b', row(2)));
  const filter = lookup({ metadataKey: 'baris', metadataValue: 'b' });
  expect(await read(filter)).toEqual([['Sheet1!A3:Z3', [['b', '2']]]]);
  const rows = { sheetId: 0, dimension: 'ROWS' };
  await batch({ insertDimension: { range: { ...rows, startIndex: 1, endIndex: 3 } } });
  expect(await read(filter)).toEqual([['Sheet1!A5:Z5', [['b', '2']]]]);
  await batch({ moveDimension: { source: { ...rows, startIndex: 4, endIndex: 5 }, destinationIndex: 0 } });
  expect(await read(filter)).toEqual([['Sheet1!A1:Z1', [['b', '2']]]]);
  await batch({ deleteDimension: { range: { ...rows, startIndex: 0, endIndex: 1 } } });
  expect(await read(filter)).toEqual([]);
  const { data } = await bench.robot.sheets.spreadsheets.values.batchUpdateByDataFilter({
    spreadsheetId: id,
    requestBody: { valueInputOption: 'RAW', data: [{ dataFilter: filter, values: [['x']] }] },
  });
  expect(data).toEqual({ spreadsheetId: id });
});

test('a column’s tag follows too, and shows with the column', async () => {
  await batch(tag('kolom', 'nilai', column(1)));
  await batch({
    moveDimension: {
      source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
      destinationIndex: 0,
    },
  });
  expect(await read(lookup({ metadataKey: 'kolom' }))).toEqual([
    ['Sheet1!A1:A1000', [['nilai'], ['1'], ['2'], ['3']]],
  ]);
  const { data } = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: id,
    ranges: ['A1:B1'],
    fields: 'sheets.data.columnMetadata.developerMetadata(metadataKey,location)',
  });
  expect(data.sheets![0]!.data![0]!.columnMetadata).toEqual([
    {
      developerMetadata: [
        {
          metadataKey: 'kolom',
          location: {
            locationType: 'COLUMN',
            dimensionRange: { dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
          },
        },
      ],
    },
    {},
  ]);
});

test('writes to all that a filter means, and clears it', async () => {
  await batch(tag('isi', '1', row(1)), tag('isi', '2', row(3)));
  const filter = lookup({ metadataKey: 'isi' });
  const { data } = await bench.robot.sheets.spreadsheets.values.batchUpdateByDataFilter({
    spreadsheetId: id,
    requestBody: {
      valueInputOption: 'USER_ENTERED',
      includeValuesInResponse: true,
      data: [
        { dataFilter: filter, values: [[null, '50%']] },
        { dataFilter: { a1Range: 'D1' }, values: [['selesai']] },
      ],
    },
  });
  expect(data).toMatchObject({
    totalUpdatedRows: 3,
    totalUpdatedColumns: 2,
    totalUpdatedCells: 3,
    totalUpdatedSheets: 1,
    responses: [
      {
        updatedRange: 'Sheet1!A2:B2',
        updatedCells: 1,
        dataFilter: filter,
        updatedData: { values: [['a', '50%']] },
      },
      { updatedRange: 'Sheet1!A4:B4', updatedCells: 1, dataFilter: filter },
      { updatedRange: 'Sheet1!D1', updatedCells: 1, dataFilter: { a1Range: 'D1' } },
    ],
  });
  const cleared = await bench.robot.sheets.spreadsheets.values.batchClearByDataFilter({
    spreadsheetId: id,
    requestBody: { dataFilters: [filter, { gridRange: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 } }] },
  });
  expect(cleared.data.clearedRanges).toEqual(['Sheet1!A2:Z2', 'Sheet1!A4:Z4', 'Sheet1!A1:Z1']);
  expect(await read({ a1Range: 'A1:D4' })).toEqual([['Sheet1!A1:D4', [[], [], ['b', '2']]]]);
});

test('a place that several filters mean is read once and names them all', async () => {
  const filters = [
    { a1Range: 'A2' },
    { gridRange: { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 } },
  ];
  const { data } = await bench.robot.sheets.spreadsheets.values.batchGetByDataFilter({
    spreadsheetId: id,
    requestBody: { dataFilters: filters, valueRenderOption: 'UNFORMATTED_VALUE', majorDimension: 'COLUMNS' },
  });
  expect(data.valueRanges).toEqual([
    { valueRange: { range: 'Sheet1!A2', majorDimension: 'COLUMNS', values: [['a']] }, dataFilters: filters },
  ]);
});

test('metadata is got by id and searched by place', async () => {
  const replies = await batch(
    tag('buku', 'x', { spreadsheet: true }),
    tag('tab', 'x', { sheetId: 0 }),
    tag('baris', 'x', row(1)),
    tag('kolom', 'x', column(1)),
  );
  const made = replies.map((reply) => reply.createDeveloperMetadata!.developerMetadata!);
  const { developerMetadata } = bench.robot.sheets.spreadsheets;
  const got = await developerMetadata.get({ spreadsheetId: id, metadataId: made[2]!.metadataId! });
  expect(got.data).toEqual(made[2]);
  const search = async (...dataFilters: object[]) => {
    const { data } = await developerMetadata.search({ spreadsheetId: id, requestBody: { dataFilters } });
    return (data.matchedDeveloperMetadata ?? []).map((match) => match.developerMetadata!.metadataKey);
  };
  expect(await search(lookup({ metadataValue: 'x' }))).toEqual(['buku', 'tab', 'baris', 'kolom']);
  expect(await search(lookup({ metadataLocation: row(1) }))).toEqual(['tab', 'baris', 'kolom']);
  expect(await search(lookup({ metadataLocation: row(2) }))).toEqual(['tab', 'kolom']);
  expect(
    await search(lookup({ metadataLocation: row(1), locationMatchingStrategy: 'EXACT_LOCATION' })),
  ).toEqual(['baris']);
  expect(await search(lookup({ locationType: 'COLUMN' }))).toEqual(['kolom']);
  expect(await search({ a1Range: 'A1' })).toEqual(['tab']);
  expect(await search({ a1Range: 'B2' })).toEqual(['tab', 'baris', 'kolom']);
  expect(await refusal(developerMetadata.get({ spreadsheetId: id, metadataId: 1 }))).toMatchObject({
    status: 404,
  });
});

test('spreadsheets.getByDataFilter gives the tabs and the data that filters mean', async () => {
  await batch({ addSheet: { properties: { title: 'Lain', sheetId: 5 } } }, tag('baris', 'c', row(3)));
  const { data } = await bench.robot.sheets.spreadsheets.getByDataFilter({
    spreadsheetId: id,
    fields: 'sheets(properties.title,data(startRow,rowData.values.formattedValue))',
    requestBody: { dataFilters: [lookup({ metadataKey: 'baris' })] },
  });
  expect(data.sheets).toEqual([
    {
      properties: { title: 'Sheet1' },
      data: [{ startRow: 3, rowData: [{ values: [{ formattedValue: 'c' }, { formattedValue: '3' }] }] }],
    },
  ]);
  const all = await bench.robot.sheets.spreadsheets.getByDataFilter({ spreadsheetId: id, requestBody: {} });
  expect(all.data.sheets!.map(({ properties }) => properties!.title)).toEqual(['Sheet1', 'Lain']);
  expect(all.data.sheets![0]!.data).toBeUndefined();
});

test.each([
  [{ ...row(0), sheetId: 0 }],
  [{ dimensionRange: { dimension: 'ROWS', startIndex: 0, endIndex: 2 } }],
  [{ dimensionRange: { dimension: 'ROWS', startIndex: 3 } }],
  [row(1000)],
  [{ sheetId: 99 }],
  [{}],
])('no place for metadata: %j', async (location) => {
  expect(await refusal(batch(tag('k', 'v', location)))).toMatchObject({ status: 400 });
});

test('keys and values have thirty thousand characters of room a tab', async () => {
  await batch(tag('k', 'v'.repeat(29_000), { sheetId: 0 }));
  expect(await refusal(batch(tag('k', 'v'.repeat(2_000), row(1))))).toMatchObject({ status: 400 });
  await batch(tag('k', 'v'.repeat(2_000), { spreadsheet: true }));
});

test('a tab is copied into another spreadsheet with all but its protections', async () => {
  await batch(
    {
      mergeCells: {
        range: { sheetId: 0, startRowIndex: 5, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 2 },
      },
    },
    { updateCells: { start: { sheetId: 0 }, fields: 'note', rows: [{ values: [{ note: 'catatan' }] }] } },
  );
  const target = await makeSheet(bench, 'Tujuan');
  const copy = () =>
    bench.robot.sheets.spreadsheets.sheets.copyTo({
      spreadsheetId: id,
      sheetId: 0,
      requestBody: { destinationSpreadsheetId: target },
    });
  const { data } = await copy();
  expect(data).toMatchObject({ title: 'Copy of Sheet1', index: 1, sheetType: 'GRID' });
  expect((await copy()).data.title).toBe('Copy of Sheet1 2');
  const got = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: target,
    ranges: ["'Copy of Sheet1'!A1:B2"],
    fields: 'sheets(merges,data.rowData.values(note,formattedValue))',
  });
  expect(got.data.sheets).toEqual([
    {
      merges: [
        { sheetId: data.sheetId, startRowIndex: 5, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 2 },
      ],
      data: [
        {
          rowData: [
            { values: [{ formattedValue: 'kode', note: 'catatan' }, { formattedValue: 'nilai' }] },
            { values: [{ formattedValue: 'a' }, { formattedValue: '1' }] },
          ],
        },
      ],
    },
  ]);
});
