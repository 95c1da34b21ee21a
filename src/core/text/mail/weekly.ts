/** The coordinator's summary of the week, with a text to be pasted into the group in which staff are. */
import { type Counts, share } from '../../measures/completion.ts';
import type { Forecast } from '../../measures/forecast.ts';
import { deadlineInstant, type Zone } from '../../schedule/deadline.ts';
import { daysLeft } from '../../schedule/stages.ts';
import { dateTime, decimal, integer, isoDay, type Language, longDateTime, percent } from '../format.ts';
import { type Answerable, type Composed, composeLetter } from './compose.ts';
import { byTime, type DigestDeadline } from './digest-deadline.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { type LetterItem, type LetterSection, oneLine } from './letter.ts';
import { list } from './lists.ts';
import { deadlineItems } from './others.ts';
import { WEEKLY_WORDS } from './weekly-words.ts';

export interface WeeklyForm {
  title: { id: string; en: string };
  counts: Counts;
  /** As it stood on an ISO day about a week ago; absent where nothing comparable is known. */
  before?: { date: string; counts: Pick<Counts, 'expected' | 'filled'> };
  forecast?: Forecast;
  deadlines: DigestDeadline[];
  /** Units that have the form. */
  units: number;
  /** Those that lack most first. */
  open: { unit: string; missing: number; errors: number }[];
  /** Offices by which others are held up, those that owe most first. */
  owners: { office: string; entries: number; units: number }[];
  /** Of the open ones, units without an operator who may be told. */
  untold: string[];
}

export interface Weekly extends Answerable {
  now: number;
  zone: Zone;
  /** District or other unit that the coordinator keeps together. */
  unit: string;
  /** ISO day of the week's Monday. */
  week: string;
  /** At least one. */
  forms: WeeklyForm[];
}

const LISTED = 5;

/** The text to be pasted is Indonesian in any language: it is for staff. */
export function composeWeekly(weekly: Weekly): Composed {
  const { language } = weekly;
  const words = WEEKLY_WORDS[language];
  const unit = oneLine(weekly.unit);
  const first = weekly.forms[0];
  if (first === undefined) throw new RangeError('a summary needs a form to sum up');
  return composeLetter(weekly, {
    subject: words.subject(unit, filledShare(first, language), isoDay(weekly.week, language)),
    opening: [words.opening(unit)],
    sections: [
      ...weekly.forms.map((form) => sectionOf(form, weekly)),
      { heading: words.paste, items: [], block: pasted(weekly) },
    ],
    reason: words.reason(unit),
  });
}

function sectionOf(form: WeeklyForm, weekly: Weekly): LetterSection {
  const { language } = weekly;
  const words = WEEKLY_WORDS[language];
  const { counts, forecast } = form;
  const items: LetterItem[] = [
    { label: words.filled, value: words.of(counts.filled, counts.expected, filledShare(form, language)) },
    {
      label: words.states,
      value: words.reached(
        percent(share(counts.valid, counts.expected), language),
        percent(share(counts.submitted, counts.expected), language),
        percent(share(counts.approved, counts.expected), language),
      ),
    },
  ];
  const moved = movement(form);
  if (form.before !== undefined && moved !== undefined)
    items.push({
      label: words.movement,
      value: words.moved(
        signed(moved.entries, language),
        signedPoints(moved.points, language),
        isoDay(form.before.date, language),
      ),
    });
  items.push(...deadlineItems(form.deadlines, weekly));
  const outlook = forecast && DIGEST_WORDS[language].forecast(forecast, counts.expected);
  if (outlook !== undefined) items.push({ label: words.outlook, value: outlook });
  items.push({ label: words.open, value: words.openUnits(form.open.length, form.units) });
  if (form.open.length > 0) items.push({ label: words.blockers, value: blockers(form, language) });
  if (form.owners.length > 0) {
    const owners = form.owners
      .slice(0, LISTED)
      .map(({ office, entries, units }) => words.owner(oneLine(office), entries, units));
    items.push({ label: words.owners, value: owners.join('; ') });
  }
  if (form.untold.length > 0)
    items.push({ label: words.untold, value: firstOf(form.untold.map(oneLine), language) });
  return { heading: oneLine(form.title[language]), items };
}

function blockers({ open }: WeeklyForm, language: Language): string {
  const { blocker } = WEEKLY_WORDS[language];
  return firstOf(
    open.map(({ unit, missing, errors }) => blocker(oneLine(unit), missing, errors)),
    language,
  );
}

/** The rest is told as a number. */
function firstOf(units: readonly string[], language: Language): string {
  const rest = units.length - LISTED;
  const more = rest > 0 ? [WEEKLY_WORDS[language].more(rest)] : [];
  return [...units.slice(0, LISTED), ...more].join('; ');
}

/** Bold as WhatsApp writes it; names cannot begin or end any formatting of their own. */
function pasted({ unit, now, zone, forms, demonstration }: Weekly): string {
  const words = WEEKLY_WORDS.id;
  const lines = forms.flatMap((form) => {
    const { counts, deadlines } = form;
    const moved = movement(form);
    const next = byTime(deadlines)[0];
    const title = plain(form.title.id);
    const change =
      form.before === undefined || moved === undefined
        ? ''
        : `, ${signed(moved.entries, 'id')} isian sejak ${isoDay(form.before.date, 'id')}`;
    return [
      '',
      `*${title}*`,
      `Terisi ${words.of(counts.filled, counts.expected, filledShare(form, 'id'))}${change}.`,
      ...(next === undefined
        ? []
        : [
            `Tenggat ${longDateTime(deadlineInstant(next), next.zone, 'id')} (${DIGEST_WORDS.id.daysLeft(daysLeft(next, now))}).`,
          ]),
      ...(form.open.length === 0
        ? ['Semua unit sudah lengkap.']
        : [
            `Belum lengkap ${words.openUnits(form.open.length, form.units)}: ${plain(blockers(form, 'id'))}.`,
          ]),
      ...(form.owners.length === 0
        ? []
        : [
            `Ditunggu dari ${list(
              form.owners.slice(0, LISTED).map(({ office }) => plain(office)),
              'dan',
            )}.`,
          ]),
    ];
  });
  return [
    `*Pengisian data konvergensi stunting ${plain(unit)}*`,
    ...(demonstration ? ['(data contoh, bukan data resmi)'] : []),
    `Keadaan ${dateTime(now, zone, 'id')}`,
    ...lines,
    '',
    'Mohon Bapak/Ibu yang unitnya belum lengkap berkenan melengkapi sebelum tenggat. Terima kasih.',
  ].join('\n');
}

const plain = (text: string): string => oneLine(text.replace(/[*_~`]/g, ' '));

const filledShare = ({ counts }: Pick<WeeklyForm, 'counts'>, language: Language): string =>
  percent(share(counts.filled, counts.expected), language);

function movement({ counts, before }: WeeklyForm): { entries: number; points: number } | undefined {
  if (before === undefined) return undefined;
  const points = share(counts.filled, counts.expected) - share(before.counts.filled, before.counts.expected);
  return { entries: counts.filled - before.counts.filled, points: points * 100 };
}

const signed = (count: number, language: Language): string =>
  `${count > 0 ? '+' : ''}${integer(count, language)}`;
const signedPoints = (points: number, language: Language): string =>
  `${points > 0 ? '+' : ''}${decimal(points, language, 2)}`;
