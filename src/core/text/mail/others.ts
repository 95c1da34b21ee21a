/** What is told of others' forms: to those who decide on them, owe a half of their entries, or stand above them. */

import { deadlineInstant, type Zone } from '../../schedule/deadline.ts';
import { daysLeft } from '../../schedule/stages.ts';
import type { Role } from '../../units.ts';
import { type Language, longDateTime } from '../format.ts';
import { byTime, type DigestDeadline } from './digest-deadline.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { type LetterItem, type LetterSection, oneLine } from './letter.ts';
import { OTHERS_WORDS } from './others-words.ts';

type Title = { id: string; en: string };

/** Forms that wait for the decision of a verifikator. */
export interface Reviews {
  kind: 'reviews';
  role: Role;
  /** Of the verifikator. */
  unit: string;
  /** Longest waiting first. */
  forms: { unit: string; title: Title; verified: boolean; handedInAt: number | null; link: string }[];
  deadlines: DigestDeadline[];
}

/** Halves of entries that others wait for. */
export interface Halves {
  kind: 'halves';
  role: Role;
  unit: string;
  office: string;
  /** Those that wait for most first. */
  forms: { unit: string; title: Title; entries: number; link: string }[];
  deadlines: DigestDeadline[];
}

/** Units below that are not complete. */
export interface Overview {
  kind: 'overview';
  role: Role;
  unit: string;
  title: Title;
  /** Units that have the form. */
  units: number;
  /** Those that lack most first. */
  forms: { unit: string; blank: number; errors: number; unseen: boolean; returned: boolean }[];
  deadlines: DigestDeadline[];
}

export type OthersPart = Reviews | Halves | Overview;

export interface Reader {
  language: Language;
  now: number;
  zone: Zone;
}

/** Lines of one list; the rest is told as a number. */
const LISTED = 10;

export function othersSection(part: OthersPart, reader: Reader): LetterSection {
  const words = OTHERS_WORDS[reader.language];
  const items: LetterItem[] = deadlineItems(part.deadlines, reader);
  const listed = (all: readonly LetterItem[]) => {
    items.push(...all.slice(0, LISTED));
    const rest = all.length - LISTED;
    if (rest > 0) items.push({ label: words.others, value: words.more(rest) });
  };
  const named = (unit: string, title: Title) => `${oneLine(unit)} – ${oneLine(title[reader.language])}`;
  const link = (url: string | undefined) =>
    url === undefined ? {} : { link: { label: words.openForm, url } };
  switch (part.kind) {
    case 'reviews':
      listed(
        part.forms.map(({ unit, title, verified, handedInAt }) => ({
          label: named(unit, title),
          value: words.handedIn(handedInAt, verified, reader.zone),
        })),
      );
      return { heading: words.reviews(oneLine(part.unit)), items, ...link(part.forms[0]?.link) };
    case 'halves':
      listed(
        part.forms.map(({ unit, title, entries }) => ({
          label: named(unit, title),
          value: words.entries(entries),
        })),
      );
      return { heading: words.halves(oneLine(part.office)), items, ...link(part.forms[0]?.link) };
    case 'overview':
      items.push({ label: words.open, value: words.openUnits(part.forms.length, part.units) });
      listed(
        part.forms.map(({ unit, blank, errors, unseen, returned }) => ({
          label: oneLine(unit),
          value: words.owing(blank, errors, unseen, returned),
        })),
      );
      return { heading: words.overview(named(part.unit, part.title)), items };
  }
}

/** What a subject says of it, without days. */
export function othersSubject(parts: readonly OthersPart[], language: Language): string {
  const words = OTHERS_WORDS[language];
  const of = <Kind extends OthersPart['kind']>(kind: Kind) =>
    parts.filter((part): part is Extract<OthersPart, { kind: Kind }> => part.kind === kind);
  const halves = of('halves');
  if (halves[0] !== undefined) {
    const forms = halves.flatMap((part) => part.forms);
    const entries = forms.reduce((sum, form) => sum + form.entries, 0);
    return words.halvesOf(oneLine(halves[0].office), entries, new Set(forms.map(({ unit }) => unit)).size);
  }
  const overviews = of('overview');
  if (overviews[0] !== undefined) {
    const open = new Set(overviews.flatMap((part) => part.forms.map(({ unit }) => unit)));
    return words.openOf(open.size, oneLine(overviews[0].unit));
  }
  return words.reviewsOf(of('reviews').reduce((sum, part) => sum + part.forms.length, 0));
}

export function deadlineItems(
  deadlines: readonly DigestDeadline[],
  { language, now }: Pick<Reader, 'language' | 'now'>,
): LetterItem[] {
  return byTime(deadlines).map((deadline) => {
    const until = longDateTime(deadlineInstant(deadline), deadline.zone, language);
    const left = DIGEST_WORDS[language].daysLeft(daysLeft(deadline, now));
    return { label: oneLine(deadline.title[language]), value: `${until} (${left})` };
  });
}
