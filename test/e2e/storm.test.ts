/**
 * Google fails at random, by a seed, while people type: when the storm is over, every status beside
 * every row is the right one, and a second look writes nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import type { FaultInput } from '../../src/workspace/faults/fault.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, records, tabId, type, type Value } from '../support/sheet.ts';

const MINUTE = 60_000;
const SHEETS = 4;
const ROWS = 6;

let district: TestDistrict<LocalRuntime>;
const ACTIONS: FaultInput['do'][] = [
  { fail: { status: 503, when: 'after' } },
  { fail: { status: 503 } },
  { fail: { status: 500, when: 'after' } },
  { fail: { status: 500 } },
  { fail: { status: 502 } },
  { fail: { status: 504, when: 'after' } },
  { fail: { status: 429 } },
  { fail: { status: 403, reason: 'userRateLimitExceeded' } },
  { reset: 'before' },
  { reset: 'after' },
  { token: 'expired' },
];
const MATCHES: FaultInput['match'][] = [
  { operation: 'files.list' },
  { operation: 'values.batchGet' },
  { operation: 'spreadsheets.get' },
  { operation: 'spreadsheets.batchUpdate' },
  { operation: 'values.batchUpdate' },
  { kind: 'write' },
];

/** The rule of the form, said anew. */
function expected(row: Record<string, Value>): string {
  if (row.Kode === '') return '';
  if (row.Hadir === '' && row.Undangan === '') return 'Kosong';
  if (row.Hadir === '' || row.Undangan === '') return 'Setengah terisi';
  return Number(row.Hadir) > Number(row.Undangan) ? 'Perlu diperbaiki' : 'Benar';
}

describe.each(RUNTIMES)('on %s', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(openForm, SHEETS, { faults: true }, start);
  });
  afterAll(() => district?.close());

  describe.each([1, 2])('storm %d', (seed) => {
    const { between, pick } = seeded(`storm ${seed}`);
    const faults = () => district.workspace.faults!;

    it('passes, and everything is right', async () => {
      const { account } = district.state;
      for (let minute = 0; minute < 12; minute++) {
        for (let n = 0; n < 4; n++) {
          const action = pick(ACTIONS);
          const match = pick(MATCHES);
          // Drive's 403 of its rate is Drive's alone: Sheets says 403 when it means that sharing was taken away.
          const ours = 'fail' in action && action.fail.status === 403 ? { operation: 'files.list' } : match;
          faults().add({ match: { ...ours, account: account.email }, times: between(1, 3), do: action });
        }
        const index = between(0, SHEETS - 1);
        const sheet = district.sheets[index] as string;
        const row = between(0, ROWS - 1);
        const present = pick<Value>([5, 15, 25, '']);
        await type(district.operator(index), sheet, `Kegiatan!A${6 + row}`, [
          [`K${row}`, 'Rembuk', present, 20],
        ]);
        if (between(1, 3) === 1) {
          const sheetId = await tabId(district.operator(index), sheet, 'Kegiatan');
          const range = { sheetId, dimension: 'ROWS', startIndex: 5 + row, endIndex: 6 + row };
          await change(district.operator(index), sheet, { insertDimension: { range } });
          await change(district.operator(index), sheet, { deleteDimension: { range } });
        }
        await district.pass().catch(() => undefined);
        district.clock.advance(MINUTE);
      }
      const struck = faults()
        .list()
        .reduce((sum, fault) => sum + fault.struck, 0);
      faults().clear();
      await district.settle();

      expect(struck).toBeGreaterThan(15);
      for (const sheet of district.sheets) {
        const rows = (await records(district.google, sheet, 'Kegiatan', 'Kode')).filter(
          (row) => row.Kode !== '',
        );
        expect(rows.map((row) => [row.Kode, row.Status])).toEqual(
          rows.map((row) => [row.Kode, expected(row)]),
        );
      }
      const forms = await district.store.results.forms();
      expect(forms.map((form) => form.trouble)).toEqual(new Array(SHEETS).fill(null));
      district.resetCalls();
      await district.settle();
      expect(district.calls).toMatchObject({ write: 0 });
    });
  });
});
