import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, OTHER, open, PERSON, ROBOT } from '../google.ts';

let bench: Bench;
let id: string;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());
beforeEach(async () => {
  id = await makeSheet(bench);
});

const MESSAGE =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
const protect = (protectedRange: object) =>
  bench.robot.sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: { requests: [{ addProtectedRange: { protectedRange } }] },
  });
const type = (email: string, range: string, value: unknown = 'x') =>
  bench.as(email, 'PUT', `/v4/spreadsheets/${id}/values/${range}?valueInputOption=RAW`, {
    values: [[value]],
  });
const batch = (email: string, ...requests: object[]) =>
  bench.as(email, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
const rows = (startIndex: number, endIndex: number) => ({
  range: { sheetId: 0, dimension: 'ROWS', startIndex, endIndex },
});

test('a protected tab lets people into its open cells only', async () => {
  await protect({
    range: { sheetId: 0 },
    editors: { users: [ROBOT] },
    unprotectedRanges: [
      { sheetId: 0, startRowIndex: 5, endRowIndex: 9, startColumnIndex: 1, endColumnIndex: 3 },
    ],
  });
  const refused = await type(PERSON, 'A1');
  expect([refused.status, refused.json]).toEqual([
    400,
    { error: { code: 400, message: MESSAGE, status: 'INVALID_ARGUMENT' } },
  ]);
  expect((await type(PERSON, 'B6')).status).toBe(200);
  expect(
    (
      await batch(PERSON, {
        repeatCell: {
          range: { sheetId: 0, startRowIndex: 5, endRowIndex: 10, startColumnIndex: 1, endColumnIndex: 2 },
          cell: {},
          fields: 'note',
        },
      })
    ).json,
  ).toMatchObject({ error: { message: `Invalid requests[0].repeatCell: ${MESSAGE}` } });
  for (const request of [
    { insertDimension: rows(6, 7) },
    { deleteDimension: rows(6, 7) },
    { deleteSheet: { sheetId: 0 } },
    { updateSheetProperties: { properties: { title: 'x' }, fields: 'title' } },
    { sortRange: { range: { sheetId: 0 } } },
  ])
    expect((await batch(PERSON, request)).status, JSON.stringify(request)).toBe(400);
  expect(
    (
      await bench.robot.sheets.spreadsheets.values.update({
        spreadsheetId: id,
        range: 'A1',
        valueInputOption: 'RAW',
        requestBody: { values: [['boleh']] },
      })
    ).status,
  ).toBe(200);
});

test('a refused write moves no time and leaves no trace', async () => {
  await protect({ range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 }, editors: { users: [] } });
  const before = bench.workspace.files().find((file) => file.id === id);
  expect(
    (
      await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/A1:A2?valueInputOption=RAW`, {
        values: [[null], ['boleh']],
      })
    ).status,
  ).toBe(200);
  const after = bench.workspace.files().find((file) => file.id === id);
  expect(after!.modifiedTime).not.toBe(before!.modifiedTime);
  expect(
    (
      await bench.as(PERSON, 'PUT', `/v4/spreadsheets/${id}/values/A1:A2?valueInputOption=RAW`, {
        values: [['x'], ['y']],
      })
    ).status,
  ).toBe(400);
  expect(bench.workspace.files().find((file) => file.id === id)).toEqual(after);
  expect((await bench.as(PERSON, 'GET', `/v4/spreadsheets/${id}/values/A1:A2`)).json).toMatchObject({
    values: [[], ['boleh']],
  });
});

test('a column protected inside a tab stops rows from being inserted through it, unless it only warns', async () => {
  const column = { sheetId: 0, startColumnIndex: 3, endColumnIndex: 4 };
  await protect({ range: column, warningOnly: true });
  expect((await batch(PERSON, { insertDimension: rows(6, 7) })).status).toBe(200);
  expect((await type(PERSON, 'D7')).status).toBe(200);
  await protect({ range: column, editors: { users: [ROBOT] } });
  expect((await batch(PERSON, { insertDimension: rows(6, 7) })).status).toBe(400);
  expect((await type(PERSON, 'C7')).status).toBe(200);
});

test('listed editors pass, others see neither editors nor a way to lift the protection', async () => {
  const { data } = await protect({
    range: { sheetId: 0, startRowIndex: 0, endRowIndex: 2 },
    editors: { users: [OTHER] },
  });
  const { protectedRangeId } = data.replies![0]!.addProtectedRange!.protectedRange!;
  expect((await type(OTHER, 'A1')).status).toBe(200);
  expect((await type(PERSON, 'A1')).status).toBe(400);
  const seen = async (email: string) =>
    (
      (await bench.as(email, 'GET', `/v4/spreadsheets/${id}?fields=sheets.protectedRanges`)).json as {
        sheets: { protectedRanges: object[] }[];
      }
    ).sheets[0]!.protectedRanges;
  expect(await seen(OTHER)).toEqual([
    {
      protectedRangeId,
      range: { startRowIndex: 0, endRowIndex: 2 },
      requestingUserCanEdit: true,
      editors: { users: [OTHER, ROBOT] },
    },
  ]);
  expect(await seen(PERSON)).toEqual([{ protectedRangeId, range: { startRowIndex: 0, endRowIndex: 2 } }]);
  expect((await batch(PERSON, { deleteProtectedRange: { protectedRangeId } })).status).toBe(400);
  expect(
    (
      await batch(OTHER, {
        updateProtectedRange: {
          protectedRange: { protectedRangeId, range: { sheetId: 0, startRowIndex: 4, endRowIndex: 5 } },
          fields: 'range',
        },
      })
    ).status,
  ).toBe(200);
  expect((await type(PERSON, 'A1')).status).toBe(200);
  expect((await batch(OTHER, { deleteProtectedRange: { protectedRangeId } })).status).toBe(200);
  expect((await type(PERSON, 'A5')).status).toBe(200);
});
