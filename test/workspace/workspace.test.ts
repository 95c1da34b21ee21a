import { expect, test } from 'vitest';
import { makeSheet, open } from './google.ts';

test('first slice', async () => {
  const bench = await open();
  const id = await makeSheet(bench);
  const { sheets } = bench.robot;
  const made = await sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      requests: [
        {
          updateSpreadsheetProperties: {
            properties: { locale: 'in_ID', timeZone: 'Asia/Jakarta' },
            fields: 'locale,timeZone',
          },
        },
        {
          updateSheetProperties: {
            properties: { sheetId: 0, title: 'Indikator', gridProperties: { frozenRowCount: 5 } },
            fields: 'title,gridProperties.frozenRowCount',
          },
        },
        { addSheet: { properties: { sheetId: 7, title: 'Pantau' } } },
        {
          addNamedRange: {
            namedRange: {
              name: 'pantau_indikator_k_kode',
              range: { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 },
            },
          },
        },
        {
          addNamedRange: {
            namedRange: {
              name: 'pantau_indikator_k_a',
              range: { sheetId: 0, startColumnIndex: 1, endColumnIndex: 2 },
            },
          },
        },
        {
          addNamedRange: {
            namedRange: {
              name: 'pantau_indikator_k_b',
              range: { sheetId: 0, startColumnIndex: 2, endColumnIndex: 3 },
            },
          },
        },
        {
          addNamedRange: {
            namedRange: {
              name: 'pantau_lembar',
              range: { sheetId: 7, startColumnIndex: 0, endColumnIndex: 5 },
            },
          },
        },
        {
          updateCells: {
            start: { sheetId: 0, rowIndex: 5, columnIndex: 0 },
            fields: 'userEnteredValue',
            rows: [1, 2, 3].map((n) => ({
              values: [
                { userEnteredValue: { stringValue: `${n}` } },
                {},
                {},
                {
                  userEnteredValue: {
                    formulaValue: `=IF(INDEX(pantau_indikator_k_kode;ROW())&""="";IF(INDEX(pantau_indikator_k_a;ROW())&INDEX(pantau_indikator_k_b;ROW())="";"";"Kunci kosong");IFERROR(VLOOKUP("indikator|"&INDEX(pantau_indikator_k_kode;ROW());pantau_lembar;2;FALSE);"Belum diperiksa"))`,
                  },
                },
              ],
            })),
          },
        },
      ],
    },
  });
  expect(made.data.replies).toHaveLength(8);
  await sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'Pantau!A5',
    valueInputOption: 'RAW',
    requestBody: { values: [['indikator|2', 'Benar']] },
  });
  const read = await sheets.spreadsheets.values.batchGet({
    spreadsheetId: id,
    ranges: ['pantau_indikator_k_kode', 'Indikator!A6:D', 'pantau_lembar'],
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  expect(read.data.valueRanges).toEqual([
    {
      range: 'Indikator!A1:A1000',
      majorDimension: 'ROWS',
      values: [[], [], [], [], [], ['1'], ['2'], ['3']],
    },
    {
      range: 'Indikator!A6:D1000',
      majorDimension: 'ROWS',
      values: [
        ['1', '', '', 'Belum diperiksa'],
        ['2', '', '', 'Benar'],
        ['3', '', '', 'Belum diperiksa'],
      ],
    },
    { range: 'Pantau!A1:E1000', majorDimension: 'ROWS', values: [[], [], [], [], ['indikator|2', 'Benar']] },
  ]);
  const list = await bench.robot.drive.files.list({
    q: "mimeType='application/vnd.google-apps.spreadsheet' and trashed=false",
    supportsAllDrives: true,
    includeItemsFromAllDrives: true,
    fields: 'files(id,modifiedTime,lastModifyingUser)',
  });
  expect(list.data.files).toHaveLength(1);
  await bench.workspace.close();
});
