/**
 * What is wrong with a printed village report (Formulir 4), in words. In Indonesian; English, which only commands ask for,
 * stands in a file of its own.
 */
import type { CheckedLine, LineFinding, ReportFinding } from '../measures/convergence/scorecard.ts';
import { decimal, integer, type Language, percent } from './format.ts';

type Due = CheckedLine['due'];
export interface FindingLine {
  line: Pick<CheckedLine['line'], 'received' | 'printed' | 'decimals'>;
  measure: CheckedLine['measure'];
  due: Due;
}

/** What a sentence is made of, as it is written in the language. */
export interface LineFigures {
  received: string;
  printed: string;
  /** `100,00 % (27 dari 27)`, where the due is known. */
  counted: string;
  /** The due that a finding names. */
  due: string;
}

export interface ScorecardWords {
  language: Language;
  line: Record<LineFinding['code'], (figures: LineFigures) => string>;
  householdsAbovePeople: (households: string, people: string) => string;
  partAboveWhole: (part: string, count: string, whole: string) => string;
  parts: Record<Extract<ReportFinding, { code: 'part-above-whole' }>['part'], string>;
  /** Where the due comes from, when the report does not print it. */
  dues: Record<NonNullable<Due>, string>;
  /** `27 dari 27`. */
  of: (part: string, whole: string) => string;
  /** Written here, derived from the quarters there. */
  differs: (written: string, derived: string, of: string) => string;
}

export const SCORECARD_ID: ScorecardWords = {
  language: 'id',
  line: {
    'unknown-service': () => 'nama layanan tidak dikenal',
    'doubled-service': () => 'layanan ini tertulis dua kali',
    'received-above-due': ({ received, due }) => `diterima ${received}, melebihi ${due} yang seharusnya`,
    'above-100': ({ printed, counted }) =>
      `tertulis ${printed}, lebih dari 100 %${counted === '' ? '' : `; hitungannya ${counted}`}`,
    percentage: ({ printed, counted }) => `tertulis ${printed}, hitungannya ${counted}`,
    'percentage-of-nobody': ({ printed }) =>
      `tertulis ${printed}, padahal tidak ada yang seharusnya menerima`,
  },
  householdsAbovePeople: (households, people) =>
    `${households} rumah tangga 1.000 HPK melebihi ${people} ibu dan anak`,
  partAboveWhole: (part, count, whole) => `${part}: ${count}, melebihi jumlah ${whole}`,
  parts: {
    'high-risk': 'ibu KEK atau RISTI',
    malnourished: 'anak gizi kurang, gizi buruk, atau stunting',
    mats: 'anak menurut tikar pertumbuhan',
  },
  dues: {
    printed: '',
    people: ', seharusnya dari jumlah sasaran',
    inferred: ', seharusnya disimpulkan dari persentase lain',
  },
  of: (part, whole) => `${part} dari ${whole}`,
  differs: (written, derived, of) => `tertulis ${written}, menurut Formulir 3A dan 3B ${of} ${derived}`,
};

/** One clause without full stop: `tertulis 700 %, lebih dari 100 %; hitungannya 100,00 % (27 dari 27)`. */
export function lineFinding(
  finding: LineFinding,
  { line, measure, due }: FindingLine,
  words = SCORECARD_ID,
): string {
  const { language } = words;
  const computed = 'computed' in finding ? finding.computed : null;
  const received = integer(line.received, language);
  const counts = words.of(received, integer(measure?.denominator ?? 0, language));
  return words.line[finding.code]({
    received,
    printed: line.printed === null ? '' : points(line.printed, line.decimals, language),
    counted:
      computed === null ? '' : `${percent(computed, language)} (${counts}${words.dues[due ?? 'printed']})`,
    due: 'due' in finding ? integer(finding.due, language) : '',
  });
}

export function reportFinding(finding: ReportFinding, words = SCORECARD_ID): string {
  const text = (count: number) => integer(count, words.language);
  return finding.code === 'households-above-people'
    ? words.householdsAbovePeople(text(finding.households), text(finding.people))
    : words.partAboveWhole(words.parts[finding.part], text(finding.count), text(finding.whole));
}

const points = (share: number, decimals: number, language: Language): string =>
  `${decimal(share * 100, language, decimals)}${language === 'id' ? ' %' : '%'}`;
