/** Several service accounts share the work: each spreadsheet has one, and no account goes beyond its own quota. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalOptions } from '../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type } from '../support/sheet.ts';

const ACCOUNTS = 3;
let district: TestDistrict<LocalRuntime>;
afterEach(() => district.close());

describe.each(RUNTIMES)('a pool of service accounts, on %s,', (_name, start) => {
  it('reads and writes each spreadsheet by its own account, and nobody waits for quota that another has', async () => {
    const users = new Map<string, Set<string>>();
    const ends: unknown[] = [];
    const hooks: LocalOptions['hooks'] = {
      async before({ api, account, spreadsheetId }) {
        if (api !== 'sheets' || spreadsheetId === undefined || !account.endsWith('gserviceaccount.com'))
          return;
        users.set(spreadsheetId, (users.get(spreadsheetId) ?? new Set()).add(account));
      },
    };
    const heard = ({ end }: { end?: unknown }) => ends.push(end);
    district = await startTestDistrict(openForm, 24, { accounts: ACCOUNTS, heard, hooks }, start);
    users.clear();
    district.workspace.resetCalls();
    await district.settle();
    const calls = district.workspace.calls();
    // 48 reads and 24 writes in all: a share of each for every account.
    for (const { email } of [district.state.account, ...district.state.others])
      expect(calls[email]).toMatchObject({ read: 16, write: 8, refused: 0 });
    expect(ends).toContain('written');
    expect(ends).not.toContain('waits');
    expect(users.size).toBe(24);
    for (const accounts of users.values()) expect(accounts.size).toBe(1);
  });

  it('takes what one of them wrote for our own echo, whoever lists it', async () => {
    district = await startTestDistrict(openForm, 2, { accounts: 2 }, start);
    await district.settle();
    await type(district.operator(0), district.sheets[0] as string, 'Kegiatan!A6', [['K1', 'Rembuk', 1, 20]]);
    district.resetCalls();
    await district.settle();
    expect(district.calls).toEqual({ read: 2, write: 1, describe: 0 });
    const pages = await Promise.all(
      [district.state.account, ...district.state.others].map(({ email }) =>
        district.store.watch.poller(email),
      ),
    );
    expect(pages.map(({ cursor, failures }) => [cursor !== null, failures])).toEqual([
      [true, 0],
      [true, 0],
    ]);
  });

  it('goes on with the others while one is refused', async () => {
    district = await startTestDistrict(openForm, 4, { accounts: 2, faults: true }, start);
    await district.settle();
    const [bad] = district.state.others;
    const fault = district.workspace.faults!.add({
      match: { account: bad!.email },
      times: 'always',
      do: { token: 'wrong' },
    });
    for (const [index, sheet] of district.sheets.entries())
      await type(district.operator(index), sheet, 'Kegiatan!A6', [['K1', 'Rembuk', 1, 20]]);
    let failed = 0;
    for (let minute = 0; minute < 6; minute++) {
      await district.pass().catch(() => failed++);
      district.clock.advance(60_000);
    }
    expect(failed).toBeGreaterThan(0);
    const valid = async () => (await district.store.results.forms()).map(({ counts }) => counts.valid);
    expect((await valid()).filter((count) => count === 1)).toHaveLength(2);
    district.workspace.faults!.clear(fault);
    await district.settle();
    expect(await valid()).toEqual([1, 1, 1, 1]);
    expect(await district.store.results.incidents(10)).toEqual([]);
  });
});
