/** One random thing that a person does in a spreadsheet, done to the spreadsheet and to the model alike. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnLetters } from '../../../src/core/cells/address.ts';
import type { Random } from '../../../src/demo/random.ts';
import type { GoogleApis } from '../../../src/google/clients.ts';
import { change, type, type Value } from '../sheet.ts';
import {
  emptyRow,
  FIRST_ROW,
  isStaff,
  type Model,
  type ModelRow,
  PASTED,
  STAFF_COLUMNS,
  sortRows,
} from './model.ts';

export const LEAST_ROWS = 16;
export const MOST_ROWS = 32;
const NOTES = 'Catatan saya';

export interface Desk {
  who: GoogleApis;
  spreadsheetId: string;
  /** Id of the entry tab. */
  tab: number;
  model: Model;
}

/** How often each is done, in a hundred. */
const HABITS = {
  'type a cell': 34,
  'type a row': 18,
  'clear a row': 3,
  'insert rows': 7,
  'delete rows': 7,
  'sort rows': 6,
  'drag a row': 4,
  'copy a row': 4,
  'move a column': 3,
  'rename the tab': 2,
  'paste over status columns': 8,
  'type in a tab of their own': 4,
} as const;
export type Habit = keyof typeof HABITS;
const OFTEN = Object.entries(HABITS).flatMap(([habit, share]) =>
  new Array<Habit>(share).fill(habit as Habit),
);

/** Gives what was done. */
export async function act(desk: Desk, random: Random): Promise<Habit> {
  const habit = random.pick(OFTEN);
  const { model } = desk;
  const [least, most] = [LEAST_ROWS, MOST_ROWS].map((bound) => model.rows.length - bound) as [number, number];
  const done = habit === 'insert rows' && most > 0 ? 'delete rows' : habit;
  await ACTS[done === 'delete rows' && least <= 3 ? 'insert rows' : done](desk, random);
  return habit;
}

type Act = (desk: Desk, random: Random) => Promise<void>;

const ACTS: Record<Habit, Act> = {
  async 'type a cell'(desk, random) {
    const at = somewhere(desk, random);
    const column = random.pick(STAFF_COLUMNS);
    const value = random.between(1, 8) === 1 ? '' : typed(random)[column];
    desk.model.rows[at]![column] = value;
    await type(desk.who, desk.spreadsheetId, address(desk, at, desk.model.columns.indexOf(column)), [
      [value],
    ]);
  },
  async 'type a row'(desk, random) {
    const at = somewhere(desk, random);
    const row = typed(random);
    await write(desk, at, row);
  },
  async 'clear a row'(desk, random) {
    await write(desk, somewhere(desk, random), emptyRow());
  },
  async 'insert rows'(desk, random) {
    const at = somewhere(desk, random);
    const count = random.between(1, 3);
    const range = rowsAt(desk, at, at + count);
    await request(desk, { insertDimension: { range, inheritFromBefore: random.between(0, 1) === 1 } });
    desk.model.rows.splice(at, 0, ...Array.from({ length: count }, emptyRow));
  },
  async 'delete rows'(desk, random) {
    const count = random.between(1, 3);
    const at = random.between(0, desk.model.rows.length - count - 1);
    await request(desk, { deleteDimension: { range: rowsAt(desk, at, at + count) } });
    desk.model.rows.splice(at, count);
  },
  async 'sort rows'(desk, random) {
    const { model } = desk;
    const first = random.between(0, model.rows.length - 2);
    const end = random.between(first + 2, model.rows.length);
    const column = random.pick(['Kode', 'Hadir', 'Undangan'] as const);
    const descending = random.between(0, 1) === 1;
    await request(desk, {
      sortRange: {
        range: {
          sheetId: desk.tab,
          startRowIndex: first + FIRST_ROW - 1,
          endRowIndex: end + FIRST_ROW - 1,
          startColumnIndex: 0,
          endColumnIndex: model.columns.length,
        },
        sortSpecs: [
          {
            dimensionIndex: model.columns.indexOf(column),
            sortOrder: descending ? 'DESCENDING' : 'ASCENDING',
          },
        ],
      },
    });
    model.rows.splice(first, end - first, ...sortRows(model.rows.slice(first, end), column, descending));
  },
  async 'drag a row'(desk, random) {
    const [from, to] = [somewhere(desk, random), somewhere(desk, random)];
    if (to === from || to === from + 1) return;
    const source = rowsAt(desk, from, from + 1);
    await request(desk, { moveDimension: { source, destinationIndex: to + FIRST_ROW - 1 } });
    moved(desk.model.rows, from, to);
  },
  async 'copy a row'(desk, random) {
    const [from, to] = [somewhere(desk, random), somewhere(desk, random)];
    if (from === to) return;
    const cells = (at: number) => ({
      sheetId: desk.tab,
      startRowIndex: at + FIRST_ROW - 1,
      endRowIndex: at + FIRST_ROW,
      startColumnIndex: 0,
      endColumnIndex: desk.model.columns.length,
    });
    await request(desk, {
      copyPaste: { source: cells(from), destination: cells(to), pasteType: 'PASTE_NORMAL' },
    });
    desk.model.rows[to] = { ...desk.model.rows[from]! };
  },
  async 'move a column'(desk, random) {
    const { columns } = desk.model;
    const [from, to] = [random.between(0, columns.length - 1), random.between(0, columns.length)];
    if (to === from || to === from + 1) return;
    const source = { sheetId: desk.tab, dimension: 'COLUMNS', startIndex: from, endIndex: from + 1 };
    await request(desk, { moveDimension: { source, destinationIndex: to } });
    moved(columns, from, to);
  },
  async 'rename the tab'(desk, random) {
    const title = `Kegiatan ${random.between(1, 999)}'s`;
    const properties = { sheetId: desk.tab, title };
    await request(desk, { updateSheetProperties: { properties, fields: 'title' } });
    desk.model.title = title;
  },
  async 'paste over status columns'(desk, random) {
    const { columns, rows } = desk.model;
    const first = somewhere(desk, random);
    const height = Math.min(random.between(1, 3), rows.length - first);
    const left = random.between(0, columns.length - 1);
    const width = Math.min(random.between(1, 4), columns.length - left);
    const block = Array.from({ length: height }, (_, down) => {
      const row = typed(random);
      return columns.slice(left, left + width).map((column) => {
        if (!isStaff(column)) return random.between(0, 4) === 0 ? '' : `${PASTED} ${random.between(1, 99)}`;
        rows[first + down]![column] = row[column];
        return row[column];
      });
    });
    await type(desk.who, desk.spreadsheetId, address(desk, first, left), block);
  },
  async 'type in a tab of their own'(desk, random) {
    const { notes } = desk.model;
    if (notes.size === 0) await request(desk, { addSheet: { properties: { title: NOTES } } });
    const cell = `${columnLetters(random.between(0, 4))}${random.between(1, 20)}`;
    const value = random.pick<Value>([random.between(1, 1000), `ingat ${random.between(1, 99)}`]);
    notes.set(cell, value);
    await type(desk.who, desk.spreadsheetId, `'${NOTES}'!${cell}`, [[value]]);
  },
};

export const notesTitle = NOTES;

/** A row as staff fill it in, now and then with a key that stands elsewhere too, or with something missing. */
function typed(random: Random): ModelRow {
  const number = String(random.between(1, 60)).padStart(2, '0');
  const figure = () => (random.between(1, 8) === 1 ? '' : random.between(0, 30));
  return {
    Kode: random.between(1, 15) === 1 ? '' : `${random.pick(['K', 'K', 'K', 'k'])}${number}`,
    'Nama kegiatan': random.pick(['Rembuk', 'Rapat', 'Kunjungan', 'Pelatihan']),
    Hadir: figure(),
    Undangan: figure(),
  };
}

async function write(desk: Desk, at: number, row: ModelRow): Promise<void> {
  desk.model.rows[at] = { ...row };
  // Cell by cell would be four calls: staff columns may stand apart, and a null leaves what is between.
  const cells = desk.model.columns.map((column) => (isStaff(column) ? row[column] : null));
  await type(desk.who, desk.spreadsheetId, address(desk, at, 0), [cells]);
}

const somewhere = ({ model }: Desk, random: Random): number => random.between(0, model.rows.length - 1);

const address = ({ model }: Desk, row: number, column: number): string =>
  `'${model.title.replaceAll("'", "''")}'!${columnLetters(column)}${row + FIRST_ROW}`;

const rowsAt = ({ tab }: Desk, from: number, end: number) => ({
  sheetId: tab,
  dimension: 'ROWS',
  startIndex: from + FIRST_ROW - 1,
  endIndex: end + FIRST_ROW - 1,
});

const request = ({ who, spreadsheetId }: Desk, ...requests: sheets_v4.Schema$Request[]) =>
  change(who, spreadsheetId, ...requests);

/** `to` counts as it stood before, as Google's destination does. */
function moved<T>(list: T[], from: number, to: number): void {
  const [one] = list.splice(from, 1);
  list.splice(to > from ? to - 1 : to, 0, one!);
}
