/** Village convergence for people to read: quarters, services, reasons, and the printed report. */
import type { Group } from '../core/measures/convergence/services.ts';
import { integer, type Language, percent } from '../core/text/format.ts';
import { measureCounts, measureName, measureValue, quarterName } from '../core/text/measures.ts';
import type { ToldLine, ToldQuarter, ToldReport } from './convergence-result.ts';

interface Words {
  group: Record<Group, string>;
  services: string;
  reasons: string;
  report: string;
  fine: string;
  noData: string;
  of: string;
  blank: (count: number) => string;
}

const WORDS: Record<Language, Words> = {
  id: {
    group: { mothers: 'Ibu', children: 'Anak' },
    services: 'Menurut layanan',
    reasons: 'Mengapa T (belum diterima) dan TS (tidak berlaku)',
    report: 'Formulir 4 seperti tertulis',
    fine: 'semua persentase sesuai dengan jumlahnya',
    noData: 'tidak ada data',
    of: 'dari',
    blank: (count) => `${integer(count, 'id')} belum diisi`,
  },
  en: {
    group: { mothers: 'Mother', children: 'Child' },
    services: 'By service',
    reasons: 'Why T (not received) and TS (not due)',
    report: 'Formulir 4 as written',
    fine: 'all percentages follow from their counts',
    noData: 'no data',
    of: 'of',
    blank: (count) => `${integer(count, 'en')} not filled in`,
  },
};

export function quarterLines(
  { period, measures, services, reasons }: ToldQuarter,
  language: Language,
): string[] {
  const say = WORDS[language];
  const blankIn = (leftOut: readonly { reason: string; count: number }[]) =>
    leftOut.flatMap(({ reason, count }) => (reason === 'blank' ? [say.blank(count)] : []));
  return [
    quarterName(period, language),
    ...aligned(
      measures.map((one) => [
        measureName(one.name, language),
        measureValue(one, language),
        measureCounts(one, language),
      ]),
    ),
    `  ${say.services}`,
    ...aligned(
      services.map(({ group, name, measure: { numerator, denominator, value, leftOut } }) => [
        say.group[group],
        name,
        value === null ? say.noData : percent(value, language),
        [`${numerator} ${say.of} ${denominator}`, ...blankIn(leftOut)].join('; '),
      ]),
    ),
    ...(reasons.length === 0 ? [] : [`  ${say.reasons}`]),
    ...aligned(
      reasons.map(({ group, person, mark, name, message }) => [
        `${say.group[group]} ${person}`,
        mark,
        `${name}: ${message}`,
      ]),
    ),
  ];
}

export function reportLines({ lines, findings }: ToldReport, language: Language): string[] {
  const wrong = lines.flatMap((line) => line.findings.map(({ message }) => [placeOf(line), message]));
  const told = [...wrong, ...findings.map(({ message }) => ['–', message])];
  const say = WORDS[language];
  return told.length === 0 ? [`${say.report}: ${say.fine}`] : [say.report, ...aligned(told)];
}

const placeOf = ({ key, name }: ToldLine): string => `${key} ${name}`;

/** Rows with their columns side by side, indented; the last one is not padded. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    (row) =>
      `    ${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')}`,
  );
}
