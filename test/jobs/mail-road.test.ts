/** Days of work, outages and crashes on the real store: what staff then have in their mailboxes. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../../src/core/schedule/deadline.ts';
import { escalationOf } from '../../src/core/schedule/escalation.ts';
import { deadlineKey } from '../../src/core/schedule/notices.ts';
import { currentStage, morningOf } from '../../src/core/schedule/stages.ts';
import { timetableOf } from '../../src/core/schedule/timetable.ts';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import { remind } from '../../src/jobs/remind.ts';
import { rollUp } from '../../src/jobs/roll-up.ts';
import type { Delivery } from '../../src/ports/mail.ts';
import type { OutboxMail } from '../../src/ports/store/outbox.ts';
import { d1Store } from '../../src/store/d1.ts';
import { deliver } from '../support/deliver.ts';
import {
  deadline,
  ENTRIES,
  INTERNAL,
  OFFICERS,
  openDistrict,
  REPORTING,
  recordingTransport,
  UNITS,
} from './mail-district.ts';
import { sqliteD1 } from './sqlite-d1.ts';

/** One pass: how much later, how many entries each unit then has, how the mail server behaves, whether we die. */
const look = fc.record({
  hoursLater: fc.constantFrom(1, 3, 7, 12, 26),
  filled: fc.array(fc.constantFrom(0, 12, ENTRIES, ENTRIES), { minLength: 4, maxLength: 4 }),
  server: fc.constantFrom<Delivery['outcome']>('sent', 'sent', 'sent', 'retry', 'failed', 'uncertain'),
  diesAfterSending: fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0),
});

test('property: at most one digest a person a day, no notice twice, none to the complete, a second run plans nothing', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(look, { minLength: 6, maxLength: 14 }), async (looks) => {
      const store = d1Store(sqliteD1());
      await store.migrate();
      const deadlines = [INTERNAL, deadline('provinsi', '2025-11-21T16:00', 'official')];
      const district = await openDistrict(store, { at: '2025-11-17T06:00', deadlines });
      let outcome: Delivery['outcome'] = 'sent';
      const { messages, transport } = recordingTransport(() =>
        outcome === 'sent' ? { outcome } : { outcome, reason: 'as told' },
      );
      const ports = { ...district, mail: transport };
      const { zone } = district.settings;
      const timetable = timetableOf(district.settings, escalationOf(district.settings.escalation, undefined));
      const outbox = { ...store.outbox, settle: () => Promise.reject(new Error('we died')) };
      const dying = { ...ports, store: { ...store, outbox } };
      /** What may lie in a mailbox: handed over and not refused. */
      const arrived: { mail: OutboxMail; date: string }[] = [];

      for (const { hoursLater, filled, server, diesAfterSending } of looks) {
        district.moveTo(hoursLater * 3_600_000);
        for (const [index, unit] of REPORTING.entries())
          await district.check(unit, { filled: filled[index]! });
        outcome = server;
        const now = await district.clock.now();
        const date = localDate(now, zone);
        const pass = async () => {
          await rollUp(ports);
          await remind(ports);
          for (const id of await sweepOutbox(ports)) {
            const before = messages.length;
            await deliver(diesAfterSending ? dying : ports, id).catch((error: Error) => {
              if (error.message !== 'we died') throw error;
            });
            if (messages.length === before) continue;
            const mail = (await store.outbox.mails(500)).find((each) => each.id === id)!;
            const { text } = messages.at(-1)!;
            for (const [index, unit] of REPORTING.entries()) {
              const { name } = UNITS.find((each) => each.code === unit)!;
              const own = OFFICERS.some((each) => each.id === mail.recipient && each.unit === unit);
              const owing = filled[index]! < ENTRIES;
              expect(text.includes(name), `${name} to ${mail.recipient}`).toBe(own && owing);
            }
            const clock = new Date(now + 7 * 3_600_000).toISOString().slice(11, 16);
            expect(clock >= '07:30', `sent at ${clock}`).toBe(true);
            expect(timetable.workingDays.isWorkingDay(date), `sent on ${date}`).toBe(true);
            if (server === 'sent' || server === 'uncertain') arrived.push({ mail, date });
          }
        };
        const over = (await store.outbox.remindedOn()) === date;
        // The first pass may have to clear away what an earlier day left.
        await pass();
        await pass();
        expect(await remind(ports)).toMatchObject({ planned: 0 });

        // What came up after everybody had been told waits for the next morning, as does what comes up on a day off.
        if (over || now < morningOf(now, zone) || !timetable.workingDays.isWorkingDay(date)) continue;
        // Nothing is lost: what is owed now was told, or is in its recipient's mail of today, or waits for tomorrow's.
        const mails = await store.outbox.mails(500);
        const spoken = mails.filter((mail) => mail.state !== 'dropped');
        for (const each of deadlines) {
          const stage = currentStage(each, now, timetable);
          if (stage === undefined) continue;
          for (const { id, unit, role } of OFFICERS) {
            if (role !== 'operator' || filled[REPORTING.indexOf(unit)]! >= ENTRIES) continue;
            const notice = { recipient: id, unit, deadline: deadlineKey(each), stage: stage.stage };
            const told = spoken.some((mail) => mail.notices.some((one) => isDeepStrictEqual(one, notice)));
            const hadToday = mails.some((mail) => mail.recipient === id && mail.localDate === date);
            expect(told || hadToday, JSON.stringify(notice)).toBe(true);
          }
        }
      }
      const days = arrived.map(({ mail, date }) => `${mail.recipient} ${date}`);
      expect(days.toSorted()).toEqual([...new Set(days)].sort());
      const notices = arrived.flatMap(({ mail }) => mail.notices.map((notice) => JSON.stringify(notice)));
      expect(notices.toSorted()).toEqual([...new Set(notices)].sort());
      sent += arrived.length;
    }),
    { seed: 20251118, numRuns: 60 },
  );
  // A property that never saw a mail would prove nothing.
  expect(sent).toBeGreaterThan(300);
});
