import type { Conversation } from './step.ts';

const VALUES = 'https://developers.google.com/workspace/sheets/api/guides/values';
const CONCEPTS = 'https://developers.google.com/workspace/sheets/api/guides/concepts';
const RAW = 'valueInputOption=RAW';
const TYPED = 'valueInputOption=USER_ENTERED';

export const values: Conversation[] = [
  {
    about: 'A1 notation: corners in any order, open ends, whole rows and columns, quoted and foreign titles',
    source: CONCEPTS,
    steps: [
      {
        ask: `PUT /values/A1:C3?${RAW}`,
        body: {
          values: [
            ['a', 'b', 'c'],
            ['d', 'e', 'f'],
            ['g', 'h', 'i'],
          ],
        },
        answer: { updatedRange: 'Sheet1!A1:C3', updatedRows: 3, updatedColumns: 3, updatedCells: 9 },
      },
      {
        ask: 'GET /values/C3:B2',
        answer: {
          range: 'Sheet1!B2:C3',
          values: [
            ['e', 'f'],
            ['h', 'i'],
          ],
        },
      },
      { ask: 'GET /values/B:B', answer: { range: 'Sheet1!B1:B1000', values: [['b'], ['e'], ['h']] } },
      { ask: 'GET /values/2:2', answer: { range: 'Sheet1!A2:Z2', values: [['d', 'e', 'f']] } },
      {
        ask: 'GET /values/B2:C',
        answer: {
          range: 'Sheet1!B2:C1000',
          values: [
            ['e', 'f'],
            ['h', 'i'],
          ],
        },
      },
      { ask: 'GET /values/Sheet1', answer: { range: 'Sheet1!A1:Z1000' } },
      { ask: 'GET /values/sheet1!c3', answer: { range: 'Sheet1!C3', values: [['i']] } },
      { ask: 'GET /values/R2C3', answer: { range: 'Sheet1!C2', values: [['f']] } },
      {
        ask: 'POST :batchUpdate',
        body: {
          requests: [
            { addSheet: { properties: { title: "Ibu & anak 'A'" } } },
            { addSheet: { properties: { title: 'Ünïcode 统计' } } },
          ],
        },
        answer: { replies: [{ addSheet: { properties: { index: 1 } } }, { addSheet: {} }] },
      },
      {
        ask: `PUT /values/${encodeURIComponent("'Ibu & anak ''A'''!B2")}?${RAW}`,
        body: { values: [['ya']] },
        answer: { updatedRange: "'Ibu & anak ''A'''!B2", updatedCells: 1 },
      },
      {
        ask: `GET /values/${encodeURIComponent("'Ünïcode 统计'!A1:B2")}`,
        answer: { range: "'Ünïcode 统计'!A1:B2", majorDimension: 'ROWS' },
        without: ['values'],
      },
      {
        ask: 'GET /values/Hilang!A1',
        status: 400,
        answer: {
          error: { code: 400, message: 'Unable to parse range: Hilang!A1', status: 'INVALID_ARGUMENT' },
        },
      },
      {
        ask: 'GET /values/A1001',
        status: 400,
        answer: {
          error: { message: 'Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26' },
        },
      },
    ],
  },
  {
    about: 'empty rows and columns at the end are left out, gaps are empty texts, nothing at all is no field',
    source: VALUES,
    steps: [
      {
        ask: `PUT /values/A1:D4?${RAW}`,
        body: { values: [['x', null, 'z'], [], [null, 'y']] },
        answer: { updatedRange: 'Sheet1!A1:C3', updatedCells: 3 },
      },
      { ask: 'GET /values/A1:D4', answer: { values: [['x', '', 'z'], [], ['', 'y']] } },
      {
        ask: 'GET /values/A1:D4?majorDimension=COLUMNS',
        answer: { majorDimension: 'COLUMNS', values: [['x'], ['', '', 'y'], ['z']] },
      },
      { ask: 'GET /values/D1:D4', answer: { range: 'Sheet1!D1:D4' }, without: ['values'] },
      { ask: 'POST /values/A1:B2:clear', body: {}, answer: { clearedRange: 'Sheet1!A1:B2' } },
      { ask: 'GET /values/A1:D4', answer: { values: [['', '', 'z'], [], ['', 'y']] } },
      {
        ask: 'POST /values:batchClear',
        body: { ranges: ['C1', 'B3:B3'] },
        answer: { clearedRanges: ['Sheet1!C1', 'Sheet1!B3'] },
      },
      {
        ask: 'GET /values:batchGet?ranges=A1:D4&ranges=B3',
        answer: { valueRanges: [{ range: 'Sheet1!A1:D4' }, { range: 'Sheet1!B3' }] },
      },
    ],
  },
  {
    about: 'typing is read as a person’s, raw is kept as it is, and both are rendered three ways',
    source: VALUES,
    steps: [
      {
        ask: `PUT /values/A1:F1?${TYPED}`,
        body: { values: [['1,234', '12.5%', '2025-11-18', 'TRUE', '=A1/2', "'007"]] },
        answer: { updatedCells: 6 },
      },
      {
        ask: 'GET /values/A1:F1',
        answer: { values: [['1,234', '12.50%', '2025-11-18', 'TRUE', '617', '007']] },
      },
      {
        ask: 'GET /values/A1:F1?valueRenderOption=UNFORMATTED_VALUE',
        answer: { values: [[1234, 0.125, 45979, true, 617, '007']] },
      },
      {
        ask: 'GET /values/A1:F1?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING',
        answer: { values: [[1234, 0.125, '2025-11-18', true, 617, '007']] },
      },
      { ask: 'GET /values/E1?valueRenderOption=FORMULA', answer: { values: [['=A1/2']] } },
      {
        ask: `PUT /values/A2:D2?${RAW}&includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE`,
        body: { values: [['1,234', '=A1', 5, true]] },
        answer: { updatedData: { range: 'Sheet1!A2:D2', values: [['1,234', '=A1', 5, true]] } },
      },
      { ask: `PUT /values/A3?${TYPED}`, body: { values: [['=1/0', '=NA()', '=TIDAKADA()']] }, answer: {} },
      { ask: 'GET /values/A3:C3', answer: { values: [['#DIV/0!', '#N/A', '#NAME?']] } },
      {
        ask: `PUT /values/A1:B1?${RAW}`,
        body: { values: [['a', 'b', 'c']] },
        status: 400,
        answer: {
          error: {
            message: 'Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]',
            status: 'INVALID_ARGUMENT',
          },
        },
      },
      {
        ask: 'PUT /values/A1',
        body: { values: [['a']] },
        status: 400,
        answer: { error: { message: "'valueInputOption' is required but not specified" } },
      },
      {
        ask: `PUT /values/A1?${RAW}`,
        body: { values: 'A1:B2' },
        status: 400,
        answer: {
          error: {
            message: `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "A1:B2"`,
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.BadRequest',
                fieldViolations: [{ field: 'data.values' }],
              },
            ],
          },
        },
      },
    ],
  },
  {
    about: 'numbers and dates by the locale of the spreadsheet',
    source:
      'https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetProperties',
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: {
          requests: [
            {
              updateSpreadsheetProperties: {
                properties: { locale: 'in_ID', timeZone: 'Asia/Jakarta' },
                fields: 'locale,timeZone',
              },
            },
          ],
        },
        answer: { replies: [{}] },
      },
      { ask: `PUT /values/A1:C1?${TYPED}`, body: { values: [['30,81', '30.81', '18/11/2025']] }, answer: {} },
      {
        ask: 'GET /values/A1:C1?valueRenderOption=UNFORMATTED_VALUE',
        answer: { values: [[30.81, '30.81', 45979]] },
      },
      { ask: 'GET /values/A1:C1', answer: { values: [['30,81', '30.81', '18/11/2025']] } },
      {
        ask: 'GET ?fields=properties(locale,timeZone)',
        answer: { properties: { locale: 'in_ID', timeZone: 'Asia/Jakarta' } },
      },
    ],
  },
  {
    about: 'append goes below the table that it finds',
    source: `${VALUES}#append_values`,
    steps: [
      {
        ask: `POST /values/A1:append?${RAW}`,
        body: { values: [['kode', 'nilai']] },
        answer: { updates: { updatedRange: 'Sheet1!A1:B1', updatedCells: 2 } },
        without: ['tableRange'],
      },
      {
        ask: `POST /values/A1:append?${RAW}&includeValuesInResponse=true`,
        body: { values: [['a', 1], ['b']] },
        answer: {
          tableRange: 'Sheet1!A1:B1',
          updates: {
            updatedRange: 'Sheet1!A2:B3',
            updatedRows: 2,
            updatedData: { values: [['a', '1'], ['b']] },
          },
        },
      },
      {
        ask: `POST /values/Sheet1:append?${RAW}&insertDataOption=INSERT_ROWS`,
        body: { values: [['c', 3]] },
        answer: { tableRange: 'Sheet1!A1:B3', updates: { updatedRange: 'Sheet1!A4:B4' } },
      },
      {
        ask: 'GET ?fields=sheets.properties.gridProperties.rowCount',
        answer: { sheets: [{ properties: { gridProperties: { rowCount: 1001 } } }] },
      },
      {
        ask: `POST /values/D7:append?${RAW}`,
        body: { majorDimension: 'COLUMNS', values: [['x', 'y']] },
        answer: { updates: { updatedRange: 'Sheet1!D7:D8' } },
        without: ['tableRange'],
      },
    ],
  },
  {
    about: 'many ranges in one write, counted once each',
    source: `${VALUES}#write_multiple_ranges`,
    steps: [
      {
        ask: 'POST /values:batchUpdate',
        body: {
          valueInputOption: 'RAW',
          data: [
            { range: 'A1:B1', values: [['a', 'b']] },
            { range: 'B1:B3', majorDimension: 'COLUMNS', values: [['c', 'd', 'e']] },
          ],
        },
        answer: {
          totalUpdatedRows: 3,
          totalUpdatedColumns: 2,
          totalUpdatedCells: 5,
          totalUpdatedSheets: 1,
          responses: [{ updatedRange: 'Sheet1!A1:B1' }, { updatedRange: 'Sheet1!B1:B3' }],
        },
      },
      {
        ask: 'GET /values/A1:B3',
        answer: {
          values: [
            ['a', 'c'],
            ['', 'd'],
            ['', 'e'],
          ],
        },
      },
    ],
  },
];
