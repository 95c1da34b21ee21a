/** Comparing forms on a real store: what is told, to whom, and that it ends there. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/across/finding.ts';
import { compileTemplate } from '../../src/core/checks/compile.ts';
import type { MeasureVersion } from '../../src/core/form-measures/versions.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import type { Unit } from '../../src/core/units.ts';
import { compareForms } from '../../src/jobs/across.ts';
import { reportedOf } from '../../src/jobs/check/measures.ts';
import type { Run } from '../../src/jobs/check.ts';
import type { Mark } from '../../src/ports/store/across.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { figures, type Rows, templateWith } from '../core/across/forms.ts';
import { templates } from '../google/provision/plans.ts';
import { outcome } from '../store/contract/samples.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const MINUTE = 60_000;
const template = templateWith(
  { check: 'parent-sum', columns: ['dilayani'] },
  { check: 'jump', columns: ['dilayani'] },
  { check: 'outlier', numerator: 'dilayani', denominator: 'sasaran' },
);
const VILLAGES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const UNITS: Unit[] = [
  { code: 'kec', name: 'Kecamatan Contoh', level: 'kecamatan', parent: null },
  ...VILLAGES.map((code) => ({ code, name: `Desa ${code}`, level: 'desa' as const, parent: 'kec' })),
];
const settings = SettingsSchema.parse({ unit: 'kec', mail: { from: 'pantau@kabupaten-contoh.example' } });
const mark = (number: number): Mark => String(number).padStart(24, '0');

let store: Store;
let now: number;
const ports = () => ({ store, settings, clock: { now: async () => now } });
const compare = () => compareForms(ports());

beforeEach(async () => {
  store = d1Store(sqliteD1());
  now = wallClock('2025-11-18T09:00', 'Asia/Jakarta');
  await store.migrate();
  await store.register.issueTemplate(template);
  await store.register.saveUnits(UNITS);
});

async function register(unit: string, period?: string): Promise<string> {
  const spreadsheetId = period === undefined ? unit : `${unit} ${period}`;
  await store.register.registerSpreadsheet(
    { spreadsheetId, unit, templateId: template.id, templateVersion: 1, ...(period && { period }) },
    now,
  );
  return spreadsheetId;
}

/** An edit, checked: what it leaves to be compared. */
async function checked(id: string, rows: Rows, added: Mark[] = [], removed: Mark[] = []): Promise<void> {
  now += MINUTE;
  await store.watch.noteChanges([{ spreadsheetId: id, modifiedTime: String(now), byUs: false }], now, 0, 0);
  const across = { figures: figures(rows), marksDigest: `${now}`, added, removed };
  await end(id, { across });
}

/** The check of one that is due, in which nothing of what is compared changed. */
async function end(id: string, more: Parameters<typeof outcome>[0] = {}): Promise<void> {
  const lease = await store.watch.lease(id, now, MINUTE);
  if (lease === undefined) throw new Error(`${id} is not due`);
  await store.results.save(lease, outcome({ checkedAt: now, ...more }));
}

const due = () => store.watch.takeDue(now, now, 100);
const found = async (id: string): Promise<Finding[]> => (await store.across.of(id)).findings;
const codes = async (id: string) => (await found(id)).map(({ code }) => code);

describe('two lists with the same mark', () => {
  beforeEach(async () => {
    for (const unit of ['a', 'b', 'c']) await register(unit);
    await checked('a', [], [mark(1), mark(2)]);
    await checked('b', [], [mark(2), mark(3)]);
    await checked('c', [], [mark(4)]);
  });

  it('are both told, once', async () => {
    expect(await compare()).toEqual({ changed: 3, told: 2 });
    expect(await due()).toEqual(['a', 'b']);
    expect(await found('a')).toEqual([
      { code: 'same-identity-elsewhere', marks: [mark(2)], params: { units: ['Desa b'], places: 1 } },
    ]);
    await end('a');
    await end('b');
    now += MINUTE;
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    expect(await due()).toEqual([]);
  });

  it('are both told when one is corrected, and a third is not disturbed', async () => {
    await compare();
    await end('a');
    await end('b');
    await checked('b', [], [mark(9)], [mark(2)]);
    expect(await compare()).toEqual({ changed: 1, told: 2 });
    expect(await due()).toEqual(['a', 'b']);
    expect([await found('a'), await found('b')]).toEqual([[], []]);
    expect(await compare()).toEqual({ changed: 0, told: 0 });
  });

  it('are told at night when one was thrown away, which changes no list', async () => {
    await compare();
    await end('a');
    await end('b');
    await store.watch.noteTrashed([{ spreadsheetId: 'b', modifiedTime: 'trashed', byUs: false }]);
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    now = wallClock('2025-11-19T02:00', 'Asia/Jakarta');
    expect((await compare()).told).toBe(1);
    expect(await found('a')).toEqual([]);
  });
});

describe('a total', () => {
  it('is compared again when a unit below changes, and told to the unit that gives it', async () => {
    for (const unit of ['kec', 'a', 'b']) await register(unit);
    await checked('a', [10]);
    await checked('kec', [31]);
    await compare();
    expect(await found('kec')).toEqual([]);
    await checked('b', [20]);
    expect(await compare()).toEqual({ changed: 1, told: 1 });
    expect(await due()).toEqual(['kec']);
    expect((await found('kec'))[0]).toMatchObject({
      code: 'parent-sum',
      params: { value: 31, sum: 30, units: 2 },
    });
    await end('kec');
    await checked('b', [21]);
    expect(await compare()).toEqual({ changed: 1, told: 1 });
    expect(await codes('kec')).toEqual([]);
  });
});

describe('a jump', () => {
  it('is found when either period changes', async () => {
    const [last, year] = [await register('a', '2024'), await register('a')];
    await checked(last, [30]);
    await checked(year, [900]);
    await compare();
    expect(await found(year)).toMatchObject([{ code: 'jump', params: { previous: 30, period: '2024' } }]);
    expect(await found(last)).toEqual([]);
    await end(year);
    await checked(last, [800]);
    expect(await compare()).toEqual({ changed: 1, told: 1 });
    expect(await codes(year)).toEqual([]);
  });
});

describe('siblings', () => {
  const share = (value: number): Rows => [[value, 100]];
  beforeEach(async () => {
    for (const unit of VILLAGES) await register(unit);
    for (const [index, unit] of VILLAGES.slice(0, 6).entries()) await checked(unit, share(60 + index));
  });

  it('are compared when all have been read for the first time, and from then on once a night', async () => {
    await compare();
    expect((await store.across.changed(1)).comparedOn).toBeUndefined();
    await checked('g', share(5));
    await compare();
    expect(await found('g')).toMatchObject([
      { code: 'outlier', params: { share: 0.05, median: 0.62, units: 6 } },
    ]);
    expect(await due()).toEqual(['g']);
    await end('g');

    await checked('g', share(64));
    await checked('a', share(99));
    expect((await compare()).told).toBe(0);
    // The night begins at 1, not at midnight.
    now = wallClock('2025-11-19T00:30', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    now = wallClock('2025-11-19T01:00', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 2 });
    expect([await codes('g'), await codes('a')]).toEqual([[], ['outlier']]);
    now += MINUTE;
    expect(await compare()).toEqual({ changed: 0, told: 0 });
  });

  it('nights on which nothing changed make nothing due', async () => {
    await checked('g', share(5));
    await compare();
    await end('g');
    for (let night = 19; night < 23; night++) {
      now = wallClock(`2025-11-${night}T02:00`, 'Asia/Jakarta');
      expect(await compare()).toEqual({ changed: 0, told: 0 });
    }
    expect(await due()).toEqual([]);
  });

  it('are compared without one that cannot be opened', async () => {
    const lease = await store.watch.lease('g', now, MINUTE);
    if (!lease) throw new Error('g is not due');
    await store.watch.release(lease, { dueAt: null, trouble: 'no-access', failed: true });
    await compare();
    expect((await store.across.changed(1)).comparedOn).toBe('2025-11-18');
  });
});

describe('what villages reported', () => {
  const [months, competition] = ['kpm-bulanan-2025', 'desa-berkinerja-baik'].map(
    (id) => templates.find((one) => one.id === id)!,
  );
  const reported = async (id: string, numerator: number, denominator: number, version = 1) => {
    const one: MeasureVersion = {
      ...{
        name: 'convergence-a',
        period: '2025-07-01',
        numerator,
        denominator,
        leftOut: [],
        version,
        since: now,
      },
    };
    await store.watch.noteChanges([{ spreadsheetId: id, modifiedTime: String(now), byUs: false }], now, 0, 0);
    await end(id, { measures: { written: [one], dropped: [] } });
  };
  beforeEach(async () => {
    for (const { id: spreadsheetId, unit, form } of [
      { id: 'kpm a', unit: 'a', form: months! },
      { id: 'kpm b', unit: 'b', form: months! },
      { id: 'lomba', unit: 'kec', form: competition! },
    ]) {
      await store.register.issueTemplate(form);
      const registration = { spreadsheetId, unit, templateId: form.id, templateVersion: form.version };
      await store.register.registerSpreadsheet(registration, now);
    }
    await reported('kpm a', 3, 4);
    await end('kpm b');
    await end('lomba');
  });

  it('is known to the form above that takes it from there, and makes it due when it changed', async () => {
    expect(await compare()).toEqual({ changed: 0, told: 1 });
    expect(await due()).toEqual(['lomba']);
    expect(await found('lomba')).toEqual([
      { code: 'reported', period: '2025-07-01', villages: { a: { 'convergence-a': [3, 4] } } },
    ]);
    await end('lomba');
    now = wallClock('2025-11-19T02:00', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    await reported('kpm b', 1, 2);
    await reported('kpm a', 4, 4, 2);
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    now = wallClock('2025-11-20T02:00', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 1 });
    expect(await found('lomba')).toMatchObject([
      { villages: { a: { 'convergence-a': [4, 4] }, b: { 'convergence-a': [1, 2] } } },
    ]);
  });

  it('is known at once to a form that no night has seen yet', async () => {
    const compiled = compileTemplate(competition!);
    const first = () =>
      reportedOf({ ports: ports(), lease: { spreadsheetId: 'lomba' }, compiled, now } as unknown as Run);
    const village = { period: '2025-07-01', villages: { a: { 'convergence-a': [3, 4] } } };
    expect(await first()).toMatchObject(village);
    // From then on it is what was compared last, for all forms of one night alike.
    await compare();
    await reported('kpm b', 1, 2);
    expect(await first()).toMatchObject(village);
  });

  it('is not that of a quarter which runs, or of units elsewhere', async () => {
    now = wallClock('2025-09-30T02:00', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 0 });
    await store.register.saveUnits([{ code: 'a', name: 'Desa a', level: 'desa', parent: null }]);
    now = wallClock('2025-11-19T02:00', 'Asia/Jakarta');
    expect(await compare()).toEqual({ changed: 0, told: 0 });
  });
});

it('more forms than one pass compares are compared in the next ones', async () => {
  const units = Array.from({ length: 130 }, (_, index) => `v${String(index).padStart(3, '0')}`);
  await store.register.saveUnits(
    units.map((code) => ({ code, name: code, level: 'desa' as const, parent: 'kec' })),
  );
  for (const unit of units) {
    await register(unit);
    await checked(unit, [], [mark(7)]);
  }
  expect((await compare()).changed).toBe(100);
  expect((await compare()).changed).toBe(30);
  expect(await compare()).toEqual({ changed: 0, told: 0 });
  for (const unit of units) expect((await found(unit))[0]).toMatchObject({ params: { places: 129 } });
});

it('a form of a unit or template that is not known is left alone', async () => {
  await register('nobody');
  await checked('nobody', [900], [mark(1)]);
  expect(await compare()).toEqual({ changed: 1, told: 0 });
});
