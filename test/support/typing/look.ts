/** Compares a spreadsheet with the model: people's cells one by one, and every status with the row beside which it stands. */
import type { GoogleApis } from '../../../src/google/clients.ts';
import type { Value } from '../sheet.ts';
import { FIRST_ROW, isStaff, keyOf, type Model, type ModelRow, NOTE, PASTED, statusesOf } from './model.ts';
import { notesTitle } from './person.ts';

/** Tabs that nobody types in here. */
const STILL = ['Petunjuk', 'Persetujuan'] as const;

export interface Sight {
  entry: Value[][];
  notes: Value[][];
  pantau: Value[][];
  still: Value[][][];
}

/** All in one call. */
export async function lookAt(who: GoogleApis, spreadsheetId: string, model: Model): Promise<Sight> {
  const quoted = (title: string) => `'${title.replaceAll("'", "''")}'`;
  const own = model.notes.size > 0 ? [quoted(notesTitle)] : [];
  const { data } = await who.sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [quoted(model.title), 'Pantau', ...STILL, ...own],
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  const [entry, pantau, ...rest] = (data.valueRanges ?? []).map(({ values }) => (values ?? []) as Value[][]);
  const still = rest.slice(0, STILL.length);
  return { entry: entry!, pantau: pantau!, still, notes: rest[STILL.length] ?? [] };
}

/** Statuses that a key's row had since the sheet was last at rest. */
export type Past = ReadonlyMap<string, ReadonlySet<string>>;

/** Faults in people's cells; none is how it must be at any time. */
export function typedFaults(model: Model, sight: Sight, before: Sight): string[] {
  const faults: string[] = [];
  const cell = (rows: Value[][], row: number, column: number): Value => rows[row]?.[column] ?? '';
  const height = Math.max(sight.entry.length, model.rows.length + FIRST_ROW - 1);
  for (let row = 0; row < height; row++) {
    const width = Math.max(model.columns.length, sight.entry[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      const name = model.columns[column];
      if (name !== undefined && !isStaff(name) && row >= FIRST_ROW - 2) continue;
      const wanted =
        row >= FIRST_ROW - 1
          ? name === undefined
            ? ''
            : (model.rows[row - FIRST_ROW + 1]?.[name as keyof ModelRow] ?? '')
          : row === FIRST_ROW - 2
            ? (name ?? '')
            : undefined;
      const found = cell(sight.entry, row, column);
      if (wanted !== undefined && found !== wanted)
        faults.push(
          `${name ?? '?'} in row ${row + 1} is ${JSON.stringify(found)}, typed was ${JSON.stringify(wanted)}`,
        );
    }
  }
  for (const [address, value] of model.notes) {
    const column = address.charCodeAt(0) - 65;
    const found = cell(sight.notes, Number(address.slice(1)) - 1, column);
    if (found !== value) faults.push(`${address} of their own tab is ${JSON.stringify(found)}`);
  }
  const typed = sight.notes.flat().filter((value) => value !== '').length;
  if (typed !== model.notes.size)
    faults.push(`${typed} cells in their own tab, typed were ${model.notes.size}`);
  if (JSON.stringify(sight.still) !== JSON.stringify(before.still))
    faults.push('a tab that nobody types in changed');
  return faults;
}

/**
 * Faults of statuses while work goes on: what stands beside a row is Pantau's line for that very row, nothing yet, or what a
 * person pasted there; and that line says what was true of the row at some time since the sheet was last at rest.
 */
export function strayFaults(model: Model, sight: Sight, past: Past): string[] {
  const lines = new Map(
    sight.pantau
      .filter(([key]) => String(key).startsWith('kegiatan|'))
      .map((line) => [String(line[0]).toLowerCase(), line]),
  );
  const [status, message] = [model.columns.indexOf('Status'), model.columns.indexOf('Pesan')];
  const now = statusesOf(model.rows);
  return model.rows.flatMap((row, index) => {
    const place = index + FIRST_ROW;
    const shown = (column: number) => String(sight.entry[place - 1]?.[column] ?? '');
    const [word, text] = [shown(status), shown(message)];
    const faults: string[] = [];
    const line = row.Kode === '' ? undefined : lines.get(`kegiatan|${keyOf(row)}`);
    const right = row.Kode === '' ? now[index]! : String(line?.[1] ?? 'Belum diperiksa');
    if (word !== '' && !word.startsWith(PASTED) && right !== NOTE && word !== right)
      faults.push(`row ${place} (${row.Kode}) shows ${word}, its line says ${right}`);
    const was = past.get(keyOf(row));
    if (line !== undefined && !was?.has(NOTE) && !was?.has(String(line[1])))
      faults.push(`the line of ${row.Kode} says ${line[1]}, which it never was`);
    if (text !== '' && !text.startsWith(PASTED) && !text.startsWith(`Baris ${place}, `))
      faults.push(`row ${place} shows a message of another row: ${text.slice(0, 20)}`);
    return faults;
  });
}

/** Faults of statuses at rest: every row shows what is true of it. */
export function restFaults(model: Model, sight: Sight): string[] {
  const status = model.columns.indexOf('Status');
  return statusesOf(model.rows).flatMap((wanted, index) => {
    const found = sight.entry[index + FIRST_ROW - 1]?.[status] ?? '';
    return found === wanted || wanted === NOTE
      ? []
      : [`row ${index + FIRST_ROW} (${model.rows[index]!.Kode}) shows "${found}", not "${wanted}"`];
  });
}
