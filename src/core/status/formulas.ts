/**
 * Same-row formulas that bring a row's status beside it. Every row has the very same text: the row is found by
 * `ROW()`, columns by named ranges, so a formula is right wherever it lands and whatever is moved.
 *
 * `;` separates arguments in every locale of Google Sheets. Keys with `* ? ~` are refused here, since a lookup
 * takes them as wildcards and would show the status of another row.
 */
import { columnRange, lineKey, SHEET_RANGE, type StatusColumn, TIME_RANGE } from '../template/names.ts';
import type { Tab } from '../template/schema.ts';
import { STATUS_WORDS } from './words.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a row without a usable key says, after its row number. */
export function keyAdvice(tab: Tab): { blank: string; wrong: string } {
  const label = keyLabel(tab);
  return {
    blank: `${label}: masih kosong. Isi kolom ini agar baris dapat diperiksa.`,
    wrong: `${label}: tidak dapat dibaca, atau memuat tanda * ? ~. Ganti dengan tulisan biasa.`,
  };
}

/** The formula of each status column, the same for every row of the tab. */
export function statusFormulas(tab: Tab): Record<StatusColumn, string> {
  const cell = (column: string) => `INDEX(${columnRange(tab, column)};ROW())`;
  const key = cell(tab.key);
  const entries = tab.columns.filter((column) => column.entry && column.name !== tab.key);
  const typed = entries.length === 0 ? '""' : entries.map((column) => cell(column.name)).join('&');
  const bare = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${key};"*";"");"?";"");"~";"")`;
  const look = (column: number) =>
    `VLOOKUP(${quoted(lineKey(tab.name, ''))}&${key};${SHEET_RANGE};${column};FALSE)`;
  const byKey = (blank: string, wrong: string, found: string) =>
    `IF(TRIM(${key}&"")="";IF(${typed}="";"";${blank});IF(LEN(${bare})<LEN(${key});${wrong};${found}))`;
  const advice = keyAdvice(tab);
  const row = (text: string) => `"Baris "&ROW()&", "&${text}`;
  const mark = quoted(`;e:${tab.key};`);
  return {
    status: `=IFERROR(${byKey(quoted(STATUS_WORDS.keyBlank), quoted(STATUS_WORDS.keyWrong), `IFERROR(${look(2)};${quoted(STATUS_WORDS.unseen)})`)};${quoted(STATUS_WORDS.keyWrong)})`,
    pesan: `=IFERROR(${byKey(row(quoted(advice.blank)), row(quoted(advice.wrong)), `IFERROR(IF(${look(3)}="";"";${row(`${look(3)}&" "&${look(5)}`)});"")`)};${row(quoted(advice.wrong))})`,
    kolom: `=IFERROR(${byKey(mark, mark, `IFERROR(${look(4)}&"";"")`)};${mark})`,
  };
}

/** What stands in the header cell of each status column. */
export function headerFormulas(_tab: Tab): Record<StatusColumn, string> {
  return {
    status: `=IF(${TIME_RANGE}="";"Status";"Diperiksa "&${TIME_RANGE})`,
    pesan: 'Pesan',
    kolom: 'Kolom',
  };
}

/** Whether a header cell is that of a status column, as the formulas above show it. */
export function isStatusHeader(column: StatusColumn, text: string): boolean {
  if (column === 'status') return text === 'Status' || /^Diperiksa \d/.test(text);
  return text === (column === 'pesan' ? 'Pesan' : 'Kolom');
}

function keyLabel(tab: Tab): string {
  return tab.columns.find((column) => column.name === tab.key)?.label.id ?? tab.key;
}
