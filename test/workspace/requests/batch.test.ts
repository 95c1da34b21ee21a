import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, open, PERSON, refusal } from '../google.ts';

let bench: Bench;
let id: string;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());
beforeEach(async () => {
  id = await makeSheet(bench);
});

const batch = async (...requests: object[]) =>
  (await bench.robot.sheets.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } })).data
    .replies!;
const put = (range: string, values: unknown[][], valueInputOption = 'USER_ENTERED') =>
  bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range,
    valueInputOption,
    requestBody: { values },
  });
const get = async (range: string, valueRenderOption = 'UNFORMATTED_VALUE') =>
  (await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range, valueRenderOption })).data
    .values;
const describe_ = async (fields: string) =>
  (await bench.robot.sheets.spreadsheets.get({ spreadsheetId: id, fields })).data;
const named = async () =>
  Object.fromEntries(
    ((await describe_('namedRanges')).namedRanges ?? []).map(({ name, range }) => [name, range]),
  );
const modified = async () =>
  (await bench.robot.drive.files.get({ fileId: id, supportsAllDrives: true, fields: 'modifiedTime' })).data
    .modifiedTime!;

const ROWS = (startIndex: number, endIndex: number) => ({
  sheetId: 0,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});
const COLUMNS = (startIndex: number, endIndex: number) => ({
  sheetId: 0,
  dimension: 'COLUMNS',
  startIndex,
  endIndex,
});
const name = (label: string, range: object) => ({ addNamedRange: { namedRange: { name: label, range } } });

test('all or nothing: one bad request undoes the others, and no time moves', async () => {
  await put('A1', [['sebelum']]);
  const before = [await modified(), bench.workspace.spreadsheet(id)];
  const refused = await refusal(
    batch(
      {
        updateCells: {
          start: { rowIndex: 0, columnIndex: 0 },
          fields: 'userEnteredValue',
          rows: [{ values: [{ userEnteredValue: { stringValue: 'sesudah' } }] }],
        },
      },
      { addSheet: { properties: { title: 'Baru' } } },
      { deleteDimension: { range: ROWS(0, 1) } },
      { deleteNamedRange: { namedRangeId: 'tidakada' } },
    ),
  );
  expect(refused).toEqual({
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'Invalid requests[3].deleteNamedRange: No named range with id: tidakada',
        status: 'INVALID_ARGUMENT',
      },
    },
  });
  expect([await modified(), bench.workspace.spreadsheet(id)]).toEqual(before);
});

test('unknown requests are refused', async () => {
  expect(await refusal(batch({ terbang: {} }))).toMatchObject({ status: 400 });
  expect(await refusal(batch())).toMatchObject({
    body: { error: { message: 'Must specify at least one request.' } },
  });
  expect(await refusal(batch({ constructor: {} }))).toMatchObject({ status: 400 });
});

test('named ranges follow inserted, deleted and moved rows and columns', async () => {
  await batch(
    name('blok', { sheetId: 0, startRowIndex: 4, endRowIndex: 10, startColumnIndex: 1, endColumnIndex: 4 }),
    name('terbuka', { sheetId: 0, startRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 }),
    name('kolom', { sheetId: 0, startColumnIndex: 2, endColumnIndex: 3 }),
    name('hilang', { sheetId: 0, startColumnIndex: 7, endColumnIndex: 8 }),
  );
  await batch({ insertDimension: { range: ROWS(6, 8) } }, { insertDimension: { range: ROWS(0, 1) } });
  await batch({ deleteDimension: { range: COLUMNS(7, 8) } }, { insertDimension: { range: COLUMNS(0, 1) } });
  expect(await named()).toEqual({
    blok: { startRowIndex: 5, endRowIndex: 13, startColumnIndex: 2, endColumnIndex: 5 },
    terbuka: { startRowIndex: 5, startColumnIndex: 1, endColumnIndex: 4 },
    kolom: { startColumnIndex: 3, endColumnIndex: 4 },
  });
  await batch({ moveDimension: { source: COLUMNS(3, 4), destinationIndex: 8 } });
  expect(await named()).toMatchObject({
    kolom: { startColumnIndex: 7, endColumnIndex: 8 },
    blok: { startColumnIndex: 2, endColumnIndex: 4 },
  });
});

test('formulas, notes, merges and rules follow as well', async () => {
  await put('A1', [
    ['a', 1],
    ['b', 2],
    ['c', '=SUM(B1:B2)'],
    ['d', '=B3*10'],
  ]);
  await batch(
    {
      updateCells: {
        start: { rowIndex: 2, columnIndex: 0 },
        fields: 'note',
        rows: [{ values: [{ note: 'jumlah' }] }],
      },
    },
    {
      mergeCells: {
        range: { sheetId: 0, startRowIndex: 5, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 3 },
        mergeType: 'MERGE_ALL',
      },
    },
    {
      addConditionalFormatRule: {
        rule: {
          ranges: [{ sheetId: 0, startRowIndex: 2, endRowIndex: 4 }],
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$B3>2' }] },
            format: { backgroundColor: { red: 1 } },
          },
        },
        index: 0,
      },
    },
    { insertDimension: { range: ROWS(1, 2) } },
  );
  expect(await get('A1:B5', 'FORMULA')).toEqual([
    ['a', 1],
    [],
    ['b', 2],
    ['c', '=SUM(B1:B3)'],
    ['d', '=B4*10'],
  ]);
  expect(await get('B5')).toEqual([[30]]);
  const { sheets } = await describe_('sheets(merges,conditionalFormats,data.rowData.values.note)');
  expect(sheets![0]).toMatchObject({
    merges: [{ startRowIndex: 6, endRowIndex: 7 }],
    conditionalFormats: [
      {
        ranges: [{ startRowIndex: 3, endRowIndex: 5 }],
        booleanRule: { condition: { values: [{ userEnteredValue: '=$B4>2' }] } },
      },
    ],
  });
  expect(sheets![0]!.data![0]!.rowData![3]).toEqual({ values: [{ note: 'jumlah' }] });
  await batch({ deleteDimension: { range: COLUMNS(1, 2) } });
  expect(await get('A1:B5', 'FORMULA')).toEqual([['a'], [], ['b'], ['c'], ['d']]);
});

test('sorting carries formulas, formats and notes; formulas speak of their own row', async () => {
  await put('A2', [
    ['c', 3, '=B2*10&"/"&ROW()'],
    ['a', 1, '=B3*10&"/"&ROW()'],
    ['', '', ''],
    ['b', 2, '=$B$2'],
  ]);
  await batch(
    {
      updateCells: {
        start: { rowIndex: 1, columnIndex: 0 },
        fields: 'note,userEnteredFormat.textFormat.bold',
        rows: [{ values: [{ note: 'punya c', userEnteredFormat: { textFormat: { bold: true } } }] }],
      },
    },
    {
      setDataValidation: {
        range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
        rule: { condition: { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '0' }] } },
      },
    },
    {
      sortRange: {
        range: { sheetId: 0, startRowIndex: 1, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 3 },
        sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
      },
    },
  );
  expect(await get('A2:C5', 'FORMULA')).toEqual([
    ['a', 1, '=B2*10&"/"&ROW()'],
    ['b', 2, '=$B$2'],
    ['c', 3, '=B4*10&"/"&ROW()'],
  ]);
  expect(await get('A2:C5')).toEqual([
    ['a', 1, '10/2'],
    ['b', 2, 1],
    ['c', 3, '30/4'],
  ]);
  const { sheets } = await describe_('sheets.data.rowData.values(note,dataValidation,userEnteredFormat)');
  const rows = sheets![0]!.data![0]!.rowData!;
  expect(rows[3]!.values![0]).toEqual({ note: 'punya c', userEnteredFormat: { textFormat: { bold: true } } });
  expect(rows[1]!.values![1]).toHaveProperty('dataValidation');
  await batch({
    sortRange: {
      range: { sheetId: 0, startRowIndex: 1, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 3 },
      sortSpecs: [{ dimensionIndex: 2, sortOrder: 'DESCENDING' }],
    },
  });
  expect((await get('A2:A6'))!.flat()).toEqual(['c', 'a', 'b']);
});

test('tabs: titles in formulas follow, deleted tabs break them and take their names along', async () => {
  const [reply] = await batch({
    addSheet: { properties: { title: 'Data', gridProperties: { rowCount: 10, columnCount: 4 } } },
  });
  const sheetId = reply!.addSheet!.properties!.sheetId!;
  expect(reply!.addSheet!.properties).toEqual({
    sheetId,
    title: 'Data',
    index: 1,
    sheetType: 'GRID',
    gridProperties: { rowCount: 10, columnCount: 4 },
  });
  await put('Data!A1', [[7]]);
  await batch(
    name('angka', { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 }),
  );
  await put('Sheet1!A1', [['=Data!A1+angka']]);
  await batch({
    updateSheetProperties: {
      properties: { sheetId, title: 'Data Desa', index: 0, hidden: true, tabColor: { red: 1 } },
      fields: 'title,index,hidden,tabColor',
    },
  });
  expect(await get('Sheet1!A1', 'FORMULA')).toEqual([["='Data Desa'!A1+angka"]]);
  expect(await get('Sheet1!A1')).toEqual([[14]]);
  expect(
    (await describe_('sheets.properties(title,index,hidden,tabColor)')).sheets!.map(
      ({ properties }) => properties,
    ),
  ).toEqual([
    { title: 'Data Desa', index: 0, hidden: true, tabColor: { red: 1 } },
    { title: 'Sheet1', index: 1 },
  ]);
  expect(await refusal(batch({ deleteSheet: { sheetId: 0 } }))).toMatchObject({ status: 400 });
  expect(await refusal(batch({ addSheet: { properties: { title: 'data desa' } } }))).toMatchObject({
    body: {
      error: {
        message:
          'Invalid requests[0].addSheet: A sheet with the name "data desa" already exists. Please enter another name.',
      },
    },
  });
  await batch({ deleteSheet: { sheetId } });
  expect(await named()).toEqual({});
  expect(await get('Sheet1!A1')).toEqual([['#REF!']]);
});

test('what a form needs can be written and read back', async () => {
  await batch(
    {
      updateSpreadsheetProperties: {
        properties: { title: 'Formulir 2025', locale: 'in_ID', timeZone: 'Asia/Makassar' },
        fields: 'title,locale,timeZone',
      },
    },
    {
      repeatCell: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1, endColumnIndex: 3 },
        cell: {
          userEnteredValue: { formulaValue: '=COLUMN()&A$1' },
          userEnteredFormat: {
            backgroundColor: { blue: 0.5 },
            numberFormat: { type: 'PERCENT', pattern: '0.00%' },
          },
        },
        fields: 'userEnteredValue,userEnteredFormat(backgroundColor,numberFormat)',
      },
    },
    {
      setDataValidation: {
        range: { sheetId: 0, startRowIndex: 2, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 },
        rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'draft' }] }, strict: true },
      },
    },
    {
      updateDimensionProperties: {
        range: COLUMNS(0, 2),
        properties: { pixelSize: 240 },
        fields: 'pixelSize',
      },
    },
    {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 5, frozenColumnCount: 1 } },
        fields: 'gridProperties.frozenRowCount,gridProperties.frozenColumnCount',
      },
    },
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'pantau_template',
          metadataValue: 'x',
          location: { spreadsheet: true },
          visibility: 'DOCUMENT',
        },
      },
    },
    {
      updateBorders: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
        top: { style: 'SOLID' },
        innerVertical: { style: 'DOTTED' },
      },
    },
    { setBasicFilter: { filter: { range: { sheetId: 0, startRowIndex: 4, endRowIndex: 9 } } } },
    { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 4 } },
  );
  expect(await get('A1:C1', 'FORMULA')).toEqual([['=COLUMN()&A$1', '=COLUMN()&B$1', '=COLUMN()&C$1']]);
  const { data } = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: id,
    ranges: ['A1:B3'],
    fields:
      'properties(title,locale,timeZone),developerMetadata,sheets(properties.gridProperties,basicFilter,data(rowData.values(userEnteredFormat,dataValidation),columnMetadata))',
  });
  expect(data).toMatchObject({
    properties: { title: 'Formulir 2025', locale: 'in_ID', timeZone: 'Asia/Makassar' },
    developerMetadata: [
      {
        metadataKey: 'pantau_template',
        metadataValue: 'x',
        location: { locationType: 'SPREADSHEET', spreadsheet: true },
        visibility: 'DOCUMENT',
      },
    ],
    sheets: [
      {
        properties: {
          gridProperties: { rowCount: 1000, columnCount: 30, frozenRowCount: 5, frozenColumnCount: 1 },
        },
        basicFilter: { range: { startRowIndex: 4, endRowIndex: 9 } },
        data: [{ columnMetadata: [{ pixelSize: 240 }, { pixelSize: 240 }] }],
      },
    ],
  });
  const rows = data.sheets![0]!.data![0]!.rowData!;
  expect(rows[0]!.values![0]!.userEnteredFormat).toEqual({
    backgroundColor: { blue: 0.49803922 },
    backgroundColorStyle: { rgbColor: { blue: 0.49803922 } },
    numberFormat: { type: 'PERCENT', pattern: '0.00%' },
    borders: { top: { style: 'SOLID' }, right: { style: 'DOTTED' } },
  });
  expect(rows[2]!.values![0]!.dataValidation).toMatchObject({ strict: true });
  expect(
    (await bench.robot.drive.files.get({ fileId: id, supportsAllDrives: true, fields: 'name' })).data,
  ).toEqual({ name: 'Formulir 2025' });
  expect(
    await refusal(
      batch({ updateSpreadsheetProperties: { properties: { locale: 'id_XX_1' }, fields: 'locale' } }),
    ),
  ).toMatchObject({ status: 400 });
});

test('conditional formats colour by formula, relative to the range, and by text', async () => {
  await put('A1', [
    ['x', ';e:dilayani;'],
    ['y', ';e:lain;'],
    ['Benar', '=B1'],
  ]);
  const rule = (ranges: object[], condition: object, backgroundColor: object) => ({
    addConditionalFormatRule: {
      index: 9,
      rule: { ranges, booleanRule: { condition, format: { backgroundColor } } },
    },
  });
  await batch(
    ...[
      rule(
        [{ sheetId: 0, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 }],
        { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=ISNUMBER(SEARCH(";e:dilayani;",$B1))' }] },
        { red: 1 },
      ),
      rule(
        [{ sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 }],
        { type: 'TEXT_EQ', values: [{ userEnteredValue: 'benar' }] },
        { green: 1 },
      ),
    ].map((one, at) => ({ addConditionalFormatRule: { ...one.addConditionalFormatRule, index: at } })),
  );
  const { data } = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: id,
    ranges: ['A1:A3'],
    fields: 'sheets.data.rowData.values.effectiveFormat.backgroundColor',
  });
  expect(
    data.sheets![0]!.data![0]!.rowData!.map((row) => row.values![0]!.effectiveFormat!.backgroundColor),
  ).toEqual([{ red: 1 }, { red: 1, green: 1, blue: 1 }, { red: 1 }]);
  await put('B3', [['']]);
  const page = bench.workspace.spreadsheet(id) as never as {
    sheets: { data: { rowData: { values: { effectiveFormat: { backgroundColor: object } }[] }[] }[] }[];
  };
  expect(page.sheets[0]!.data[0]!.rowData[2]!.values[0]!.effectiveFormat.backgroundColor).toEqual({
    green: 1,
  });
});

test('every write moves the time, within one millisecond too; reads do not', async () => {
  const times = [await modified()];
  for (let n = 0; n < 3; n++) {
    await put('A1', [[n]]);
    times.push(await modified());
  }
  expect(new Set(times).size).toBe(4);
  expect([...times].sort()).toEqual(times);
  expect(times.at(-1)).toMatch(/^2025-11-18T02:00:00\.\d{3}Z$/);
  await get('A1');
  await describe_('sheets.properties');
  expect(await modified()).toBe(times.at(-1));
});

test('includeSpreadsheetInResponse gives the grid after the write', async () => {
  const { data } = await bench.robot.sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      requests: [
        {
          updateCells: {
            start: { rowIndex: 0, columnIndex: 0 },
            fields: 'userEnteredValue',
            rows: [{ values: [{ userEnteredValue: { formulaValue: '=1+1' } }] }],
          },
        },
      ],
      includeSpreadsheetInResponse: true,
      responseRanges: ['A1'],
      responseIncludeGridData: true,
    },
  });
  expect(data.updatedSpreadsheet!.sheets![0]!.data![0]!.rowData![0]!.values![0]).toMatchObject({
    effectiveValue: { numberValue: 2 },
    formattedValue: '2',
  });
});

test('a person may create a spreadsheet with tabs of its own', async () => {
  const made = await bench.as(PERSON, 'POST', '/v4/spreadsheets', {
    properties: { title: 'Buatan', locale: 'in_ID' },
    sheets: [{ properties: { title: 'Satu' } }, { properties: { title: 'Dua', sheetId: 5 } }],
  });
  expect(made.status).toBe(200);
  expect(made.json).toMatchObject({
    properties: { title: 'Buatan', locale: 'in_ID' },
    sheets: [
      { properties: { title: 'Satu', sheetId: 0, index: 0 } },
      { properties: { title: 'Dua', sheetId: 5, index: 1 } },
    ],
  });
});

test('a smaller grid takes its last lines, their names and what stood there', async () => {
  await put('A1', [['=Z9', 'x']]);
  await put('Z9', [['pergi']]);
  await batch(
    name('jauh', { sheetId: 0, startColumnIndex: 25, endColumnIndex: 26 }),
    name('terbuka', { sheetId: 0, startRowIndex: 2 }),
    {
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: 5, columnCount: 4 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    },
  );
  expect(await named()).toEqual({ terbuka: { startRowIndex: 2 } });
  expect(await get('A1:B1', 'FORMULA')).toEqual([['=#REF!', 'x']]);
  expect(
    (await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range: 'terbuka' })).data.range,
  ).toBe('Sheet1!A3:D5');
});
