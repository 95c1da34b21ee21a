import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type Deadline, deadlineInstant, localDate } from '../../../../src/core/schedule/deadline.ts';
import { type CalendarContext, icsOf } from '../../../../src/core/text/mail/calendar.ts';

const DEADLINE: Deadline = {
  id: 'triwulan-4',
  template: 'aksi-konvergensi-2025',
  title: { id: 'Isian triwulan IV', en: 'Entries of the fourth quarter' },
  at: '2025-12-31T23:59',
  zone: 'Asia/Jakarta',
  kind: 'official',
};
const CONTEXT: CalendarContext = {
  language: 'id',
  now: Date.UTC(2025, 10, 18, 0, 30),
  from: 'pantau@kabupaten-contoh.example',
  unit: '62.02',
  demonstration: false,
  link: 'https://docs.google.com/spreadsheets/d/abc/edit#gid=0',
};

/** As a calendar reads it: strictly, and with the zone that the file itself defines. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const start = event.startDate;
    // By the zone of this file, not by one that the reader knows.
    expect(
      calendar.getAllSubcomponents('vtimezone').map((each) => each.getFirstPropertyValue('tzid')),
    ).toContain(start.zone?.tzid);
    const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
      const at = start.clone();
      at.addDuration(alarm.getFirstPropertyValue('trigger') as ICAL.Duration);
      return at.toUnixTime() * 1_000;
    });
    return { event, at: start.toUnixTime() * 1_000, alarms };
  });
}

test('the file, line by line', () => {
  expect(icsOf([DEADLINE], CONTEXT)).toEqual({
    method: 'PUBLISH',
    filename: 'tenggat.ics',
    content: [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Pantau//Pantau//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Jakarta',
      'BEGIN:STANDARD',
      'DTSTART:19880101T000000',
      'TZOFFSETFROM:+0700',
      'TZOFFSETTO:+0700',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:aksi-konvergensi-2025%2Ftriwulan-4.62.02@kabupaten-contoh.example',
      'DTSTAMP:20251118T003000Z',
      'SEQUENCE:0',
      'DTSTART;TZID=Asia/Jakarta:20251231T235900',
      'SUMMARY:Tenggat: Isian triwulan IV',
      'DESCRIPTION:Isian ditunggu sampai 31 Desember 2025\\, 23.59 WIB.\\nhttps://do',
      ' cs.google.com/spreadsheets/d/abc/edit#gid=0',
      'ORGANIZER;CN=Pantau:mailto:pantau@kabupaten-contoh.example',
      'URL:https://docs.google.com/spreadsheets/d/abc/edit#gid=0',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15H59M',
      'DESCRIPTION:Tenggat: Isian triwulan IV',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P1DT15H59M',
      'DESCRIPTION:Tenggat: Isian triwulan IV',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  });
});

test('an extension moves the event: same UID, higher SEQUENCE, new time, the letter named', () => {
  const extended: Deadline = {
    ...DEADLINE,
    at: '2026-01-15T23:59',
    history: [
      {
        at: DEADLINE.at,
        changedOn: '2025-12-29',
        letter: { number: '400.7/12, perihal; perpanjangan', date: '2025-12-29' },
      },
    ],
  };
  const [before, after] = [DEADLINE, extended].map((each) => read(icsOf([each], CONTEXT).content)[0]!);
  expect(after!.event.uid).toBe(before!.event.uid);
  expect([before!.event.sequence, after!.event.sequence]).toEqual([0, 1]);
  expect(after!.at).toBe(Date.UTC(2026, 0, 15, 16, 59));
  expect(after!.event.description).toContain('Menurut surat nomor 400.7/12, perihal; perpanjangan.');
});

test('several deadlines are several events of one file; none is a fault', () => {
  const east: Deadline = { ...DEADLINE, id: 'timur', zone: 'Asia/Jayapura' };
  const events = read(icsOf([DEADLINE, east], { ...CONTEXT, language: 'en', demonstration: true }).content);
  expect(events.map(({ event }) => event.summary)).toEqual([
    '[Sample data] Deadline: Entries of the fourth quarter',
    '[Sample data] Deadline: Entries of the fourth quarter',
  ]);
  expect(events[0]!.at - events[1]!.at).toBe(2 * 3_600_000);
  expect(() => icsOf([], CONTEXT)).toThrow('at least one deadline');
});

const two = (part: number) => String(part).padStart(2, '0');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.constantFrom('\r\n', 'END:VEVENT', 'BEGIN:VALARM', ';', ',', '\\', '"', ':', 'ü', '😀', ' '), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);
const anyDeadline = fc.record({
  id: fc.string({ minLength: 1, maxLength: 20 }),
  template: fc.constant('aksi-2025'),
  title: anyText.map((text) => ({ id: text, en: text })),
  at: fc
    .record({
      day: fc.integer({ min: 0, max: 1_500 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    })
    .map(({ day, hour, minute }) => {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      return `${date}T${two(hour)}:${two(minute)}`;
    }),
  zone: fc.constantFrom('Asia/Jakarta' as const, 'Asia/Makassar' as const, 'Asia/Jayapura' as const),
  kind: fc.constant('internal' as const),
  history: fc.array(
    fc.record({
      at: fc.constant('2025-01-01T00:00'),
      changedOn: fc.constant('2025-01-01'),
      letter: fc.record({ number: anyText, date: fc.constant('2025-01-01') }),
    }),
    { maxLength: 3 },
  ),
});

test('property: whatever is typed, a strict reader finds the deadline, its title and nothing else', () => {
  fc.assert(
    fc.property(anyDeadline, (deadline) => {
      const { content } = icsOf([deadline], { ...CONTEXT, now: 0 });
      const lines = content.split('\r\n');
      expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
      expect(content).toBe(Buffer.from(content).toString());
      const [{ event, at, alarms }, ...others] = read(content) as [ReturnType<typeof read>[0]];
      expect(others).toEqual([]);
      expect(at).toBe(deadlineInstant(deadline));
      expect(event.sequence).toBe(deadline.history.length);
      expect(event.summary.startsWith('Tenggat: ')).toBe(true);
      expect(event.summary).not.toMatch(/\p{Cc}/u);
      expect(alarms).toHaveLength(2);
      for (const alarm of alarms) {
        expect(alarm).toBeLessThan(at);
        expect(
          (alarm / 3_600_000 + { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }[deadline.zone]) %
            24,
        ).toBe(8);
      }
      expect(localDate(alarms[0]!, deadline.zone) >= localDate(at - 86_400_000, deadline.zone)).toBe(true);
    }),
    { numRuns: 300, seed: 20251231 },
  );
});
