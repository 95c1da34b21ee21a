import type { Conversation } from './step.ts';

const REFERENCE = 'https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request';
const SAMPLES = 'https://developers.google.com/workspace/sheets/api/samples';
const batch = (...requests: object[]) => ({ requests });
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
const fill = (values: unknown[][]) => ({
  ask: 'PUT /values/A1?valueInputOption=USER_ENTERED',
  body: { values },
  answer: {},
});

export const requests: Conversation[] = [
  {
    about: 'tabs: added, found again, retitled, moved, hidden, copied, deleted',
    source: `${SAMPLES}/sheet`,
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: batch({
          addSheet: { properties: { title: 'Lain', gridProperties: { rowCount: 5, columnCount: 4 } } },
        }),
        answer: {
          replies: [
            {
              addSheet: {
                properties: {
                  title: 'Lain',
                  index: 1,
                  sheetType: 'GRID',
                  gridProperties: { rowCount: 5, columnCount: 4 },
                },
              },
            },
          ],
        },
        learn: { lain: 'replies.0.addSheet.properties.sheetId' },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ addSheet: { properties: { title: 'LAIN' } } }),
        status: 400,
        answer: {
          error: {
            message:
              'Invalid requests[0].addSheet: A sheet with the name "LAIN" already exists. Please enter another name.',
            status: 'INVALID_ARGUMENT',
          },
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch(
          {
            updateSheetProperties: {
              properties: { sheetId: '{lain}', title: 'Baru', index: 0 },
              fields: 'title,index',
            },
          },
          { duplicateSheet: { sourceSheetId: '{lain}', insertSheetIndex: 2, newSheetName: 'Salinan' } },
        ),
        answer: { replies: [{}, { duplicateSheet: { properties: { title: 'Salinan', index: 2 } } }] },
      },
      {
        ask: 'GET ?fields=sheets.properties(title,index)',
        answer: {
          sheets: [
            { properties: { title: 'Baru', index: 0 } },
            { properties: { title: 'Sheet1', index: 1 } },
            { properties: { title: 'Salinan', index: 2 } },
          ],
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch(
          { updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } },
          { deleteSheet: { sheetId: '{lain}' } },
        ),
        answer: { replies: [{}, {}] },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ deleteSheet: { sheetId: 77 } }),
        status: 400,
        answer: { error: { message: 'Invalid requests[0].deleteSheet: No grid with id: 77' } },
      },
      {
        ask: 'GET ?fields=sheets.properties(title,hidden)',
        answer: {
          sheets: [{ properties: { title: 'Sheet1', hidden: true } }, { properties: { title: 'Salinan' } }],
        },
      },
    ],
  },
  {
    about: 'the only tab stays, and stays visible',
    source: 'recorded',
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: batch({
          updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' },
        }),
        status: 400,
        answer: {
          error: {
            message:
              "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
          },
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ deleteSheet: { sheetId: 0 } }),
        status: 400,
        answer: {
          error: {
            message: "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
          },
        },
      },
    ],
  },
  {
    about: 'rows and columns: inserted, moved, deleted; formulas and names follow',
    source: `${SAMPLES}/rowcolumn`,
    steps: [
      fill([
        ['a', 1],
        ['b', 2],
        ['jumlah', '=SUM(B1:B2)'],
      ]),
      {
        ask: 'POST :batchUpdate',
        body: batch(
          { addNamedRange: { namedRange: { name: 'nilai', range: box(0, 2, 1, 2) } } },
          {
            insertDimension: {
              range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
              inheritFromBefore: true,
            },
          },
        ),
        answer: { replies: [{ addNamedRange: { namedRange: { name: 'nilai' } } }, {}] },
      },
      {
        ask: 'GET /values/B4?valueRenderOption=FORMULA',
        answer: { range: 'Sheet1!B4', values: [['=SUM(B1:B3)']] },
      },
      { ask: 'GET /values/nilai', answer: { range: 'Sheet1!B1:B3', values: [['1'], [], ['2']] } },
      {
        ask: 'POST :batchUpdate',
        body: batch(
          {
            moveDimension: {
              source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
              destinationIndex: 0,
            },
          },
          { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
        ),
        answer: { replies: [{}, {}] },
      },
      {
        ask: 'GET /values/A1:B3',
        answer: {
          values: [
            ['1', 'a'],
            ['2', 'b'],
            ['3', 'jumlah'],
          ],
        },
      },
      { ask: 'GET /values/nilai', answer: { range: 'Sheet1!A1:A2' } },
      {
        ask: 'POST :batchUpdate',
        body: batch({
          deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 999, endIndex: 1001 } },
        }),
        status: 400,
        answer: {
          error: {
            message:
              "Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows.",
          },
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({
          insertDimension: {
            range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 },
            inheritFromBefore: true,
          },
        }),
        status: 400,
        answer: { error: { code: 400, status: 'INVALID_ARGUMENT' } },
      },
    ],
  },
  {
    about: 'sorting: numbers before text, blanks last, either way',
    source: `${REFERENCE}#SortRangeRequest`,
    steps: [
      fill([['b'], [10], [], ['a'], [2], [true]]),
      {
        ask: 'POST :batchUpdate',
        body: batch({
          sortRange: { range: box(0, 6, 0, 1), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] },
        }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/A1:A6', answer: { values: [['2'], ['10'], ['a'], ['b'], ['TRUE']] } },
      {
        ask: 'POST :batchUpdate',
        body: batch({
          sortRange: { range: box(0, 6, 0, 1), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] },
        }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/A1:A6', answer: { values: [['TRUE'], ['b'], ['a'], ['10'], ['2']] } },
    ],
  },
  {
    about: 'merged cells keep the value of their corner',
    source: `${REFERENCE}#MergeCellsRequest`,
    steps: [
      fill([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      {
        ask: 'POST :batchUpdate',
        body: batch({ mergeCells: { range: box(0, 2, 0, 2), mergeType: 'MERGE_ALL' } }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/A1:B2', answer: { values: [['a']] } },
      {
        ask: 'GET ?fields=sheets.merges',
        answer: {
          sheets: [
            { merges: [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }] },
          ],
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ unmergeCells: { range: box(0, 1, 0, 1) } }),
        status: 400,
        answer: {
          error: {
            message:
              'Invalid requests[0].unmergeCells: You must select all cells in a merged range to merge or unmerge them.',
          },
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ unmergeCells: { range: { sheetId: 0 } } }),
        answer: { replies: [{}] },
      },
      {
        ask: 'GET ?fields=sheets(merges,properties.title)',
        answer: { sheets: [{ properties: { title: 'Sheet1' } }] },
      },
    ],
  },
  {
    about: 'notes, formats and validation of cells, each by its own field',
    source: `${REFERENCE}#UpdateCellsRequest`,
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: batch(
          {
            updateCells: {
              start: { sheetId: 0, rowIndex: 0, columnIndex: 1 },
              rows: [{ values: [{ note: 'isi tiap bulan', userEnteredValue: { numberValue: 3 } }] }],
              fields: 'note',
            },
          },
          {
            repeatCell: {
              range: box(0, 1, 1, 2),
              cell: { userEnteredFormat: { textFormat: { bold: true }, backgroundColor: { red: 1 } } },
              fields: 'userEnteredFormat(textFormat.bold,backgroundColor)',
            },
          },
          {
            setDataValidation: {
              range: box(0, 1, 1, 2),
              rule: {
                condition: {
                  type: 'ONE_OF_LIST',
                  values: [{ userEnteredValue: 'ya' }, { userEnteredValue: 'tidak' }],
                },
                strict: true,
                showCustomUi: true,
              },
            },
          },
        ),
        answer: { replies: [{}, {}, {}] },
      },
      {
        ask: 'PUT /values/B1?valueInputOption=USER_ENTERED',
        body: { values: [['mungkin']] },
        // The rule binds people at the grid, not the API.
        answer: { updatedCells: 1 },
      },
      {
        ask: 'GET ?ranges=B1&fields=sheets.data(startColumn,rowData.values(note,formattedValue,userEnteredFormat,dataValidation.strict))',
        answer: {
          sheets: [
            {
              data: [
                {
                  startColumn: 1,
                  rowData: [
                    {
                      values: [
                        {
                          note: 'isi tiap bulan',
                          formattedValue: 'mungkin',
                          userEnteredFormat: {
                            textFormat: { bold: true },
                            backgroundColor: { red: 1 },
                            backgroundColorStyle: { rgbColor: { red: 1 } },
                          },
                          dataValidation: { strict: true },
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ repeatCell: { range: box(0, 1, 1, 2), cell: {}, fields: 'note,dataValidation' } }),
        answer: { replies: [{}] },
      },
      {
        ask: 'GET ?ranges=B1&fields=sheets.data.rowData.values(note,dataValidation,formattedValue)',
        answer: { sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'mungkin' }] }] }] }] },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ repeatCell: { range: box(0, 1, 1, 2), cell: {} } }),
        status: 400,
        answer: {
          error: {
            message:
              "Invalid requests[0].repeatCell: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
          },
        },
      },
    ],
  },
  {
    about: 'names, protections, filters and groups are shown with the spreadsheet and go again',
    source: `${SAMPLES}/ranges`,
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: batch(
          { addNamedRange: { namedRange: { name: 'kepala', range: box(0, 1, 0, 3) } } },
          {
            addProtectedRange: {
              protectedRange: { range: box(0, 1, 0, 3), warningOnly: true, description: 'kepala' },
            },
          },
          { setBasicFilter: { filter: { range: box(0, 10, 0, 3) } } },
          { addDimensionGroup: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 5 } } },
        ),
        answer: {
          replies: [
            {
              addNamedRange: {
                namedRange: {
                  name: 'kepala',
                  range: { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 3 },
                },
              },
            },
            { addProtectedRange: { protectedRange: { warningOnly: true, description: 'kepala' } } },
            {},
            {
              addDimensionGroup: {
                dimensionGroups: [{ range: { dimension: 'ROWS', startIndex: 2, endIndex: 5 }, depth: 1 }],
              },
            },
          ],
        },
        learn: {
          nama: 'replies.0.addNamedRange.namedRange.namedRangeId',
          jaga: 'replies.1.addProtectedRange.protectedRange.protectedRangeId',
        },
      },
      {
        ask: 'GET ?fields=namedRanges.name,sheets(protectedRanges(description,warningOnly),basicFilter.range,rowGroups.depth)',
        answer: {
          namedRanges: [{ name: 'kepala' }],
          sheets: [
            {
              protectedRanges: [{ description: 'kepala', warningOnly: true }],
              basicFilter: {
                range: { startRowIndex: 0, endRowIndex: 10, startColumnIndex: 0, endColumnIndex: 3 },
              },
              rowGroups: [{ depth: 1 }],
            },
          ],
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ setBasicFilter: { filter: { range: { sheetId: 0 } } } }),
        answer: { replies: [{}] },
      },
      {
        ask: 'GET ?fields=sheets.basicFilter.range',
        answer: {
          sheets: [
            {
              basicFilter: {
                range: { startRowIndex: 0, endRowIndex: 1000, startColumnIndex: 0, endColumnIndex: 26 },
              },
            },
          ],
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch({ addNamedRange: { namedRange: { name: 'A1', range: box(0, 1, 0, 3) } } }),
        status: 400,
        answer: { error: { status: 'INVALID_ARGUMENT' } },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch(
          { deleteNamedRange: { namedRangeId: '{nama}' } },
          { deleteProtectedRange: { protectedRangeId: '{jaga}' } },
          { clearBasicFilter: { sheetId: 0 } },
          { deleteDimensionGroup: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 5 } } },
        ),
        answer: { replies: [{}, {}, {}, { deleteDimensionGroup: {} }] },
      },
      {
        ask: 'GET ?fields=namedRanges,sheets(protectedRanges,basicFilter,rowGroups)',
        answer: { sheets: [{}] },
        without: ['namedRanges'],
      },
    ],
  },
  {
    about: 'copied cells bring their formulas along, cut ones keep what they point at',
    source: `${REFERENCE}#CopyPasteRequest`,
    steps: [
      fill([[2, '=A1*10'], [3]]),
      {
        ask: 'POST :batchUpdate',
        body: batch({ copyPaste: { source: box(0, 1, 1, 2), destination: box(1, 2, 1, 2) } }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/B2?valueRenderOption=FORMULA', answer: { values: [['=A2*10']] } },
      {
        ask: 'POST :batchUpdate',
        body: batch({
          cutPaste: {
            source: box(0, 2, 0, 1),
            destination: { sheetId: 0, rowIndex: 4, columnIndex: 3 },
            pasteType: 'PASTE_NORMAL',
          },
        }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/B1:B2?valueRenderOption=FORMULA', answer: { values: [['=D5*10'], ['=D6*10']] } },
      { ask: 'GET /values/B1:B2', answer: { values: [['20'], ['30']] } },
      {
        ask: 'POST :batchUpdate',
        body: batch({
          copyPaste: { source: box(0, 2, 1, 2), destination: box(0, 2, 5, 6), pasteType: 'PASTE_VALUES' },
        }),
        answer: { replies: [{}] },
      },
      { ask: 'GET /values/F1:F2?valueRenderOption=FORMULA', answer: { values: [[20], [30]] } },
    ],
  },
  {
    about: 'what is no request at all',
    source: 'https://cloud.google.com/apis/design/errors',
    steps: [
      {
        ask: 'POST :batchUpdate',
        body: batch({ tambahLembar: {} }),
        status: 400,
        answer: {
          error: {
            code: 400,
            message:
              'Invalid JSON payload received. Unknown name "tambahLembar" at \'requests[0]\': Cannot find field.',
            status: 'INVALID_ARGUMENT',
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.BadRequest',
                fieldViolations: [{ field: 'requests[0]' }],
              },
            ],
          },
        },
      },
      {
        ask: 'POST :batchUpdate',
        body: batch(),
        status: 400,
        answer: { error: { message: 'Must specify at least one request.' } },
      },
      {
        ask: 'GET ?fields=sheets.tidakAda',
        status: 400,
        answer: {
          error: {
            message: 'Request contains an invalid argument.',
            details: [{ fieldViolations: [{ field: 'sheets.tidakAda' }] }],
          },
        },
      },
    ],
  },
];
