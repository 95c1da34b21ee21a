/**
 * A village's convergence service by service and person by person, for Pantau's own tab: what the cadre would write into
 * Formulir 3A, 3B and 4 from the months, and why each service counts as T or TS. Numbers of the KIA book stay there.
 */
import { convergenceOf } from '../measures/convergence/formulas.ts';
import { type PersonResult, shareOf } from '../measures/convergence/people.ts';
import { GROUPS, type Group, SERVICES, type Service } from '../measures/convergence/services.ts';
import type { VillageTally } from '../measures/convergence/tally.ts';
import type { Mark } from '../measures/convergence/verdict.ts';
import { yearReport } from '../measures/convergence/year.ts';
import type { Measure } from '../measures/measure.ts';
import { explain, serviceName } from '../text/convergence.ts';
import { integer, percent } from '../text/format.ts';
import { quarterName } from '../text/measures.ts';
import type { QuarterResult } from './convergence.ts';
import type { ExplanationLine, Explanations } from './form-measure.ts';

/** People of whom it is told what is not due to them: of most, something is not. */
const TOLD_NOT_DUE = 50;

const GROUP_WORDS: Record<Group, string> = { mothers: 'Ibu', children: 'Anak' };

/** Of a register of months: the newest quarter, and the year so far. */
export function monthsExplained(quarters: readonly QuarterResult[], year: number): Explanations[] {
  const newest = quarters.at(-1);
  if (newest === undefined) return [];
  const of = quarterName(newest.period, 'id');
  const { people } = newest.result;
  return [
    ...servicesExplained(newest),
    ...GROUPS.map((group) => ({
      title: FORMS[group],
      of,
      note: `Dari bulan-bulan, sebagai bahan salinan; urutan: ${SERVICES[group].map((service) => serviceName(service)).join(', ')}.`,
      lines: people.filter((person) => person.group === group).map(marksOf),
    })),
    {
      title: 'Layanan yang belum diterima',
      of,
      note: 'Mengapa dihitung T; nomor register hanya ada di spreadsheet ini.',
      lines: reasonsOf(people, 'T'),
    },
    {
      title: 'Layanan yang tidak berlaku',
      of,
      note: 'Mengapa dihitung TS: tidak menambah dan tidak mengurangi konvergensi.',
      lines: bounded(reasonsOf(people, 'TS')),
    },
    yearExplained(quarters, year),
  ].filter(({ lines }) => lines.length > 0);
}

/** Services of the newest quarter; services that nobody is due are left away. */
export function servicesExplained(newest: QuarterResult | undefined): Explanations[] {
  const lines = newest === undefined ? [] : serviceLines(newest.result.tally);
  if (newest === undefined || lines.length === 0) return [];
  return [
    {
      title: 'Konvergensi menurut layanan',
      of: quarterName(newest.period, 'id'),
      note: 'Y dibagi Y dan T; yang tidak berlaku (TS) dan yang belum diisi tidak dihitung.',
      lines,
    },
  ];
}

const FORMS: Record<Group, string> = {
  mothers: 'Formulir 3A (ibu)',
  children: 'Formulir 3B (anak 0–23 bulan)',
};

function serviceLines(tally: VillageTally): ExplanationLine[] {
  const { services } = convergenceOf(tally);
  return GROUPS.flatMap((group) =>
    services[group].flatMap(({ service, measure }) => {
      const blank = measure.leftOut.find(({ reason }) => reason === 'blank')?.count ?? 0;
      if (measure.denominator + blank === 0) return [];
      return [ratioLine(`${GROUP_WORDS[group]}: ${serviceName(service)}`, measure, blank)];
    }),
  );
}

function ratioLine(key: string, { numerator, denominator, value }: Measure, blank = 0): ExplanationLine {
  const counts = `${integer(numerator, 'id')} dari ${integer(denominator, 'id')}`;
  return {
    key,
    value: value === null ? 'tidak ada data' : percent(value, 'id'),
    message: blank === 0 ? counts : `${counts}; ${integer(blank, 'id')} belum diisi`,
  };
}

/** As a row of Formulir 3A or 3B: the mark of each service, and what was received of what was due. */
function marksOf(person: PersonResult): ExplanationLine {
  const share = shareOf(person);
  return {
    key: nameOf(person),
    value: share === null ? '–' : percent(share, 'id'),
    message: person.verdicts.map(({ mark }) => mark ?? '–').join(' '),
  };
}

function reasonsOf(people: readonly PersonResult[], mark: Mark): ExplanationLine[] {
  return people.flatMap((person) => {
    const reasons = person.verdicts.flatMap((verdict, index) => {
      if (verdict.mark !== mark) return [];
      const service = SERVICES[person.group][index] as Service;
      return [`${serviceName(service)} – ${explain(service, verdict)}`];
    });
    return reasons.length === 0
      ? []
      : [{ key: nameOf(person), value: mark, message: `${reasons.join('; ')}.` }];
  });
}

const nameOf = ({ group, person }: PersonResult): string => `${GROUP_WORDS[group]} ${person}`;

function bounded(lines: ExplanationLine[]): ExplanationLine[] {
  const more = lines.length - TOLD_NOT_DUE;
  if (more <= 0) return lines;
  const rest = { key: 'Lainnya', value: 'TS', message: `… dan ${integer(more, 'id')} orang lagi.` };
  return [...lines.slice(0, TOLD_NOT_DUE), rest];
}

function yearExplained(quarters: readonly QuarterResult[], year: number): Explanations {
  const { households, people, tally } = yearReport(quarters.map(({ result }) => result));
  const { A, B } = convergenceOf(tally);
  const count = (key: string, value: number) => ({ key, value: integer(value, 'id'), message: '' });
  const totals = [
    ['ibu', 'mothers'],
    ['anak 0–23 bulan', 'children'],
    ['desa', 'total'],
  ] as const;
  return {
    title: 'Formulir 4 (laporan konvergensi desa)',
    of: String(year),
    note: `Dari ${integer(quarters.length, 'id')} triwulan: diterima dan seharusnya dijumlahkan, orang dihitung sekali.`,
    lines: [
      count('Rumah tangga 1.000 HPK', households),
      count('Ibu', people.mothers),
      count('Anak 0–23 bulan', people.children),
      ...serviceLines(tally),
      ...totals.flatMap(([word, part]) => [
        ratioLine(`Konvergensi ${word}, rumus A (layanan)`, A[part]),
        ratioLine(`Konvergensi ${word}, rumus B (orang)`, B[part]),
      ]),
    ],
  };
}
