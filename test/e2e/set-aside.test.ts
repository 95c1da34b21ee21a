/** A spreadsheet that keeps failing holds up nobody, is told to the operator once, and comes back by itself. */
import { afterEach, expect, it } from 'vitest';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { records, type } from '../support/sheet.ts';

const MINUTE = 60_000;
let district: TestDistrict<LocalRuntime>;
afterEach(() => district?.close());

it.each(RUNTIMES)(
  'on %s it is set aside after five failures, tried ever more rarely, and taken back when it works again',
  async (_name, start) => {
    district = await startTestDistrict(openForm, 2, { faults: true }, start);
    await district.settle();
    const [sick, well] = district.sheets as [string, string];
    const faults = district.workspace.faults!;
    const status = async (sheet: string) =>
      (await records(district.organiser, sheet, 'Kegiatan', 'Kode'))[0]?.Status;
    const told = async () =>
      (await district.store.results.incidents(10)).map(({ spreadsheetId, code, detail }) => [
        spreadsheetId,
        code,
        detail,
      ]);
    const fault = faults.add({
      match: { api: 'sheets', spreadsheetId: sick, account: district.state.account.email },
      times: 'always',
      do: { fail: { status: 503 } },
    });
    const struck = () => faults.list().find(({ id }) => id === fault)!.struck;
    const tries: number[] = [];
    for (let minute = 0; minute < 90; minute++) {
      // Its people go on typing; that does not make it be tried more often.
      if (minute % 5 === 0)
        for (const [index, sheet] of district.sheets.entries())
          await type(district.operator(index), sheet, 'Kegiatan!A6', [
            ['K1', 'Rembuk', 1 + (minute % 10), 20],
          ]);
      const before = struck();
      await district.pass();
      if (struck() > before) tries.push(minute);
      district.clock.advance(MINUTE);
    }
    expect(tries.length).toBeGreaterThanOrEqual(6);
    expect(tries.length).toBeLessThanOrEqual(9);
    const pauses = tries.slice(1).map((minute, n) => minute - tries[n]!);
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0]!);
    expect(await told()).toEqual([[sick, 'set-aside', 'trouble: unavailable']]);
    expect(await status(well)).toBe('Benar');
    const page = await (await fetch(district.addresses.dashboard)).text();
    expect(page).toContain('Lembar disisihkan');
    expect(page).toContain('Google belum menjawab');

    faults.clear(fault);
    await district.settle();
    expect(await status(sick)).toBe('Benar');
    expect(await told()).toEqual([
      [sick, 'taken-back', ''],
      [sick, 'set-aside', 'trouble: unavailable'],
    ]);
  },
);
