import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Deadline, localDate, wallClock, type Zone } from '../../../src/core/schedule/deadline.ts';
import { owes, planReminders, type ReminderForm } from '../../../src/core/schedule/reminders.ts';
import { currentStage } from '../../../src/core/schedule/stages.ts';
import type { Officer } from '../../../src/core/units.ts';

const ZONES: Zone[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
const TEMPLATES = ['aksi', 'ehdw'];
const UNITS = ['a', 'b', 'c', 'd', 'e'];
const DAY = 86_400_000;
const START = Date.UTC(2028, 0, 25);
const DAYS = 50;

const deadlines = fc
  .array(
    fc.record({
      template: fc.constantFrom(...TEMPLATES),
      day: fc.integer({ min: 5, max: DAYS }),
      time: fc.constantFrom('23:59', '16:00', '07:00'),
      zone: fc.constantFrom(...ZONES),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list.map(
      ({ template, day, time, zone }, index): Deadline => ({
        id: `d${index}`,
        template,
        title: { id: '', en: '' },
        at: `${new Date(START + day * DAY).toISOString().slice(0, 10)}T${time}`,
        zone,
        kind: 'official',
      }),
    ),
  );

/** One look at the district: how much later than the last one, what is filled, what is being checked. */
const look = fc.record({
  hoursLater: fc.constantFrom(0.02, 0.5, 2, 9, 20, 40),
  filled: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }),
  errors: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: 10, maxLength: 10 }),
  unseen: fc.array(fc.constantFrom(false, false, false, true), { minLength: 10, maxLength: 10 }),
  underWay: fc.boolean(),
});

const officers: Officer[] = [
  ...UNITS.map((unit) => operator(`o-${unit}`, unit)),
  operator('o-a', 'b'),
  { ...operator('v', 'a'), role: 'verifikator' },
];

function operator(id: string, unit: string): Officer {
  return { id, unit, role: 'operator', name: id, address: `${id}@kotim.example`, language: 'id' };
}

test('property: one digest a person a day, no notice twice, nothing to complete units, no mail before 07:30', () => {
  let told = 0;
  fc.assert(
    fc.property(
      deadlines,
      fc.constantFrom(...ZONES),
      fc.array(look, { minLength: 5, maxLength: 40 }),
      (deadlines, zone, looks) => {
        // The outbox as its unique indexes make it.
        const mails = new Set<string>();
        const notices = new Set<string>();
        let now = START;
        for (const { hoursLater, filled, errors, unseen, underWay } of looks) {
          now += hoursLater * 3_600_000;
          const forms = UNITS.flatMap((unit, u) =>
            TEMPLATES.map(
              (templateId, t): ReminderForm => ({
                unit,
                templateId,
                counts: { expected: 3, filled: filled[u * 2 + t]! },
                errors: errors[u * 2 + t]!,
                checkedAt: unseen[u * 2 + t] ? null : now,
                trouble: null,
              }),
            ),
          );
          const checks = { underWay, oldestDueAt: underWay ? now - 600_000 : null };
          const plan = planReminders({ now, zone, deadlines, forms, officers, checks });
          expect(planReminders({ now, zone, deadlines, forms, officers, checks })).toEqual(plan);
          expect(new Set(plan.digests.map((digest) => digest.recipient)).size).toBe(plan.digests.length);
          for (const digest of plan.digests) {
            expect(plan.waiting).not.toContain(digest.recipient);
            expect(digest.localDate).toBe(localDate(now, zone));
            const fresh = digest.notices.filter((notice) => !notices.has(JSON.stringify(notice)));
            const key = `${digest.recipient} ${digest.localDate}`;
            for (const notice of digest.notices) {
              const deadline = deadlines.find((each) => `${each.template}/${each.id}` === notice.deadline)!;
              const stage = currentStage(deadline, now)!;
              expect(notice.stage).toBe(stage.stage);
              expect(now).toBeGreaterThanOrEqual(
                wallClock(`${localDate(now, deadline.zone)}T07:30`, deadline.zone),
              );
              const form = forms.find(
                (each) => each.unit === notice.unit && each.templateId === deadline.template,
              )!;
              expect(owes(form)).toBe(true);
              expect(
                officers.some(
                  (each) =>
                    each.id === notice.recipient && each.unit === notice.unit && each.role === 'operator',
                ),
              ).toBe(true);
            }
            if (fresh.length === 0 || mails.has(key)) continue;
            told += fresh.length;
            mails.add(key);
            for (const notice of fresh) notices.add(JSON.stringify(notice));
          }
        }
      },
    ),
    { seed: 20251118, numRuns: 150 },
  );
  // A property that never saw a mail would prove nothing.
  expect(told).toBeGreaterThan(500);
});

test('property: looked at every day after 08:30, whoever owes through a stage is told of it', () => {
  fc.assert(
    fc.property(
      deadlines,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      (deadlines, done, underWay) => {
        const notices = new Set<string>();
        const forms = UNITS.flatMap((unit, index) =>
          TEMPLATES.map(
            (templateId): ReminderForm => ({
              unit,
              templateId,
              counts: { expected: 3, filled: done[index] ? 3 : 1 },
              errors: 0,
              checkedAt: START,
              trouble: null,
            }),
          ),
        );
        const expected = new Set<string>();
        for (let day = 0; day <= DAYS; day++) {
          const now = START + day * DAY + 4 * 3_600_000; // 11.00 WIB, 13.00 WIT
          const checks = { underWay, oldestDueAt: null };
          const plan = planReminders({ now, zone: 'Asia/Jakarta', deadlines, forms, officers, checks });
          expect(plan.waiting).toEqual([]);
          for (const digest of plan.digests) {
            for (const { unit, deadline, stage } of digest.notices)
              notices.add(`${unit} ${deadline} ${stage}`);
          }
          for (const deadline of deadlines) {
            const stage = currentStage(deadline, now);
            if (stage === undefined) continue;
            for (const [index, unit] of UNITS.entries()) {
              if (!done[index]) expected.add(`${unit} ${deadline.template}/${deadline.id} ${stage.stage}`);
            }
          }
        }
        expect(notices).toEqual(expected);
      },
    ),
    { seed: 20251118, numRuns: 40 },
  );
});
