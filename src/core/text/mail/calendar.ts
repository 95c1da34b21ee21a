/** Deadlines for a calendar: iCalendar (RFC 5545), published (RFC 5546) by mail. */
import { type Deadline, deadlineInstant, type Zone } from '../../schedule/deadline.ts';
import { deadlineKey } from '../../schedule/notices.ts';
import { type Language, longDateTime } from '../format.ts';
import { contentLine, textValue } from './calendar-lines.ts';
import { oneLine } from './letter.ts';

/** As a mail carries it. */
export interface CalendarPart {
  method: 'PUBLISH';
  /** The whole file; lines end in CRLF. */
  content: string;
  filename: string;
}

export interface CalendarContext {
  language: Language;
  /** When this is written, epoch milliseconds. */
  now: number;
  /** Who publishes: the address that mails come from. Its domain makes the UIDs the world's only ones. */
  from: string;
  /** Code of the unit at the top of the installation: two districts may share a domain. */
  unit: string;
  demonstration: boolean;
  /** Where the work is done: a page of ours or a spreadsheet. */
  link?: string;
}

/** Without summer time, and unchanged since 1988. */
const OFFSETS: Record<Zone, string> = {
  'Asia/Jakarta': '+0700',
  'Asia/Makassar': '+0800',
  'Asia/Jayapura': '+0900',
};

/** Alarms ring at this hour: a deadline is mostly at 23.59, and a day before it would ring at night. */
const ALARM_HOUR = 8;
const DAY_MINUTES = 24 * 60;

const WORDS = {
  id: {
    deadline: 'Tenggat',
    sample: 'Data contoh',
    until: (time: string) => `Isian ditunggu sampai ${time}.`,
    moved: (letter: string) => `Menurut surat nomor ${letter}.`,
    filename: 'tenggat.ics',
  },
  en: {
    deadline: 'Deadline',
    sample: 'Sample data',
    until: (time: string) => `Entries are due by ${time}.`,
    moved: (letter: string) => `By letter number ${letter}.`,
    filename: 'deadline.ics',
  },
};

/**
 * One event a deadline. Its UID stays and its SEQUENCE counts the earlier ones, so that a calendar that knows the
 * deadline moves it. Alarms ring at 08:00 of its day and of the day before, by its own zone. Throws RangeError for
 * no deadline, which would be no calendar.
 */
export function icsOf(deadlines: readonly Deadline[], context: CalendarContext): CalendarPart {
  if (deadlines.length === 0) throw new RangeError('a calendar needs at least one deadline');
  const zones = [...new Set(deadlines.map((deadline) => deadline.zone))];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pantau//Pantau//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...zones.flatMap(zoneLines),
    ...deadlines.flatMap((deadline) => eventLines(deadline, context)),
    'END:VCALENDAR',
  ];
  return {
    method: 'PUBLISH',
    content: lines.map(contentLine).join(''),
    filename: WORDS[context.language].filename,
  };
}

function zoneLines(zone: Zone): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    `TZOFFSETFROM:${OFFSETS[zone]}`,
    `TZOFFSETTO:${OFFSETS[zone]}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

function eventLines(
  deadline: Deadline,
  { language, now, from, unit, ...context }: CalendarContext,
): string[] {
  const words = WORDS[language];
  const title = oneLine(deadline.title[language]);
  const summary = `${context.demonstration ? `[${words.sample}] ` : ''}${words.deadline}: ${title}`;
  const letter = deadline.history?.at(-1)?.letter;
  const description = [
    words.until(longDateTime(deadlineInstant(deadline), deadline.zone, language)),
    ...(letter === undefined ? [] : [words.moved(oneLine(letter.number))]),
    ...(context.link === undefined ? [] : [context.link]),
  ].join('\n');
  const own = [deadlineKey(deadline), unit].map(encodeURIComponent).join('.');
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return [
    'BEGIN:VEVENT',
    `UID:${own}@${domain}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${deadline.history?.length ?? 0}`,
    `DTSTART;TZID=${deadline.zone}:${deadline.at.replaceAll(/[-:]/g, '')}00`,
    `SUMMARY:${textValue(summary)}`,
    `DESCRIPTION:${textValue(description)}`,
    `ORGANIZER;CN=Pantau:mailto:${encodeURIComponent(from).replaceAll('%40', '@')}`,
    ...(context.link === undefined ? [] : [`URL:${new URL(context.link).href}`]),
    // Nobody is busy because something is due.
    'TRANSP:TRANSPARENT',
    ...alarmMinutes(deadline.at).flatMap((minutes) => alarmLines(minutes, summary)),
    'END:VEVENT',
  ];
}

/** Minutes before a wall-clock time at which alarms ring, the later one first. */
function alarmMinutes(at: string): number[] {
  const [hour = 0, minute = 0] = at.slice(11).split(':').map(Number);
  const since = hour * 60 + minute - ALARM_HOUR * 60;
  const last = since > 0 ? since : since + DAY_MINUTES;
  return [last, last + DAY_MINUTES];
}

/** Relative, since many calendars take no other; exact, since no zone here changes its clocks. */
function alarmLines(minutes: number, summary: string): string[] {
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / 60);
  const time = hours === 0 && minutes % 60 === 0 ? '' : `T${hours}H${minutes % 60}M`;
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-P${days === 0 ? '' : `${days}D`}${time}`,
    `DESCRIPTION:${textValue(summary)}`,
    'END:VALARM',
  ];
}

/** `20251118T003000Z`. */
const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
