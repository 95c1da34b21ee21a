/** The digest: what an operator still owes before a deadline, in one mail. */
import type { ProblemCode, Severity, Weight } from '../../checks/problem.ts';
import { type Counts, share } from '../../measures/completion.ts';
import type { Forecast } from '../../measures/forecast.ts';
import { type Deadline, deadlineInstant, type Zone } from '../../schedule/deadline.ts';
import { daysLeft } from '../../schedule/stages.ts';
import { dateTime, integer, type Language, longDateTime, percent } from '../format.ts';
import { problemTitle } from '../problem-titles.ts';
import { DIGEST_WORDS, type DigestWords } from './digest-words.ts';
import {
  type LetterContent,
  type LetterItem,
  type LetterSection,
  oneLine,
  renderHtml,
  renderText,
} from './letter.ts';

export interface DigestDeadline extends Pick<Deadline, 'title' | 'at' | 'zone'> {
  /** This mail is sent because of it. */
  noticed: boolean;
}

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
  /** Those still to come, at least one of them noticed. */
  deadlines: DigestDeadline[];
  /** To the first deadline to come. */
  forecast?: Forecast;
  /** Address of the spreadsheet. */
  link: string;
}

export interface Digest {
  recipient: string;
  language: Language;
  now: number;
  zone: Zone;
  /** Subject and body say that the entries are made up. */
  demonstration: boolean;
  /** A reply reaches the district's coordinator. */
  answered: boolean;
  /** At least one, each with something owed. */
  forms: DigestForm[];
}

/** Subject, text and HTML. Holds counts, names of units and of kinds of problems: never what a cell says. */
export function composeDigest(digest: Digest): { subject: string; text: string; html: string } {
  const words = DIGEST_WORDS[digest.language];
  const units = [...new Set(digest.forms.map((form) => oneLine(form.unit)))];
  const letter: LetterContent = {
    language: digest.language,
    subject: subjectOf(digest, units, words),
    greeting: words.greeting(oneLine(digest.recipient)),
    opening: [...(digest.demonstration ? [words.demonstration] : []), words.opening],
    sections: digest.forms.map((form) => sectionOf(form, digest, words)),
    closing: [words.request, ...(digest.answered ? [words.reply] : [])],
    footer: [words.sender, words.reason(units)],
  };
  return { subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
}

function subjectOf(
  { forms, language, now, demonstration }: Digest,
  units: string[],
  words: DigestWords,
): string {
  const first = byTime(forms.flatMap((form) => form.deadlines.filter((deadline) => deadline.noticed)))[0];
  if (first === undefined) throw new RangeError('a digest needs a deadline that it is sent for');
  const sum = (count: (form: DigestForm) => number) => forms.reduce((total, form) => total + count(form), 0);
  const what = words.what({
    where: units.length === 1 ? units[0]! : words.units(units.length),
    blank: sum(blank),
    errors: sum((form) => form.errors),
    unseen: sum((form) => (form.checkedAt === null ? 1 : 0)),
  });
  const until = longDateTime(deadlineInstant(first), first.zone, language);
  const subject = `${words.daysLeft(daysLeft(first, now), true)}: ${what} (${words.deadline} ${until})`;
  return demonstration ? `[${words.sample}] ${subject}` : subject;
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
  for (const deadline of byTime(form.deadlines)) {
    const until = longDateTime(deadlineInstant(deadline), deadline.zone, language);
    const left = words.daysLeft(daysLeft(deadline, digest.now), false);
    items.push({ label: oneLine(deadline.title[language]), value: `${until} (${left})` });
  }
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

function blank(form: DigestForm): number {
  return form.checkedAt === null ? 0 : Math.max(0, form.counts.expected - form.counts.filled);
}

function byTime<When extends Pick<Deadline, 'at' | 'zone'>>(deadlines: readonly When[]): When[] {
  return deadlines.toSorted((a, b) => deadlineInstant(a) - deadlineInstant(b));
}
