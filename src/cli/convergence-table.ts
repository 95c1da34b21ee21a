/** Village convergence for people to read: quarters, services, reasons, and the printed report. */
import type { ToldLine, ToldReport } from '../core/form-measures/village-report.ts';
import { GROUPS, type Group, SERVICES } from '../core/measures/convergence/services.ts';
import type { Measure } from '../core/measures/measure.ts';
import { serviceName } from '../core/text/convergence.ts';
import { integer, type Language, percent } from '../core/text/format.ts';
import { measureCounts, measureName, measureValue, quarterName } from '../core/text/measures.ts';
import type { ToldQuarter, ToldYear } from './convergence-result.ts';
import { CONVERGENCE_WORDS } from './convergence-words.ts';

interface Words {
  group: Record<Group, string>;
  services: string;
  people: Record<Group, string>;
  year: string;
  counts: (households: string, mothers: string, children: string) => string;
  total: Record<Group | 'total', string>;
  formula: (letter: 'A' | 'B') => string;
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
    people: { mothers: 'Formulir 3A', children: 'Formulir 3B' },
    year: 'Formulir 4 dari triwulan-triwulan',
    counts: (households, mothers, children) =>
      `${households} rumah tangga 1.000 HPK; ${mothers} ibu; ${children} anak 0–23 bulan`,
    total: { mothers: 'Konvergensi ibu', children: 'Konvergensi anak', total: 'Konvergensi desa' },
    formula: (letter) => `rumus ${letter}`,
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
    people: { mothers: 'Formulir 3A', children: 'Formulir 3B' },
    year: 'Formulir 4 from the quarters',
    counts: (households, mothers, children) =>
      `${households} households of the first 1,000 days; ${mothers} mothers; ${children} children of 0–23 months`,
    total: {
      mothers: 'Convergence of mothers',
      children: 'Convergence of children',
      total: 'Village convergence',
    },
    formula: (letter) => `formula ${letter}`,
    reasons: 'Why T (not received) and TS (not due)',
    report: 'Formulir 4 as written',
    fine: 'all percentages follow from their counts',
    noData: 'no data',
    of: 'of',
    blank: (count) => `${integer(count, 'en')} not filled in`,
  },
};

export function quarterLines(
  { period, measures, services, people, reasons }: ToldQuarter,
  language: Language,
): string[] {
  const say = WORDS[language];
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
    ...serviceLines(services, language),
    ...GROUPS.flatMap((group) => personLines(group, people, language)),
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

function serviceLines(services: ToldQuarter['services'], language: Language): string[] {
  const say = WORDS[language];
  return aligned(
    services.map(({ group, name, measure }) => [say.group[group], name, ...ratio(measure, language)]),
  );
}

function ratio({ numerator, denominator, value, leftOut }: Measure, language: Language): string[] {
  const say = WORDS[language];
  const blank = leftOut.flatMap(({ reason, count }) => (reason === 'blank' ? [say.blank(count)] : []));
  return [
    value === null ? say.noData : percent(value, language),
    [`${numerator} ${say.of} ${denominator}`, ...blank].join('; '),
  ];
}

/** Formulir 3A or 3B: a row a person, its columns in the order of the services. */
function personLines(group: Group, people: ToldQuarter['people'], language: Language): string[] {
  const own = people.filter((person) => person.group === group);
  if (own.length === 0) return [];
  const say = WORDS[language];
  const order = SERVICES[group].map(
    (service, index) => `${index + 1} ${serviceName(service, CONVERGENCE_WORDS[language])}`,
  );
  return [
    `  ${say.people[group]}: ${order.join(', ')}`,
    ...aligned(
      own.map(({ person, share, marks }) => [
        `${say.group[group]} ${person}`,
        ...SERVICES[group].map((service) => marks[service] ?? '–'),
        share === null ? '–' : percent(share, language),
      ]),
    ),
  ];
}

export function yearLines({ households, people, services, A, B }: ToldYear, language: Language): string[] {
  const say = WORDS[language];
  const [all, mothers, children] = [households, people.mothers, people.children].map((count) =>
    integer(count, language),
  ) as [string, string, string];
  return [
    say.year,
    `    ${say.counts(all, mothers, children)}`,
    ...serviceLines(services, language),
    ...aligned(
      ([...GROUPS, 'total'] as const).flatMap((part) =>
        (['A', 'B'] as const).map((letter) => [
          `${say.total[part]}, ${say.formula(letter)}`,
          ...ratio((letter === 'A' ? A : B)[part], language),
        ]),
      ),
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
