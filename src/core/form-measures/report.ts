/** Formulir 4 as a village typed it: its counts and percentages, for being held against themselves. */
import type { PrintedLine, Scorecard } from '../measures/convergence/scorecard.ts';
import type { Group } from '../measures/convergence/services.ts';
import type { TableRow } from './table.ts';

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
const SERVICE_ROW = /^T3-(ibu|anak)-\d{2}$/;
const GROUPS: Record<string, Group> = { ibu: 'mothers', anak: 'children' };

/** A line of the report with the key of the row that it stands in. */
export type ReportLine = PrintedLine & { key: string };
export type Report = Scorecard & { lines: ReportLine[] };

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
  const lines = services.flatMap((row): ReportLine[] => {
    const group = GROUPS[SERVICE_ROW.exec(row.key)?.[1] ?? ''];
    const received = row.number('diterima');
    if (group === undefined || received === undefined) return [];
    const due = row.number('seharusnya');
    const printed = row.number('persentase') ?? null;
    return [
      {
        key: row.key,
        group,
        name: nameOf(row.key),
        received,
        ...(due !== undefined && { due }),
        printed,
        decimals: printed === null ? 0 : decimalsOf(printed),
      },
    ];
  });
  if (lines.length === 0) return undefined;
  const [green, yellow, red] = mats;
  return {
    households: count(PEOPLE.households),
    people: { mothers: count(PEOPLE.mothers), children: count(PEOPLE.children) },
    highRisk: count(PEOPLE.highRisk),
    malnourished: count(PEOPLE.malnourished),
    mats: green == null || yellow == null || red == null ? null : { green, yellow, red },
    lines,
  };
}

/** Decimals of the percentage as typed, at most 2: a cell keeps the value and not how it is shown. */
function decimalsOf(share: number): number {
  const hundred = share * 100;
  for (const decimals of [0, 1])
    if (Math.abs(hundred - Number(hundred.toFixed(decimals))) < 1e-9) return decimals;
  return 2;
}
