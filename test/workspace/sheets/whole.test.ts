/** Whole or nothing: a batch of which one request is refused leaves everything as it was. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, makeSheet, open, PERSON } from '../google.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

const index = fc.integer({ min: 0, max: 12 });
const span = fc.tuple(index, fc.integer({ min: 1, max: 4 }));
const range = fc.tuple(span, span).map(([[startRowIndex, rows], [startColumnIndex, columns]]) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex: startRowIndex + rows,
  startColumnIndex,
  endColumnIndex: startColumnIndex + columns,
}));
const lines = fc.tuple(fc.constantFrom('ROWS', 'COLUMNS'), span).map(([dimension, [startIndex, count]]) => ({
  sheetId: 0,
  dimension,
  startIndex,
  endIndex: startIndex + count,
}));
const cell = fc.oneof(
  fc.string({ maxLength: 8 }).map((stringValue) => ({ stringValue })),
  fc.integer().map((numberValue) => ({ numberValue })),
  fc.constantFrom('=A1+1', '=SUM(B1:C4)', "='Lain'!A1").map((formulaValue) => ({ formulaValue })),
);

const good = fc.oneof(
  lines.map((one) => ({ insertDimension: { range: one } })),
  lines.map((one) => ({ deleteDimension: { range: one } })),
  fc
    .tuple(lines, index)
    .map(([source, destinationIndex]) => ({ moveDimension: { source, destinationIndex } })),
  range.map((one) => ({ mergeCells: { range: one, mergeType: 'MERGE_ALL' } })),
  range.map((one) => ({ sortRange: { range: one, sortSpecs: [{ dimensionIndex: one.startColumnIndex }] } })),
  fc.tuple(range, cell).map(([one, userEnteredValue]) => ({
    repeatCell: { range: one, cell: { userEnteredValue, note: 'n' }, fields: 'userEnteredValue,note' },
  })),
  fc.tuple(range, index, index).map(([source, rowIndex, columnIndex]) => ({
    cutPaste: { source, destination: { sheetId: 0, rowIndex, columnIndex }, pasteType: 'PASTE_NORMAL' },
  })),
  fc.tuple(range, range).map(([source, destination]) => ({ copyPaste: { source, destination } })),
  range.map((one) => ({ addProtectedRange: { protectedRange: { range: one } } })),
  range.map((one) => ({ setBasicFilter: { filter: { range: one } } })),
  range.map((one) => ({
    setDataValidation: { range: one, rule: { condition: { type: 'BOOLEAN' }, strict: true } },
  })),
  fc.string({ minLength: 1, maxLength: 6 }).map((title) => ({
    updateSpreadsheetProperties: { properties: { title }, fields: 'title' },
  })),
  fc.constant({ duplicateSheet: { sourceSheetId: 0 } }),
  lines.map((one) => ({ addDimensionGroup: { range: one } })),
  index.map((startIndex) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: 'k',
        visibility: 'DOCUMENT',
        location: {
          dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 },
        },
      },
    },
  })),
);

const bad = fc.constantFrom<object>(
  { deleteSheet: { sheetId: 99 } },
  { addSheet: { properties: { title: 'lain' } } },
  { deleteNamedRange: { namedRangeId: 'tidak-ada' } },
  { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 5000 } } },
  { updateCells: { start: { rowIndex: -1 }, rows: [], fields: '*' } },
  { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 2_000_000_000 } },
  { repeatCell: { range: { sheetId: 0 }, cell: {}, fields: 'tidakAda' } },
  { bukanPermintaan: {} },
  {},
);

async function state(id: string): Promise<unknown> {
  const file = bench.workspace.files().find((one) => one.id === id)!;
  return [bench.workspace.spreadsheet(id), file.modifiedTime, file.version];
}

test('random batches with one request that is refused', async () => {
  const id = await makeSheet(bench);
  const send = (requests: object[]) =>
    bench.as(PERSON, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
  const start = await send([
    { addSheet: { properties: { sheetId: 5, title: 'Lain' } } },
    {
      addNamedRange: {
        namedRange: { name: 'nama', range: { sheetId: 0, startRowIndex: 1, endRowIndex: 4 } },
      },
    },
    {
      updateCells: {
        start: { sheetId: 0 },
        fields: 'userEnteredValue',
        rows: [
          { values: [{ userEnteredValue: { numberValue: 1 } }, { userEnteredValue: { stringValue: 'a' } }] },
          { values: [{ userEnteredValue: { formulaValue: '=A1*2' } }] },
        ],
      },
    },
  ]);
  expect(start.status).toBe(200);
  await fc.assert(
    fc.asyncProperty(
      fc.array(good, { maxLength: 5 }),
      bad,
      fc.array(good, { maxLength: 2 }),
      async (before, refused, after) => {
        // What the good ones alone do stays, so that each round starts from another spreadsheet.
        await send(before);
        const old = await state(id);
        const answer = await send([...before, refused, ...after]);
        expect(answer.status).toBe(400);
        expect(await state(id)).toEqual(old);
      },
    ),
    { numRuns: 60, seed: 20_251_118 },
  );
});

test('values: a block that does not fit, or one bad cell, writes nothing', async () => {
  const id = await makeSheet(bench);
  const put = (path: string, body: unknown, method = 'PUT') =>
    bench.as(PERSON, method, `/v4/spreadsheets/${id}/values${path}`, body);
  await put('/A1:B2?valueInputOption=RAW', {
    values: [
      [1, 2],
      [3, 4],
    ],
  });
  const old = await state(id);
  const refused = [
    put('/A1:B2?valueInputOption=RAW', { values: [['x', 'y', 'z']] }),
    put('/Z1000?valueInputOption=RAW', { values: [['x', 'y']] }),
    put('/A1:B2?valueInputOption=RAW', { values: [['x'], ['y'.repeat(50_001)]] }),
    put('/A1:B2?valueInputOption=RAW', { values: [['x', { a: 1 }]] }),
    put('/A1:B2', { values: [['x']] }),
    put('/A1:B2?valueInputOption=MENTAH', { values: [['x']] }),
    put(
      ':batchUpdate',
      {
        valueInputOption: 'RAW',
        data: [
          { range: 'A1', values: [['x']] },
          { range: 'Hilang!A1', values: [['y']] },
        ],
      },
      'POST',
    ),
    put(':batchClear', { ranges: ['A1', 'Hilang!A1'] }, 'POST'),
    put('/A1:append?valueInputOption=RAW', { values: [['x'], ['y'.repeat(50_001)]] }, 'POST'),
    put('/A1:append?valueInputOption=RAW', { values: [new Array(20_000).fill(1)] }, 'POST'),
  ];
  for (const answer of await Promise.all(refused)) expect(answer.status).toBe(400);
  expect(await state(id)).toEqual(old);
});

test('writers in the same millisecond: all are kept, and each one counts', async () => {
  const id = await makeSheet(bench);
  const version = () => Number(bench.workspace.files().find((one) => one.id === id)!.version);
  const before = version();
  const write = (range: string) =>
    bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/${range}?valueInputOption=RAW`, {
      values: [[range]],
    });
  for (const { status } of await Promise.all(['A1', 'B1', 'A1', 'C1'].map(write))) expect(status).toBe(200);
  const { json } = await bench.as(PERSON, 'GET', `/v4/spreadsheets/${id}/values/A1:C1`);
  expect(json).toMatchObject({ values: [['A1', 'B1', 'C1']] });
  expect(version()).toBe(before + 4);
});

test.each<[string, string, string | undefined, number]>([
  ['POST', ':batchUpdate', '{"requests": [', 400],
  ['POST', ':batchUpdate', '[]', 400],
  ['POST', ':batchUpdate', '"teks"', 400],
  ['POST', ':batchUpdate', '{}', 400],
  ['POST', ':batchUpdate', '{"requests": []}', 400],
  ['POST', ':tidakAda', '{}', 404],
  ['GET', '/values', undefined, 404],
  ['GET', '/values/%E0%A4%A', undefined, 400],
  ['GET', '/values/A0', undefined, 400],
  ['GET', '/values/A1:B2:C3', undefined, 400],
  ['GET', '/values/ZZZZ1', undefined, 400],
  ['GET', '/values/A99999999999', undefined, 400],
  ['GET', '/values/A1?majorDimension=SAMPING', undefined, 400],
  ['GET', '/values/A1?fields=tidakAda', undefined, 400],
  ['GET', '?fields=sheets(data', undefined, 400],
  ['GET', '?ranges=A1&ranges=Hilang!A1', undefined, 400],
  ['GET', '/developerMetadata/abc', undefined, 400],
  ['POST', '/sheets/abc:copyTo', '{"destinationSpreadsheetId": "x"}', 400],
  ['POST', '/sheets/0:copyTo', '{"destinationSpreadsheetId": "x"}', 404],
])('%s %s %s is refused in Google’s form', async (method, path, body, status) => {
  const id = await makeSheet(bench);
  const response = await fetch(`${bench.workspace.origin}/v4/spreadsheets/${id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bench.workspace.tokenFor(PERSON)}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body }),
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    error: { code: status, status: status === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT' },
  });
});

test('what is not there, and what is not shared', async () => {
  expect((await bench.as(PERSON, 'GET', '/v4/spreadsheets/tidak-ada')).status).toBe(404);
  expect((await bench.as(PERSON, 'GET', '/v4/spreadsheets/tidak-ada/values/A1')).status).toBe(404);
});
