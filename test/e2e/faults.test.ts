/** Google fails in every way it does: in the end every status is right, and nothing was written twice for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInfo } from '../../src/runtime/local/calls.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import type { FaultInput } from '../../src/workspace/faults/fault.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { records, type, type Value } from '../support/sheet.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What happens to the calls about each spreadsheet, in the order of the names. */
const FAULTS: Record<string, FaultInput[]> = {
  'none at all': [],
  '503 after the write was applied': [
    { match: { operation: 'spreadsheets.batchUpdate' }, do: { fail: { status: 503, when: 'after' } } },
  ],
  '500 before the write': [
    { match: { operation: 'spreadsheets.batchUpdate' }, times: 2, do: { fail: { status: 500 } } },
  ],
  'a storm of 429': [{ match: { api: 'sheets' }, times: 5, do: { fail: { status: 429 } } }],
  'the connection cut before the read': [
    { match: { operation: 'values.batchGet' }, times: 2, do: { reset: 'before' } },
  ],
  'the connection cut after the write': [
    { match: { operation: 'spreadsheets.batchUpdate' }, do: { reset: 'after' } },
  ],
  'a page instead of an answer': [{ match: { operation: 'values.batchGet' }, do: { fail: { status: 502 } } }],
  'the structure refused': [
    // Only a check after one that failed asks for it again.
    { match: { operation: 'values.batchGet' }, times: 6, do: { fail: { status: 500 } } },
    { match: { operation: 'spreadsheets.get' }, times: 2, do: { fail: { status: 500 } } },
  ],
  'the token refused': [{ match: { api: 'sheets' }, times: 2, do: { token: 'expired' } }],
  'sharing revoked': [{ match: {}, times: 'always', do: { revoke: true } }],
  'a person typing between read and write': [
    {
      match: { operation: 'values.batchGet' },
      do: { edit: { range: 'Kegiatan!C6:D6', values: [[30, 20]], when: 'after' } },
    },
  ],
};
const NAMES = Object.keys(FAULTS);

let district: TestDistrict<LocalRuntime>;
/** Writes that took place, by spreadsheet. */
const written = new Map<string, number>();

const faults = () => district.workspace.faults!;
const robot = () => district.state.account.email;
const id = (name: string) => district.sheets[NAMES.indexOf(name)] as string;
const trouble = async (name: string) =>
  (await district.store.results.forms()).find((form) => form.spreadsheetId === id(name))?.trouble;
const firstRow = async (name: string) =>
  (await records(district.organiser, id(name), 'Kegiatan', 'Kode'))[0] as Record<string, Value>;

/** Lays a fault on Pantau's calls about one spreadsheet. */
const layOn = (spreadsheetId: string, { match, ...fault }: FaultInput) =>
  faults().add({ ...fault, match: { ...match, account: robot(), spreadsheetId } });

describe.each(RUNTIMES)('on %s', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(
      openForm,
      NAMES.length,
      {
        faults: true,
        hooks: {
          after(call: CallInfo) {
            if (
              call.account.endsWith('gserviceaccount.com') &&
              call.kind === 'write' &&
              call.spreadsheetId !== undefined
            )
              written.set(call.spreadsheetId, (written.get(call.spreadsheetId) ?? 0) + 1);
          },
        },
      },
      start,
    );
    for (const [index, sheet] of district.sheets.entries())
      await type(district.operator(index), sheet, 'Kegiatan!A6', [['K1', 'Rembuk', 10, 20]]);
    written.clear();
    for (const name of NAMES) for (const fault of FAULTS[name] ?? []) layOn(id(name), fault);
    await district.settle();
  });
  afterAll(() => district?.close());

  describe('Sheets fails', () => {
    it('every fault has struck', () => {
      for (const { match, times, struck } of faults().list()) {
        const name = NAMES[district.sheets.indexOf(match.spreadsheetId ?? '')];
        expect(`${name}: ${struck}`).toBe(`${name}: ${times === 'always' ? struck : times}`);
        expect(struck).toBeGreaterThan(0);
      }
    });

    it.each(NAMES.filter((name) => name !== 'sharing revoked' && !name.startsWith('a person')))(
      '%s: the status is right in the end, and the trouble is over',
      async (name) => {
        expect(await firstRow(name)).toMatchObject({ Kode: 'K1', Status: 'Benar' });
        expect(await trouble(name)).toBeNull();
      },
    );

    it('a person typing between read and write is checked again', async () => {
      const name = 'a person typing between read and write';
      expect(await firstRow(name)).toMatchObject({ Hadir: 30, Status: 'Perlu diperbaiki' });
      expect(written.get(id(name))).toBe(2);
    });

    it('nothing is written again that stands there already', async () => {
      for (const name of NAMES.filter((one) => one !== 'sharing revoked' && !one.startsWith('a person')))
        expect([name, written.get(id(name))]).toEqual([name, 1]);
      district.resetCalls();
      await district.settle();
      expect(district.calls).toMatchObject({ write: 0 });
    });

    it('sharing revoked is told to the operator, and passes when it is shared again', async () => {
      const name = 'sharing revoked';
      expect(await trouble(name)).toEqual({ code: 'no-access', detail: '403' });
      expect(written.get(id(name))).toBeUndefined();
      for (const fault of faults().list()) if ('revoke' in fault.do) faults().clear(fault.id);
      // Sharing moves no modifiedTime: the nightly sweep finds it in the list again.
      district.clock.advance(DAY);
      await district.settle();
      expect(await trouble(name)).toBeNull();
      expect(await firstRow(name)).toMatchObject({ Status: 'Benar' });
    });
  });

  describe('sharing revoked and given back between two nightly sweeps', () => {
    it.each<[string, boolean, number, string]>([
      ['while a check of it was due', false, 21, 'Perlu diperbaiki'],
      ['when the check had read it', true, 11, 'Benar'],
    ])('%s: the edit is checked all the same', async (_what, begun, present, status) => {
      const name = 'none at all';
      await type(district.operator(0), id(name), 'Kegiatan!C6', [[present]]);
      await district.pass();
      const fault = layOn(id(name), {
        match: {},
        times: 'always',
        after: begun ? 1 : 0,
        do: { revoke: true },
      });
      await district.settle();
      expect((await trouble(name))?.code).toBe('no-access');
      faults().clear(fault);
      district.clock.advance(DAY);
      await district.settle();
      expect(await trouble(name)).toBeNull();
      expect(await firstRow(name)).toMatchObject({ Hadir: present, Status: status });
    });
  });

  describe('Drive fails', () => {
    const sheet = () => id('none at all');
    const edit = (present: number) => type(district.operator(0), sheet(), 'Kegiatan!C6', [[present]]);
    /** Passes a minute apart, those that fail too; says how many did. */
    async function passes(count: number): Promise<number> {
      let failed = 0;
      for (let n = 0; n < count; n++) {
        await district.pass().catch(() => failed++);
        district.clock.advance(MINUTE);
      }
      return failed;
    }

    it.each<[string, FaultInput]>([
      ['403 for its rate', { do: { fail: { status: 403, reason: 'userRateLimitExceeded' } } }],
      ['503', { do: { fail: { status: 503 } } }],
      ['a cut connection', { do: { reset: 'before' } }],
      ['a refused token', { do: { token: 'expired' } }],
    ])('%s: passes fail loudly, and no edit is lost', async (_what, fault) => {
      const rising = Number((await firstRow('none at all')).Hadir) + 1;
      faults().add({ ...fault, match: { operation: 'files.list', account: robot() }, times: 3 });
      await edit(rising);
      const checked = district.store.results.forms;
      const before = (await checked()).find((form) => form.spreadsheetId === sheet())?.checkedAt ?? 0;
      // A list that failed is asked for again after 1, 2, 4 minutes: the passes in between leave Drive alone.
      expect(await passes(8)).toBe(3);
      await district.settle();
      expect((await checked()).find((form) => form.spreadsheetId === sheet())?.checkedAt).toBeGreaterThan(
        before,
      );
      expect(await trouble('none at all')).toBeNull();
    });

    it('an assertion refused at the token endpoint', async () => {
      faults().add({ match: { api: 'token' }, times: 2, do: { token: 'wrong' } });
      faults().levers.expireTokens();
      expect(await passes(4)).toBeGreaterThan(0);
      await district.settle();
      expect((await firstRow('none at all')).Status).toBe('Benar');
    });

    it('edits that Drive shows three minutes late, coalesced, are seen', async () => {
      faults().clear();
      const { clock } = district;
      faults().add({ match: { spreadsheetId: sheet() }, times: 'always', do: { lag: 180_000 } });
      for (const present of [18, 19, 25]) {
        await edit(present);
        await passes(1);
      }
      expect(await firstRow('none at all')).toMatchObject({ Hadir: 25, Status: 'Benar' });
      clock.advance(3 * MINUTE);
      await district.workspace.settle();
      faults().clear();
      await district.settle();
      expect(await firstRow('none at all')).toMatchObject({ Hadir: 25, Status: 'Perlu diperbaiki' });
    });
  });
});
