/** Formulir 4 as a village typed it: its counts and percentages, for being held against themselves. */
import type { TableRow } from '../checks/table.ts';
import type { PrintedLine, Scorecard } from '../measures/convergence/scorecard.ts';
import type { Group } from '../measures/convergence/services.ts';

export const REPORT_COLUMNS = {
  people: ['jumlah'],
  services: ['diterima', 'seharusnya', 'persentase'],
} as const;

/** Keys of the rows that the report's tables have in the forms of Formulir 4. */
const PEOPLE = {
  households: 'T1.1',
  mothers: 'T1.2',
  highRisk: 'T1.3',
  children: 'T1.4',
  malnourished: 'T1.5',
  mats: ['T2.2', 'T2.3', 'T2.4'],
} as const;
const TOTAL_ROW = /^T4-(ibu|anak|desa)$/;
const SERVICE_ROW = /^T3-(ibu|anak)-\d{2}$/;
const GROUPS: Record<string, Group> = { ibu: 'mothers', anak: 'children' };

/** A line of the report with the key of the row that it stands in. */
export type ReportLine = PrintedLine & { key: string };
export interface Report {
  card: Scorecard & { lines: ReportLine[] };
  /** Convergence of mothers, of children, of the village as printed at the end. */
  totals: ReportTotal[];
}
/** `printed` null where blank. */
export type ReportTotal = Required<
  Pick<ReportLine, 'key' | 'name' | 'received' | 'due' | 'decimals' | 'printed'>
>;

/**
 * Undefined when no service has a figure: the village did not type the report.
 * @param nameOf the service that a row's key stands for, as the form prints it.
 */
export function reportOf(
  people: readonly TableRow[],
  services: readonly TableRow[],
  nameOf: (key: string) => string,
): Report | undefined {
  const counts = new Map(people.map((row) => [row.key, row.number('jumlah')]));
  const count = (key: string) => counts.get(key) ?? null;
  const mats = PEOPLE.mats.map(count);
  const typed = services.flatMap((row) => {
    const [received, due] = [row.number('diterima'), row.number('seharusnya')];
    if (received === undefined) return [];
    const printed = row.number('persentase') ?? null;
    const decimals = printed === null ? 0 : decimalsOf(printed);
    return [{ key: row.key, name: nameOf(row.key), received, due, printed, decimals }];
  });
  const lines = typed.flatMap(({ due, ...line }): ReportLine[] => {
    const group = GROUPS[SERVICE_ROW.exec(line.key)?.[1] ?? ''];
    return group === undefined ? [] : [{ group, ...line, ...(due !== undefined && { due }) }];
  });
  const totals = typed.flatMap(({ due, ...line }): ReportTotal[] =>
    due !== undefined && TOTAL_ROW.test(line.key) ? [{ ...line, due }] : [],
  );
  if (lines.length === 0 && totals.length === 0) return undefined;
  const [green, yellow, red] = mats;
  const card = {
    households: count(PEOPLE.households),
    people: { mothers: count(PEOPLE.mothers), children: count(PEOPLE.children) },
    highRisk: count(PEOPLE.highRisk),
    malnourished: count(PEOPLE.malnourished),
    mats: green == null || yellow == null || red == null ? null : { green, yellow, red },
    lines,
  };
  return { card, totals };
}

/** Decimals of the percentage as typed, at most 2: a cell keeps the value and not how it is shown. */
export function decimalsOf(share: number): number {
  const hundred = share * 100;
  for (const decimals of [0, 1])
    if (Math.abs(hundred - Number(hundred.toFixed(decimals))) < 1e-9) return decimals;
  return 2;
}
