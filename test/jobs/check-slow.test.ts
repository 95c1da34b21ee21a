/** Google counts a call when it arrives: a write after a slow read leaves room a minute after the write, not after the read. */
import { expect, it } from 'vitest';
import { SettingsSchema } from '../../src/core/settings.ts';
import { SHEET_RANGE, STATUS_COLUMNS } from '../../src/core/template/names.ts';
import { check } from '../../src/jobs/check.ts';
import type { Ports } from '../../src/jobs/ports.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { openForm } from '../support/open-form.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const ACCOUNT = 'pantau@kotim.example';
const ID = 'lembar-1';
const BEGAN = Date.parse('2025-11-18T02:00:00Z');
const SECOND = 1_000;
const HELD = 63 * SECOND;
const refuse = async () => {
  throw new Error('nobody asked for this');
};

interface Call {
  kind: 'read' | 'write';
  at: number;
}

/** A spreadsheet that was never looked at, and that takes so long to describe and to read. */
async function slowly(describes: number, reads: number) {
  const store = d1Store(sqliteD1());
  await store.migrate();
  await store.register.issueTemplate(openForm);
  await store.register.saveUnits([{ code: '99.01', name: 'Contoh', level: 'kecamatan', parent: null }]);
  const registration = { spreadsheetId: ID, unit: '99.01', templateId: openForm.id, templateVersion: 1 };
  await store.register.registerSpreadsheet(registration, BEGAN);
  const header = [...openForm.tabs[0]!.columns.map(({ label }) => label.id), ...STATUS_COLUMNS];
  let now = BEGAN;
  const calls: Call[] = [];
  const ports: Ports = {
    store,
    settings: SettingsSchema.parse({ unit: '99.01', mail: { from: ACCOUNT } }),
    clock: { now: async () => now },
    queue: { send: refuse },
    mail: { send: refuse },
    accounts: [
      {
        email: ACCOUNT,
        drive: { list: refuse, watch: refuse, stop: refuse },
        sheets: {
          marks: refuse,
          async describe() {
            calls.push({ kind: 'read', at: now });
            now += describes;
            return {
              locale: 'in_ID',
              timeZone: 'Asia/Jakarta',
              tabs: [{ sheetId: 1, title: 'Pantau', rowCount: 100, columnCount: 5, merges: [] }],
              namedRanges: [{ name: SHEET_RANGE, range: { sheetId: 1 } }],
              metadata: {},
            };
          },
          async read(_id, ranges) {
            calls.push({ kind: 'read', at: now });
            now += reads;
            return ranges.map((name) => ({
              range: 'Kegiatan!A5:G9',
              rows: name === 'pantau_kegiatan' ? [header] : [],
            }));
          },
          async rewrite() {
            calls.push({ kind: 'write', at: now });
          },
          async layFormulas() {
            calls.push({ kind: 'write', at: now });
            now += reads;
          },
        },
      },
    ],
    secret: 'made up for tests, and long enough for all of them',
    links: { spreadsheet: (id) => id },
  };
  return { store, ports, calls, now: () => now };
}

/** Calls of one kind that Google still counts and we do not. */
async function uncounted(store: Store, calls: readonly Call[], kind: Call['kind'], now: number) {
  const [held] = await store.quota.held(now);
  return (
    calls.filter((call) => call.kind === kind && call.at > now - 60 * SECOND).length - (held?.[kind] ?? 0)
  );
}

it.each([
  ['nothing is slow', 0, 0, 'written'],
  ['the read is slow', 0, 40 * SECOND, 'written'],
  ['all is slow', 30 * SECOND, 25 * SECOND, 'written'],
  ['the read takes longer than Google counts', 0, 100 * SECOND, 'written'],
] as const)(
  'every call is counted for as long as Google counts it, when %s',
  async (_what, describes, reads, end) => {
    const { store, ports, calls, now } = await slowly(describes, reads);
    expect(await check(ports, ID)).toBe(end);
    expect(calls.map(({ kind }) => kind)).toEqual(['read', 'read', 'write', 'write']);
    for (let at = now(); at < now() + 2 * HELD; at += SECOND)
      for (const kind of ['read', 'write'] as const)
        expect(
          await uncounted(store, calls, kind, at),
          `${kind}s ${(at - now()) / SECOND} s later`,
        ).toBeLessThanOrEqual(0);
  },
);

it('waits with the write, where the room that it had was given away while the read took its time', async () => {
  const { store, ports, calls, now } = await slowly(0, 100 * SECOND);
  const others = { read: 0, write: 60 };
  const { read } = ports.accounts[0]!.sheets;
  ports.accounts[0]!.sheets.read = async (...asked) => {
    const found = await read(...asked);
    expect((await store.quota.take(ACCOUNT, others, now(), { account: 60, project: 300 })).granted).toBe(
      true,
    );
    return found;
  };
  expect(await check(ports, ID)).toBe('waits');
  expect(calls.map(({ kind }) => kind)).toEqual(['read', 'read']);
  expect((await store.watch.backlog(now())).nextDueAt).toBe(now() + HELD);
});
