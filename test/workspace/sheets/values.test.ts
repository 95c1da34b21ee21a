import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeSheet, OTHER, open, PERSON, refusal } from '../google.ts';

let bench: Bench;
let id: string;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());
beforeEach(async () => {
  id = await makeSheet(bench);
  await batch({ updateSpreadsheetProperties: { properties: { locale: 'in_ID' }, fields: 'locale' } });
});

const batch = (...requests: object[]) =>
  bench.robot.sheets.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } });
const put = (range: string, values: unknown[][], valueInputOption = 'RAW') =>
  bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range,
    valueInputOption,
    requestBody: { values },
  });
const get = async (range: string, options: object = {}) =>
  (await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range, ...options })).data;
const raw = { valueRenderOption: 'UNFORMATTED_VALUE' };

test('values come back as they went in', async () => {
  const { data } = await put('Sheet1!B2', [
    ['teks', 1.5, true, '=1+1'],
    ['', null, "'x", '30,81'],
  ]);
  expect(data).toEqual({
    spreadsheetId: id,
    updatedRange: 'Sheet1!B2:E3',
    updatedRows: 2,
    updatedColumns: 4,
    updatedCells: 7,
  });
  expect(await get('Sheet1!A1:F9', raw)).toEqual({
    range: 'Sheet1!A1:F9',
    majorDimension: 'ROWS',
    values: [[], ['', 'teks', 1.5, true, '=1+1'], ['', '', '', "'x", '30,81']],
  });
  expect((await get('Sheet1!B2:C3', { ...raw, majorDimension: 'COLUMNS' })).values).toEqual([
    ['teks'],
    [1.5],
  ]);
});

test('null leaves a cell, the empty text empties it', async () => {
  await put('A1', [['a', 'b', 'c']]);
  await put('A1', [[null, '', 'd']]);
  expect((await get('A1:C1')).values).toEqual([['a', '', 'd']]);
});

test('nothing filled means no values at all', async () => {
  expect(await get('Sheet1!A5:Z')).toEqual({ range: 'Sheet1!A5:Z1000', majorDimension: 'ROWS' });
});

test('ranges are clamped to the grid and open ends closed', async () => {
  await batch({
    updateSheetProperties: {
      properties: { title: 'Data 2025', gridProperties: { rowCount: 36, columnCount: 8 } },
      fields: 'title,gridProperties(rowCount,columnCount)',
    },
  });
  for (const [asked, resolved] of [
    ["'Data 2025'", "'Data 2025'!A1:H36"],
    ["'data 2025'!A5:Z", "'Data 2025'!A5:H36"],
    ['B:C', "'Data 2025'!B1:C36"],
    ['3:3', "'Data 2025'!A3:H3"],
    ["'Data 2025'!C7:B2", "'Data 2025'!B2:C7"],
  ] as const)
    expect((await get(asked)).range).toBe(resolved);
});

test('typed values are read by the locale and formulas computed', async () => {
  await put(
    'A1',
    [['30,81', '30,81%', '18/11/2025', '=A1*2', "'007", '=IF(A1>30;"ya";"tidak")']],
    'USER_ENTERED',
  );
  expect((await get('A1:F1')).values).toEqual([['30,81', '30,81%', '18/11/2025', '61,62', '007', 'ya']]);
  expect((await get('A1:F1', raw)).values).toEqual([[30.81, 0.3081, 45979, 61.62, '007', 'ya']]);
  expect((await get('A1:F1', { valueRenderOption: 'FORMULA' })).values).toEqual([
    [30.81, 0.3081, 45979, '=A1*2', '007', '=IF(A1>30;"ya";"tidak")'],
  ]);
  expect((await get('C1', { ...raw, dateTimeRenderOption: 'FORMATTED_STRING' })).values).toEqual([
    ['18/11/2025'],
  ]);
  await put('A1', [[10]]);
  expect((await get('D1:F1', raw)).values).toEqual([[20, '007', 'tidak']]);
});

test('batchGet and batchUpdate keep the order asked', async () => {
  const { data } = await bench.robot.sheets.spreadsheets.values.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      valueInputOption: 'RAW',
      data: [
        { range: 'A1:B1', values: [['a', 'b']] },
        { range: 'A3', majorDimension: 'COLUMNS', values: [['c', 'd']] },
      ],
    },
  });
  expect(data).toMatchObject({
    totalUpdatedRows: 3,
    totalUpdatedColumns: 2,
    totalUpdatedCells: 4,
    totalUpdatedSheets: 1,
  });
  const read = await bench.robot.sheets.spreadsheets.values.batchGet({
    spreadsheetId: id,
    ranges: ['A3:A4', 'A1:B1'],
  });
  expect(read.data.valueRanges?.map((range) => range.values)).toEqual([[['c'], ['d']], [['a', 'b']]]);
});

test('named ranges, whole columns and open below', async () => {
  await batch(
    { addNamedRange: { namedRange: { name: 'kolom', range: { startColumnIndex: 1, endColumnIndex: 2 } } } },
    {
      addNamedRange: {
        namedRange: {
          name: 'blok',
          range: { sheetId: 0, startRowIndex: 4, startColumnIndex: 0, endColumnIndex: 2 },
        },
      },
    },
    {
      addNamedRange: {
        namedRange: { name: 'baris', range: { sheetId: 0, startRowIndex: 4, endRowIndex: 5 } },
      },
    },
  );
  await put('blok', [['k', 'isi']]);
  expect(await get('kolom')).toEqual({
    range: 'Sheet1!B1:B1000',
    majorDimension: 'ROWS',
    values: [[], [], [], [], ['isi']],
  });
  expect(await get('BLOK')).toMatchObject({ range: 'Sheet1!A5:B1000', values: [['k', 'isi']] });
  expect(await get('baris')).toMatchObject({ range: 'Sheet1!A5:Z5', values: [['k', 'isi']] });
});

test('clear empties values and keeps formats and notes', async () => {
  await batch({
    updateCells: {
      start: { rowIndex: 0, columnIndex: 0 },
      fields: '*',
      rows: [
        {
          values: [
            {
              userEnteredValue: { numberValue: 1 },
              note: 'catatan',
              userEnteredFormat: { textFormat: { bold: true } },
            },
          ],
        },
      ],
    },
  });
  const { data } = await bench.robot.sheets.spreadsheets.values.clear({ spreadsheetId: id, range: 'A1:B2' });
  expect(data.clearedRange).toBe('Sheet1!A1:B2');
  const after = await bench.robot.sheets.spreadsheets.get({
    spreadsheetId: id,
    ranges: ['A1'],
    fields: 'sheets.data.rowData.values(note,userEnteredValue,userEnteredFormat)',
  });
  expect(after.data.sheets![0]!.data![0]!.rowData).toEqual([
    { values: [{ note: 'catatan', userEnteredFormat: { textFormat: { bold: true } } }] },
  ]);
});

test('append goes under the last table', async () => {
  await put('A1', [['kepala'], ['satu']]);
  const { data } = await bench.robot.sheets.spreadsheets.values.append({
    spreadsheetId: id,
    range: 'Sheet1',
    valueInputOption: 'RAW',
    requestBody: { values: [['dua']] },
  });
  expect(data).toMatchObject({ tableRange: 'Sheet1!A1:A2', updates: { updatedRange: 'Sheet1!A3' } });
});

describe('refusals', () => {
  const error = (code: number, message: string, status: string) => ({
    status: code,
    body: { error: { code, message, status } },
  });

  test.each([
    ['Tidakada!A1', 'Unable to parse range: Tidakada!A1'],
    ['pantau_lembar', 'Unable to parse range: pantau_lembar'],
    ['A1:B2:C3', 'Unable to parse range: A1:B2:C3'],
    ['Sheet1!A1001', 'Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26'],
  ])('reading %s', async (range, message) =>
    expect(await refusal(get(range))).toEqual(error(400, message, 'INVALID_ARGUMENT')),
  );

  test('writing more than the range holds', async () => {
    expect(await refusal(put('A1:B2', [[1, 2, 3]]))).toEqual(
      error(
        400,
        'Requested writing within range [Sheet1!A1:B2], but tried writing to column [C]',
        'INVALID_ARGUMENT',
      ),
    );
    expect(await refusal(put('A1:B1', [[1], [2]]))).toEqual(
      error(
        400,
        'Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]',
        'INVALID_ARGUMENT',
      ),
    );
    expect((await refusal(put('Z1000', [[1], [2]]))).status).toBe(400);
    expect((await refusal(put('A1', [['x'.repeat(50_001)]]))).status).toBe(400);
    expect((await get('A1:Z1000')).values).toBeUndefined();
  });

  test('without valueInputOption, and with values of the wrong shape', async () => {
    expect(
      (await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/A1`, { values: [['a']] })).json,
    ).toMatchObject({ error: { message: "'valueInputOption' is required but not specified" } });
    const wrong = await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, {
      values: 'A1',
    });
    expect(wrong.json).toMatchObject({
      error: {
        code: 400,
        message: 'Invalid value at \'data.values\' (type.googleapis.com/google.protobuf.ListValue), "A1"',
      },
    });
  });

  test('a spreadsheet that is not there, not shared, or kept as .xlsx', async () => {
    expect((await bench.as(PERSON, 'GET', '/v4/spreadsheets/tidakada/values/A1')).json).toEqual({
      error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
    });
    const own = (await bench.as(PERSON, 'POST', '/v4/spreadsheets', { properties: { title: 'Pribadi' } }))
      .json as { spreadsheetId: string };
    expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${own.spreadsheetId}`)).json).toEqual({
      error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
    });
    bench.workspace.share(own.spreadsheetId, OTHER, 'reader');
    expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${own.spreadsheetId}`)).status).toBe(200);
    expect(
      (
        await bench.as(OTHER, 'PUT', `/v4/spreadsheets/${own.spreadsheetId}/values/A1?valueInputOption=RAW`, {
          values: [[1]],
        })
      ).status,
    ).toBe(403);
    bench.workspace.unshare(own.spreadsheetId, OTHER);
    expect((await bench.as(OTHER, 'GET', `/v4/spreadsheets/${own.spreadsheetId}`)).status).toBe(403);
    bench.workspace.toOfficeFile(id);
    expect(await refusal(get('A1'))).toEqual(
      error(400, 'This operation is not supported for this document', 'FAILED_PRECONDITION'),
    );
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(`${bench.workspace.origin}/v4/spreadsheets/${id}:batchUpdate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bench.workspace.tokenFor(PERSON)}` },
      body: '{"requests":[',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
  });
});
