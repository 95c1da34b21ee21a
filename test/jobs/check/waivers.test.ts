/** Waivers over several checks of one sheet, with a real store between them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTabs } from '../../../src/core/checks/form.ts';
import { SettingsSchema } from '../../../src/core/settings.ts';
import { judgeWaivers } from '../../../src/jobs/check/waivers.ts';
import type { Run } from '../../../src/jobs/check.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { leased, MINUTE, NOON, outcome } from '../../store/contract/samples.ts';
import { WAIVER_HEADER, waiverForm } from '../../support/waiver-form.ts';
import { sqliteD1 } from '../sqlite-d1.ts';

const DAY = 24 * 60 * MINUTE;
const compiled = compileTemplate(waiverForm);
const settings = SettingsSchema.parse({ unit: '99.01', mail: { from: 'pantau@kabupaten-contoh.example' } });

async function openSheet(spreadsheetId = 'a', secret = 'kunci contoh') {
  const store = d1Store(sqliteD1());
  await store.migrate();
  let now = NOON;
  await store.results.save(await leased(store, spreadsheetId), outcome());
  return {
    store,
    at(instant: number) {
      now = instant;
    },
    /** Checks the rows and, unless killed before, stores what came of it. */
    async check(rows: CellValue[][], { header = [...WAIVER_HEADER] as string[], killed = false } = {}) {
      await store.watch.dueIfNotCheckedSince(now + 1, now);
      const lease = await store.watch.lease(spreadsheetId, now, MINUTE);
      if (lease === undefined) throw new Error('not leased');
      const tabs = checkTabs(compiled, [{ firstRow: 5, rows: [header, ...rows] }]);
      const run = { ports: { store, secret, settings }, lease, compiled, now } as unknown as Run;
      const waivers = await judgeWaivers(run, tabs);
      if (killed) await store.watch.release(lease, { dueAt: now, failed: true });
      else expect(await store.results.save(lease, outcome({ waivers }))).toBe(true);
      const changed = waivers.noted.length + waivers.forgotten.length;
      return {
        changed,
        status: tabs[0]?.lines[0]?.status,
        since: tabs[0]?.waivedSince,
        problems: codes(tabs),
      };
    },
    kept: () => store.results.waiversOf(spreadsheetId),
  };
}

const codes = (tabs: ReturnType<typeof checkTabs>) =>
  tabs.flatMap(({ lines }) =>
    lines.flatMap(({ problems }) => problems.map(({ code, severity }) => `${code} ${severity}`)),
  );
const row = (present: number, reason = 'Tamu datang', name = 'Sari', key = 'A1') => [
  key,
  'Rembuk',
  present,
  40,
  reason,
  name,
];

describe('a waiver from check to check', () => {
  it('is noted once, with the time first seen, and found again without a word', async () => {
    const sheet = await openSheet();
    expect(await sheet.check([row(45)])).toMatchObject({ changed: 1, status: 'waived', since: '2025-11-18' });
    sheet.at(NOON + 3 * DAY);
    expect(await sheet.check([row(45)])).toMatchObject({ changed: 0, status: 'waived', since: '2025-11-18' });
    expect(await sheet.kept()).toMatchObject([{ firstSeen: NOON }]);
  });

  it('falls with the values, stands again with them, and is another when written anew', async () => {
    const sheet = await openSheet();
    await sheet.check([row(45)]);
    sheet.at(NOON + DAY);
    expect(await sheet.check([row(50)])).toMatchObject({
      changed: 0,
      status: 'warning',
      problems: ['not-above warning', 'waiver-fallen warning'],
    });
    expect(await sheet.check([row(45)])).toMatchObject({ changed: 0, status: 'waived' });
    expect(await sheet.check([row(50, 'Tamu lagi')])).toMatchObject({
      changed: 1,
      status: 'waived',
      since: '2025-11-19',
    });
  });

  it('does not serve again after the values were right for a while', async () => {
    const sheet = await openSheet();
    await sheet.check([row(45)]);
    expect(await sheet.check([row(30)])).toMatchObject({ changed: 0, status: 'valid', problems: [] });
    expect((await sheet.check([row(60)])).problems).toContain('waiver-fallen warning');
  });

  it('is forgotten with its words or its row', async () => {
    const sheet = await openSheet();
    for (const gone of [[row(45, '')], [row(45, 'Tamu datang', '')], [row(45, 'x', 'y', 'B2')], []]) {
      await sheet.check([row(45)]);
      const [kept] = await sheet.kept();
      await sheet.check(gone);
      expect(await sheet.kept()).not.toContainEqual(kept);
    }
  });

  it('is kept while nobody can tell: a header that cannot be read, a key that stands twice', async () => {
    const sheet = await openSheet();
    await sheet.check([row(45)]);
    const kept = await sheet.kept();
    expect(await sheet.check([row(45)], { header: ['Kode', 'Nama kegiatan'] })).toMatchObject({ changed: 0 });
    expect(await sheet.check([row(45), row(50, 'x', 'y', 'a1 ')])).toMatchObject({
      changed: 0,
      status: 'doubled',
    });
    expect(await sheet.kept()).toEqual(kept);
  });

  it('comes to the same when a check is killed before it could store', async () => {
    const sheet = await openSheet();
    expect(await sheet.check([row(45)], { killed: true })).toMatchObject({ status: 'waived' });
    expect(await sheet.kept()).toEqual([]);
    expect(await sheet.check([row(45)])).toMatchObject({ changed: 1, status: 'waived' });
  });

  it('stays with its row, whatever is sorted', async () => {
    const sheet = await openSheet();
    const rows = [row(45), row(50, 'Undangan lain', 'Budi', 'B2'), row(30, '', '', 'C3')];
    await sheet.check(rows);
    expect(await sheet.check(rows.toReversed())).toMatchObject({ changed: 0 });
  });
});

describe('what is kept', () => {
  it('is hashes alone, others under another key, in another row, in another sheet', async () => {
    const kept = await Promise.all(
      [openSheet(), openSheet('a', 'kunci lain'), openSheet('b')].map(async (opening) => {
        const sheet = await opening;
        await sheet.check([row(45), row(45, 'Tamu datang', 'Sari', 'B2')]);
        return sheet.kept();
      }),
    );
    const hashes = kept.flat().flatMap(({ line, values, reason }) => [line, values, reason]);
    expect(hashes).toHaveLength(18);
    expect(new Set(hashes).size).toBe(18);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}$/);
  });
});

it('whatever happens in between, a row in force has the values it was accepted with, and the same check again changes nothing', async () => {
  const step = fc.record({
    present: fc.constantFrom(30, 45, 50),
    reason: fc.constantFrom('', 'Tamu datang', 'Tamu lagi'),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const sheet = await openSheet();
      let accepted: { present: number; reason: string } | undefined;
      for (const [index, { present, reason, twice }] of steps.entries()) {
        sheet.at(NOON + index * MINUTE);
        const rows = [row(present, reason), ...(twice ? [row(present, reason)] : [])];
        const { status } = await sheet.check(rows);
        if (status === 'waived') {
          // A waiver worded as the accepted one never covers other values.
          if (accepted?.reason === reason) expect(present).toBe(accepted.present);
          accepted = { present, reason };
        } else if (!twice && (reason === '' || (present === 30 && reason !== accepted?.reason))) {
          accepted = undefined;
        }
        expect(await sheet.check(rows)).toMatchObject({ changed: 0, status });
      }
    }),
    { numRuns: 40 },
  );
});
