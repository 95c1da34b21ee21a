import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, makeSheet, open } from '../google.ts';

let bench: Bench;
let id: string;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());
beforeEach(async () => {
  id = await makeSheet(bench);
  await bench.robot.sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'A1',
    valueInputOption: 'USER_ENTERED',
    requestBody: {
      values: [
        ['satu', 1, '=B1*2'],
        ['dua', 2, '=B2+$B$1'],
      ],
    },
  });
});

const batch = async (...requests: object[]) =>
  (await bench.robot.sheets.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } })).data
    .replies!;
const get = async (range: string, valueRenderOption = 'FORMULA') =>
  (await bench.robot.sheets.spreadsheets.values.get({ spreadsheetId: id, range, valueRenderOption })).data
    .values;
const box = (
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

test('a copy fills a multiple of its size; formulas keep their distance', async () => {
  await batch({
    copyPaste: { source: box(1, 2, 0, 3), destination: box(3, 5, 0, 3), pasteType: 'PASTE_NORMAL' },
  });
  expect(await get('A4:C5')).toEqual([
    ['dua', 2, '=B4+$B$1'],
    ['dua', 2, '=B5+$B$1'],
  ]);
  await batch({
    copyPaste: {
      source: box(0, 2, 1, 3),
      destination: box(6, 7, 0, 1),
      pasteType: 'PASTE_VALUES',
      pasteOrientation: 'TRANSPOSE',
    },
  });
  expect(await get('A7:B8')).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test('what is cut takes its references and names along', async () => {
  await batch(
    { addNamedRange: { namedRange: { name: 'satu', range: box(0, 1, 1, 2) } } },
    { cutPaste: { source: box(0, 1, 1, 2), destination: { sheetId: 0, rowIndex: 4, columnIndex: 4 } } },
  );
  expect(await get('A1:C2')).toEqual([
    ['satu', '', '=E5*2'],
    ['dua', 2, '=B2+$E$5'],
  ]);
  expect(await get('satu', 'UNFORMATTED_VALUE')).toEqual([[1]]);
  expect(await get('C2', 'UNFORMATTED_VALUE')).toEqual([[3]]);
});

test('find and replace counts what it changed', async () => {
  const [reply] = await batch({ findReplace: { find: 'U', replacement: 'o', allSheets: true } });
  expect(reply!.findReplace).toEqual({
    valuesChanged: 2,
    rowsChanged: 2,
    sheetsChanged: 1,
    occurrencesChanged: 2,
  });
  expect(await get('A1:A2')).toEqual([['sato'], ['doa']]);
});
