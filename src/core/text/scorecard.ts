/** What is wrong with a printed village report (Formulir 4), in words. */
import type { CheckedLine, LineFinding, ReportFinding } from '../measures/convergence/scorecard.ts';
import { decimal, integer, type Language, percent } from './format.ts';

type Line = Pick<CheckedLine['line'], 'received' | 'printed' | 'decimals'>;
type Due = CheckedLine['due'];

/** One clause without full stop: `tertulis 700 %, lebih dari 100 %; hitungannya 100,00 % (27 dari 27)`. */
export function lineFinding(
  finding: LineFinding,
  { line, measure, due }: { line: Line; measure: CheckedLine['measure']; due: Due },
  language: Language,
): string {
  const id = language === 'id';
  const whole = measure?.denominator ?? 0;
  const counted = (share: number) =>
    `${percent(share, language)} (${integer(line.received, language)} ${id ? 'dari' : 'of'} ${integer(whole, language)}${DUE[language][due ?? 'printed']})`;
  const printed = line.printed === null ? '' : points(line.printed, line.decimals, language);
  switch (finding.code) {
    case 'unknown-service':
      return id ? 'nama layanan tidak dikenal' : 'the name of the service is not known';
    case 'doubled-service':
      return id ? 'layanan ini tertulis dua kali' : 'this service stands twice';
    case 'received-above-due':
      return id
        ? `diterima ${integer(line.received, 'id')}, melebihi ${integer(finding.due, 'id')} yang seharusnya`
        : `${integer(line.received, 'en')} received, above the ${integer(finding.due, 'en')} due`;
    case 'above-100':
      return id
        ? `tertulis ${printed}, lebih dari 100 %${finding.computed === null ? '' : `; hitungannya ${counted(finding.computed)}`}`
        : `${printed} is written, above 100%${finding.computed === null ? '' : `; the counts give ${counted(finding.computed)}`}`;
    case 'percentage':
      return id
        ? `tertulis ${printed}, hitungannya ${counted(finding.computed)}`
        : `${printed} is written, the counts give ${counted(finding.computed)}`;
    case 'percentage-of-nobody':
      return id
        ? `tertulis ${printed}, padahal tidak ada yang seharusnya menerima`
        : `${printed} is written, though nobody is due`;
  }
}

export function reportFinding(finding: ReportFinding, language: Language): string {
  const id = language === 'id';
  if (finding.code === 'households-above-people') {
    const [households, people] = [finding.households, finding.people].map((count) =>
      integer(count, language),
    );
    return id
      ? `${households} rumah tangga 1.000 HPK melebihi ${people} ibu dan anak`
      : `${households} households are more than the ${people} mothers and children`;
  }
  const [count, whole] = [finding.count, finding.whole].map((number) => integer(number, language));
  const part = PARTS[language][finding.part];
  return id
    ? `${part}: ${count}, melebihi jumlah ${whole}`
    : `${part}: ${count}, more than the ${whole} there are`;
}

/** Where the due comes from, when the report does not print it. */
const DUE: Record<Language, Record<NonNullable<Due>, string>> = {
  id: {
    printed: '',
    people: ', seharusnya dari jumlah sasaran',
    inferred: ', seharusnya disimpulkan dari persentase lain',
  },
  en: {
    printed: '',
    people: ', due from the count of people',
    inferred: ', due inferred from the other percentages',
  },
};

const PARTS: Record<
  Language,
  Record<Extract<ReportFinding, { code: 'part-above-whole' }>['part'], string>
> = {
  id: {
    'high-risk': 'ibu KEK atau RISTI',
    malnourished: 'anak gizi kurang, gizi buruk, atau stunting',
    mats: 'anak menurut tikar pertumbuhan',
  },
  en: {
    'high-risk': 'mothers with KEK or RISTI',
    malnourished: 'children undernourished or stunted',
    mats: 'children by growth mat',
  },
};

const points = (share: number, decimals: number, language: Language): string =>
  `${decimal(share * 100, language, decimals)}${language === 'id' ? ' %' : '%'}`;
