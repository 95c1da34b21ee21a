/** The digest: what a person still owes before a deadline, and what they are told of others' forms, in one mail. */
import type { ProblemCode, Severity, Weight } from '../../checks/problem.ts';
import { type Counts, share } from '../../measures/completion.ts';
import type { Forecast } from '../../measures/forecast.ts';
import { deadlineInstant, type Zone } from '../../schedule/deadline.ts';
import { daysLeft } from '../../schedule/stages.ts';
import { dateTime, integer, longDateTime, percent } from '../format.ts';
import { problemTitle } from '../problem-titles.ts';
import { type Answerable, type Composed, composeLetter } from './compose.ts';
import { byTime, type DigestDeadline } from './digest-deadline.ts';
import { DIGEST_WORDS, type DigestWords } from './digest-words.ts';
import { type LetterItem, type LetterSection, oneLine } from './letter.ts';
import { deadlineItems, type OthersPart, othersSection, othersSubject } from './others.ts';
import { OTHERS_WORDS } from './others-words.ts';

export interface DigestForm {
  unit: string;
  title: { id: string; en: string };
  counts: Pick<Counts, 'expected' | 'filled'>;
  errors: number;
  warnings: number;
  problems: { code: ProblemCode; severity: Weight; count: number }[];
  /** Null when the form could not be looked at yet; counts say nothing then. */
  checkedAt: number | null;
  /** It was looked at once and cannot be read now: counts are those of `checkedAt`. */
  unreadable: boolean;
  /** A verifikator sent it back. */
  returned: boolean;
  /** Units below and offices whose part is missing, with the ISO day since which it has not moved. */
  waits: { name: string; entries: number; since: string | null }[];
  /** Those still to come or spoken of, at least one of them noticed. */
  deadlines: DigestDeadline[];
  /** To the first deadline to come. */
  forecast?: Forecast;
  /** Address of the spreadsheet. */
  link: string;
}

export interface Digest extends Answerable {
  now: number;
  zone: Zone;
  /** Of the operator, each with something owed. */
  forms: DigestForm[];
  /** Of others; with `forms` at least one. */
  others: OthersPart[];
}

/** Holds counts, names of units and of kinds of problems: never what a cell says. */
export function composeDigest(digest: Digest): Composed {
  const { forms, others, language } = digest;
  const words = DIGEST_WORDS[language];
  const said = OTHERS_WORDS[language];
  const units = [...new Set(forms.map((form) => oneLine(form.unit)))];
  const kinds = [...new Set(others.map(({ kind }) => kind))];
  const offices = [
    ...(forms.length > 0 ? [words.office('operator', units)] : []),
    ...[...Map.groupBy(others, ({ role }) => role)].map(([role, parts]) =>
      words.office(role, [...new Set(parts.map(({ unit }) => oneLine(unit)))]),
    ),
  ];
  return composeLetter(digest, {
    subject: subjectOf(digest, units, words),
    opening: [forms.length > 0 || kinds[0] === undefined ? words.opening : said.openings[kinds[0]]],
    sections: [
      ...forms.map((form) => sectionOf(form, digest, words)),
      ...others.map((part) => othersSection(part, digest)),
    ],
    closing: [...(forms.length > 0 ? [words.request] : []), ...kinds.map((kind) => said.requests[kind])],
    reason: words.reason(offices),
  });
}

function subjectOf(digest: Digest, units: string[], words: DigestWords): string {
  const { forms, others, language, now } = digest;
  if (forms.length + others.length === 0) throw new RangeError('a digest needs something to say');
  const noticed = (forms.length > 0 ? forms : others).flatMap((part) =>
    part.deadlines.filter((deadline) => deadline.noticed),
  );
  const first = byTime(noticed)[0];
  if (first === undefined && others.every(({ kind }) => kind !== 'reviews'))
    throw new RangeError('a digest needs a deadline that it is sent for');
  const sum = (count: (form: DigestForm) => number) => forms.reduce((total, form) => total + count(form), 0);
  const what =
    forms.length === 0
      ? othersSubject(others, language)
      : words.what({
          where: units.length === 1 ? units[0]! : words.units(units.length),
          blank: sum(blank),
          errors: sum((form) => form.errors),
          unseen: sum((form) => (form.checkedAt === null ? 1 : 0)),
          returned: sum((form) => (form.returned ? 1 : 0)),
        });
  const until = first && longDateTime(deadlineInstant(first), first.zone, language);
  return first === undefined
    ? what
    : `${capitalised(words.daysLeft(daysLeft(first, now)))}: ${what} (${words.deadline} ${until})`;
}

function sectionOf(form: DigestForm, digest: Digest, words: DigestWords): LetterSection {
  const { language } = digest;
  const kinds = (severity: Severity) =>
    form.problems
      .filter((problem) => problem.severity === severity)
      .map(({ code, count }) => `${problemTitle(code, language)} (${integer(count, language)})`)
      .join('; ');
  const counted = (count: number, severity: Severity) =>
    [integer(count, language), kinds(severity)].filter((part) => part !== '').join(' – ');
  const items: LetterItem[] = [];
  if (form.checkedAt === null) items.push({ label: words.state, value: words.unseen });
  else {
    if (form.unreadable) items.push({ label: words.state, value: words.unreadable });
    const { expected, filled } = form.counts;
    const of = [integer(expected, language), percent(share(filled, expected), language)] as const;
    items.push(
      blank(form) > 0
        ? { label: words.blank, value: words.blankOf(integer(blank(form), language), ...of) }
        : { label: words.filled, value: words.filledOf(integer(filled, language), ...of) },
    );
    if (form.errors > 0) items.push({ label: words.errors, value: counted(form.errors, 'error') });
    if (form.warnings > 0) items.push({ label: words.warnings, value: counted(form.warnings, 'warning') });
  }
  if (form.returned) items.push({ label: words.returned, value: words.returnedForm });
  if (form.waits.length > 0) {
    const whom = form.waits.map(({ name, entries, since }) => words.waitsFor(oneLine(name), entries, since));
    items.push({ label: words.waits, value: whom.join('; ') });
  }
  items.push(...deadlineItems(form.deadlines, digest));
  const outlook = form.forecast && words.forecast(form.forecast, form.counts.expected);
  if (outlook !== undefined) items.push({ label: words.outlook, value: outlook });
  if (form.checkedAt !== null) {
    items.push({ label: words.checked, value: dateTime(form.checkedAt, digest.zone, language) });
  }
  return {
    heading: `${oneLine(form.unit)} – ${oneLine(form.title[language])}`,
    items,
    link: { label: words.open, url: form.link },
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function blank(form: DigestForm): number {
  return form.checkedAt === null ? 0 : Math.max(0, form.counts.expected - form.counts.filled);
}
