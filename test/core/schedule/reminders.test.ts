import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Deadline, localDate, wallClock, type Zone } from '../../../src/core/schedule/deadline.ts';
import { EscalationSchema, escalationOf } from '../../../src/core/schedule/escalation.ts';
import { readStage } from '../../../src/core/schedule/notices.ts';
import {
  owes,
  planReminders,
  type ReminderForm,
  type ReminderInput,
} from '../../../src/core/schedule/reminders.ts';
import { currentStage, type Timetable } from '../../../src/core/schedule/stages.ts';
import { workingDays } from '../../../src/core/schedule/working-days.ts';
import type { Officer, Unit } from '../../../src/core/units.ts';

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

const units: Unit[] = UNITS.map((code) => ({
  code,
  name: code,
  level: 'desa',
  parent: code === 'a' ? null : 'a',
}));
const steps = escalationOf(EscalationSchema.parse({}), undefined);
const timetables = new Map(
  ZONES.map((zone): [Zone, Timetable] => [zone, { steps, zone, workingDays: workingDays() }]),
);
const timetable = (zone: Zone): Timetable => timetables.get(zone)!;
const given = (
  zone: Zone,
  rest: Pick<ReminderInput, 'now' | 'deadlines' | 'forms' | 'checks'> & Partial<ReminderInput>,
): ReminderInput => ({
  timetable: timetable(zone),
  units,
  officers,
  owed: new Map(),
  ...rest,
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
                spreadsheetId: `${unit} ${templateId}`,
                unit,
                templateId,
                formState: 'draft',
                handedInAt: null,
                counts: { expected: 3, filled: filled[u * 2 + t]! },
                errors: errors[u * 2 + t]!,
                checkedAt: unseen[u * 2 + t] ? null : now,
                trouble: null,
              }),
            ),
          );
          const checks = { underWay, oldestDueAt: underWay ? now - 600_000 : null };
          const input = given(zone, { now, deadlines, forms, checks });
          const plan = planReminders(input);
          expect(planReminders(input)).toEqual(plan);
          expect(new Set(plan.mails.map((digest) => digest.recipient)).size).toBe(plan.mails.length);
          for (const digest of plan.mails) {
            expect(plan.waiting).not.toContain(digest.recipient);
            expect(digest.localDate).toBe(localDate(now, zone));
            const fresh = digest.notices.filter((notice) => !notices.has(JSON.stringify(notice)));
            const key = `${digest.recipient} ${digest.localDate}`;
            for (const notice of digest.notices) {
              const deadline = deadlines.find((each) => `${each.template}/${each.id}` === notice.deadline)!;
              const stage = currentStage(deadline, now, timetable(zone))!;
              expect(notice.stage).toBe(stage.stage);
              expect(readStage(notice.stage).role).toBe('operator');
              expect(now).toBeGreaterThanOrEqual(wallClock(`${localDate(now, zone)}T07:30`, zone));
              expect(workingDays().isWorkingDay(localDate(now, zone))).toBe(true);
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
  expect(told).toBeGreaterThan(400);
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
              spreadsheetId: `${unit} ${templateId}`,
              unit,
              templateId,
              formState: 'draft',
              handedInAt: null,
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
          const plan = planReminders(given('Asia/Jakarta', { now, deadlines, forms, checks }));
          expect(plan.waiting).toEqual([]);
          if (!workingDays().isWorkingDay(localDate(now, 'Asia/Jakarta'))) {
            expect(plan.mails).toEqual([]);
            continue;
          }
          for (const digest of plan.mails) {
            for (const { unit, deadline, stage } of digest.notices)
              notices.add(`${unit} ${deadline} ${stage}`);
          }
          for (const deadline of deadlines) {
            const stage = currentStage(deadline, now, timetable('Asia/Jakarta'));
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

describe('who is told', () => {
  const at = (local: string) => wallClock(local, 'Asia/Jakarta');
  const DEADLINE: Deadline = {
    id: 'd',
    template: 'aksi',
    title: { id: '', en: '' },
    at: '2025-11-25T23:59',
    zone: 'Asia/Jakarta',
    kind: 'internal',
  };
  /** A district with one kecamatan, a puskesmas below it, and a desa below that. */
  const tree: Unit[] = [
    { code: 'kab', name: 'Kab', level: 'kabupaten', parent: null },
    { code: 'kec', name: 'Kec', level: 'kecamatan', parent: 'kab' },
    { code: 'pus', name: 'Pus', level: 'puskesmas', parent: 'kec' },
    { code: 'desa', name: 'Desa', level: 'desa', parent: 'pus' },
  ];
  const person = (id: string, unit: string, role: Officer['role'], more: Partial<Officer> = {}): Officer => ({
    ...operator(id, unit),
    role,
    ...more,
  });
  const people = [
    person('op.desa', 'desa', 'operator'),
    person('op.pus', 'pus', 'operator'),
    person('camat', 'kec', 'pimpinan'),
    person('kepala', 'pus', 'pimpinan'),
    person('ver', 'kec', 'verifikator'),
    person('bapperida', 'kab', 'koordinator'),
    person('sekda', 'kab', 'sekda'),
    person('dppkb', 'kab', 'pengampu', { office: 'DPPKB' }),
    person('kua', 'kec', 'pengampu', { office: 'Kementerian Agama / KUA' }),
  ];
  const form = (unit: string, more: Partial<ReminderForm> = {}): ReminderForm => ({
    spreadsheetId: unit,
    unit,
    templateId: 'aksi',
    counts: { expected: 3, filled: 1 },
    formState: 'draft',
    errors: 0,
    checkedAt: 1,
    handedInAt: null,
    trouble: null,
    ...more,
  });
  const told = (now: string, more: Partial<ReminderInput> = {}) =>
    planReminders(
      given('Asia/Jakarta', {
        now: at(now),
        deadlines: [DEADLINE],
        forms: [form('desa')],
        checks: { underWay: false, oldestDueAt: null },
        units: tree,
        officers: people,
        ...more,
      }),
    );
  const whom = (now: string, more: Partial<ReminderInput> = {}) =>
    told(now, more)
      .mails.filter(({ kind }) => kind === 'digest')
      .flatMap((mail) => mail.notices.map((notice) => `${notice.recipient}: ${notice.unit} ${notice.stage}`))
      .sort();

  test('escalation: the nearest head from H-7, the coordinator from H-3, the sekda once it has passed', () => {
    expect(whom('2025-11-11T08:00')).toEqual(['op.desa: desa H-14']);
    expect(whom('2025-11-18T08:00')).toEqual(['kepala: pus H-7 pimpinan', 'op.desa: desa H-7']);
    expect(whom('2025-11-21T08:00')).toEqual([
      'bapperida: kab H-3 koordinator',
      'kepala: pus H-3 pimpinan',
      'op.desa: desa H-3',
    ]);
    expect(whom('2025-11-26T08:00')).toEqual([]);
    expect(whom('2025-11-28T08:00')).toEqual([
      'bapperida: kab H+3 koordinator',
      'kepala: pus H+3 pimpinan',
      'op.desa: desa H+3',
      'sekda: kab H+3 sekda',
    ]);
    // The head of the kecamatan stands above a puskesmas that has none.
    const without = people.filter(({ id }) => id !== 'kepala');
    expect(whom('2025-11-18T08:00', { officers: without })).toContain('camat: kec H-7 pimpinan');
  });

  test('escalation is the district’s own table', () => {
    const set = EscalationSchema.parse({ pimpinan: null, koordinator: 14, sekda: 0 });
    const own = { ...timetable('Asia/Jakarta'), steps: escalationOf(set, undefined) };
    expect(whom('2025-11-11T08:00', { timetable: own })).toEqual([
      'bapperida: kab H-14 koordinator',
      'op.desa: desa H-14',
    ]);
    expect(whom('2025-11-25T08:00', { timetable: own })).toContain('sekda: kab H sekda');
    const ofRegister = escalationOf(set, [
      { daysBefore: 7, told: ['sekda'] },
      { daysBefore: 3, told: [] },
      { daysBefore: -2, told: ['pimpinan'] },
    ]);
    const table = { ...timetable('Asia/Jakarta'), steps: ofRegister };
    expect(whom('2025-11-11T08:00', { timetable: table })).toEqual([]);
    expect(whom('2025-11-18T08:00', { timetable: table })).toEqual([
      'op.desa: desa H-7',
      'sekda: kab H-7 sekda',
    ]);
    expect(whom('2025-11-21T08:00', { timetable: table })).toEqual(['op.desa: desa H-3']);
    expect(whom('2025-11-27T08:00', { timetable: table })).toEqual([
      'kepala: pus H+2 pimpinan',
      'op.desa: desa H+2',
    ]);
    expect(whom('2025-12-01T08:00', { timetable: table })).toEqual([]);
  });

  test('whoever owes a half is told of it, for its own part of the district', () => {
    const owed = new Map([
      [
        'desa',
        [
          { office: 'dppkb', entries: 2 },
          { office: 'Kementerian Agama / KUA', entries: 1 },
          { office: 'Dinas Sosial', entries: 1 },
        ],
      ],
    ]);
    expect(whom('2025-11-18T08:00', { owed })).toEqual([
      'dppkb: kab H-7 pengampu',
      'kepala: pus H-7 pimpinan',
      'kua: kec H-7 pengampu',
      'op.desa: desa H-7',
    ]);
  });

  test('a form handed in is told to those who decide, once at its next morning and again at stages', () => {
    const handedIn = form('desa', {
      counts: { expected: 3, filled: 3 },
      formState: 'diajukan',
      handedInAt: at('2025-11-12T14:00'),
    });
    expect(whom('2025-11-13T08:00', { forms: [handedIn] })).toEqual([
      'ver: desa diajukan 2025-11-12T07:00:00.000Z verifikator',
      'ver: kec H-14 verifikator',
    ]);
    const verified = { ...handedIn, formState: 'diverifikasi' as const };
    expect(whom('2025-11-18T08:00', { forms: [verified] })).toEqual(['ver: kec H-7 verifikator']);
    expect(whom('2025-11-18T08:00', { forms: [{ ...verified, formState: 'disetujui' }] })).toEqual([]);
    // Sent back, it is the operator's again.
    expect(whom('2025-11-11T08:00', { forms: [{ ...verified, formState: 'dikembalikan' }] })).toEqual([
      'op.desa: desa H-14',
    ]);
  });

  test('the coordinator is summed up to once a week, while something is open', () => {
    const weekly = (now: string, more?: Partial<ReminderInput>) =>
      told(now, more)
        .mails.filter(({ kind }) => kind === 'weekly')
        .map((mail) => mail.notices);
    expect(weekly('2025-11-03T08:00')).toEqual([
      [{ recipient: 'bapperida', unit: 'kab', deadline: '*', stage: '2025-11-03' }],
    ]);
    expect(weekly('2025-11-07T08:00')[0]![0]!.stage).toBe('2025-11-03');
    expect(
      weekly('2025-11-03T08:00', { forms: [form('desa', { counts: { expected: 3, filled: 3 } })] }),
    ).toEqual([]);
    expect(weekly('2025-11-03T08:00', { deadlines: [] })).toEqual([]);
  });

  test('whoever is told of others waits for all of them, operators for their own only', () => {
    const unseen = form('pus', { checkedAt: null });
    const checks = { underWay: false, oldestDueAt: at('2025-11-18T08:00') };
    const plan = told('2025-11-18T08:45', { forms: [form('desa'), unseen], checks });
    expect(plan.mails.map(({ recipient }) => recipient)).toEqual(['op.desa']);
    expect(plan.waiting.sort()).toEqual(['bapperida', 'kepala', 'op.pus']);
    expect(told('2025-11-18T09:00', { forms: [form('desa'), unseen], checks }).waiting).toEqual([]);
  });

  test('nobody on days off and before 07:30', () => {
    expect(told('2025-11-22T10:00').mails).toEqual([]);
    expect(told('2025-11-18T07:29').mails).toEqual([]);
    const off = { ...timetable('Asia/Jakarta'), workingDays: workingDays(['2025-11-18']) };
    expect(told('2025-11-18T08:00', { timetable: off }).mails).toEqual([]);
  });

  test('deadlines of another level or period are not this form’s', () => {
    const of = (more: Partial<Deadline>) =>
      whom('2025-11-18T08:00', { deadlines: [{ ...DEADLINE, ...more }] }).length;
    expect(of({ level: 'desa' })).toBe(2);
    expect(of({ level: 'kecamatan' })).toBe(0);
    expect(of({ period: '2025-Q3' })).toBe(0);
  });

  describe('as whom', () => {
    const withDesa = (more: Partial<Officer>, others: Officer[] = []) =>
      whom('2025-11-11T08:00', {
        officers: [...people.slice(1), { ...people[0]!, ...more }, ...others],
      });

    test('one person with several offices gets one digest, whatever the case of the address', () => {
      const mails = told('2025-11-18T08:00', {
        officers: people.map((each) =>
          ['op.desa', 'kepala'].includes(each.id)
            ? { ...each, address: each.id === 'kepala' ? ' Satu@kotim.example' : 'satu@Kotim.example' }
            : each,
        ),
      }).mails.filter(({ kind }) => kind === 'digest');
      expect(mails.map(({ recipient, notices }) => [recipient, notices.length])).toEqual([['kepala', 2]]);
    });

    test('on days of absence the substitute, or theirs in turn', () => {
      const away = (substitute: string | null) => ({
        absence: { from: '2025-11-11', until: '2025-11-12', substitute },
      });
      expect(withDesa(away('op.pus'))).toEqual(['op.pus: desa H-14']);
      expect(withDesa({ absence: { ...away('op.pus').absence, from: '2025-11-12' } })).toEqual([
        'op.desa: desa H-14',
      ]);
      const third = person('third', 'kec', 'operator');
      const chain = person('second', 'kec', 'operator', away('third'));
      expect(withDesa(away('second'), [chain, third])).toEqual(['third: desa H-14']);
      const circle = { ...chain, ...away('op.desa') };
      expect(withDesa(away('second'), [circle])).toEqual(['op.desa: desa H-14']);
      expect(withDesa(away(null))).toEqual(['op.desa: desa H-14']);
    });

    test('an address that nobody confirmed, or a bad one, gets nothing, and its unit is named', () => {
      expect(withDesa({ addressState: 'unconfirmed' })).toEqual([]);
      expect(withDesa({ addressState: 'bad' })).toEqual([]);
      const plan = told('2025-11-11T08:00', { officers: [{ ...people[0]!, addressState: 'bad' }] });
      expect(plan.unaddressed).toEqual(['desa']);
    });
  });
});
