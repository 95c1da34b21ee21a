/** A spreadsheet by hand, in the shape of Google's answer to `spreadsheets.get?includeGridData=true`. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

type Cell = sheets_v4.Schema$CellData;
type Sheet = sheets_v4.Schema$Sheet;

const TEAL = { red: 0.059, green: 0.463, blue: 0.431 };
const WHITE = { red: 1, green: 1, blue: 1 };

/** A cell of text. */
export const text = (value: string, more: Cell = {}): Cell => ({
  userEnteredValue: { stringValue: value },
  effectiveValue: { stringValue: value },
  formattedValue: value,
  ...more,
});

/** A number, shown as told. */
export const number = (value: number, formattedValue: string, more: Cell = {}): Cell => ({
  userEnteredValue: { numberValue: value },
  effectiveValue: { numberValue: value },
  formattedValue,
  ...more,
});

/** A formula and its result. */
export const formula = (formulaValue: string, result: string, more: Cell = {}): Cell => ({
  userEnteredValue: { formulaValue },
  effectiveValue: { stringValue: result },
  formattedValue: result,
  ...more,
});

const filled = (red: number, green: number, blue: number, more: sheets_v4.Schema$CellFormat = {}) => ({
  effectiveFormat: { backgroundColorStyle: { rgbColor: { red, green, blue } }, ...more },
});

const header = (value: string, note?: string): Cell =>
  text(value, {
    ...filled(TEAL.red, TEAL.green, TEAL.blue, {
      textFormat: { bold: true, foregroundColorStyle: { rgbColor: WHITE } },
      wrapStrategy: 'WRAP',
      verticalAlignment: 'MIDDLE',
      horizontalAlignment: 'CENTER',
    }),
    ...(note === undefined ? {} : { note }),
  });

const wrapped: Cell = { effectiveFormat: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' } };

const NAMES = [
  'Remaja putri yang mengonsumsi tablet tambah darah',
  'Calon pengantin yang menerima pemeriksaan kesehatan',
  'Ibu hamil kurang energi kronik yang mendapat tambahan asupan gizi',
  'Ibu hamil yang memperoleh tablet tambah darah sekurangnya 90 tablet',
  'Bayi usia kurang dari 6 bulan yang mendapat ASI eksklusif',
  'Anak usia 6–23 bulan yang mendapat makanan pendamping ASI',
];

/** A small form: title rows, frozen header, fixed rows, status columns, marks; a tab of Pantau's own; a hidden tab. */
export function form(): sheets_v4.Schema$Spreadsheet {
  const rows = NAMES.map((name, i): Cell[] => {
    const wrong = i === 2;
    const served = wrong ? 45 : 12 * i;
    return [
      text(`AK25-${String(i + 1).padStart(2, '0')}`),
      text(name, wrapped),
      number(40, '40'),
      i === 4 ? {} : number(served, String(served), wrong ? filled(0.96, 0.8, 0.8) : {}),
      i === 4 ? {} : number(served / 40, `${((served / 40) * 100).toFixed(2).replace('.', ',')}%`),
      formula(
        '=VLOOKUP(INDEX(pantau_indikator_k_kode;ROW());pantau_lembar;2;FALSE)',
        wrong ? 'Salah' : i === 4 ? 'Kosong' : 'Terisi',
        wrong
          ? filled(0.96, 0.8, 0.8, { textFormat: { bold: true } })
          : i === 4
            ? filled(1, 0.93, 0.75)
            : filled(0.85, 0.94, 0.87),
      ),
      formula(
        '=VLOOKUP(INDEX(pantau_indikator_k_kode;ROW());pantau_lembar;3;FALSE)',
        wrong ? 'Baris 8, Dilayani: 45 melebihi Sasaran (40). Periksa kembali kedua angka.' : '',
        wrapped,
      ),
      text(';e:dilayani;'),
    ];
  });
  const indikator: Sheet = {
    properties: {
      sheetId: 0,
      title: 'Indikator',
      index: 0,
      gridProperties: { rowCount: 60, columnCount: 8, frozenRowCount: 5, frozenColumnCount: 2 },
      tabColorStyle: { rgbColor: TEAL },
    },
    merges: [{ sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 7 }],
    protectedRanges: [
      {
        range: { sheetId: 0 },
        unprotectedRanges: [
          { sheetId: 0, startRowIndex: 5, endRowIndex: 11, startColumnIndex: 2, endColumnIndex: 5 },
        ],
      },
    ],
    data: [
      {
        columnMetadata: [90, 300, 90, 90, 100, 110, 320, 100].map((pixelSize, i) => ({
          pixelSize,
          ...(i === 7 ? { hiddenByUser: true } : {}),
        })),
        rowMetadata: Array.from({ length: 60 }, (_, i) => ({ pixelSize: i === 0 ? 36 : 21 })),
        rowData: [
          {
            values: [
              text('Aksi Konvergensi 2025', {
                effectiveFormat: { textFormat: { bold: true, fontSize: 14 }, verticalAlignment: 'MIDDLE' },
              }),
            ],
          },
          { values: [text('Kecamatan Mentaya Hilir Selatan, Kabupaten Kotawaringin Timur')] },
          {
            values: [
              text('Keadaan formulir'),
              text('draft', {
                dataValidation: {
                  condition: {
                    type: 'ONE_OF_LIST',
                    values: [{ userEnteredValue: 'draft' }, { userEnteredValue: 'diajukan' }],
                  },
                  showCustomUi: true,
                },
              }),
            ],
          },
          {
            values: [
              text('Data contoh, bukan data resmi', { effectiveFormat: { textFormat: { italic: true } } }),
            ],
          },
          {
            values: [
              header('Kode'),
              header('Indikator'),
              header('Sasaran', 'Jumlah sasaran yang terdata di wilayah ini.'),
              header('Dilayani', 'Jumlah sasaran yang mendapat layanan.'),
              header('Cakupan'),
              header('Status'),
              header('Pesan'),
              header('Kolom'),
            ],
          },
          ...rows.map((values) => ({ values })),
        ],
      },
    ],
  };
  const pantau: Sheet = {
    properties: {
      sheetId: 77,
      title: 'Pantau',
      index: 1,
      gridProperties: { rowCount: 40, columnCount: 5 },
      tabColorStyle: { rgbColor: { red: 0.6, green: 0.6, blue: 0.6 } },
    },
    protectedRanges: [{ range: { sheetId: 77 } }],
    data: [{ rowData: [{ values: [text('Diperiksa'), text('18 Nov 2025, 09.02 WIB')] }] }],
  };
  const secret: Sheet = {
    properties: { sheetId: 99, title: 'Tersembunyi', index: 2, hidden: true },
    data: [{ rowData: [{ values: [text('rahasia')] }] }],
  };
  return {
    spreadsheetId: 'contoh',
    properties: { title: 'Aksi Konvergensi 2025 – Kecamatan Mentaya Hilir Selatan', locale: 'in_ID' },
    sheets: [indikator, pantau, secret],
  };
}

/** A spreadsheet of one tab with these rows. */
export function oneTab(rows: Cell[][], more: Sheet = {}): sheets_v4.Schema$Spreadsheet {
  return {
    properties: { title: 'Uji' },
    sheets: [
      {
        ...more,
        properties: {
          sheetId: 0,
          title: 'Uji',
          ...more.properties,
          gridProperties: {
            rowCount: rows.length,
            columnCount: Math.max(0, ...rows.map((row) => row.length)),
            ...more.properties?.gridProperties,
          },
        },
        data: [{ rowData: rows.map((values) => ({ values })), ...more.data?.[0] }],
      },
    ],
  };
}
