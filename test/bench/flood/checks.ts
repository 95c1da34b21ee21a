/** Checks of one spreadsheet that somebody has just changed, one after the other, timed from outside. */
import type { TestDistrict } from '../../support/district.ts';
import { type } from '../../support/sheet.ts';
import type { FloodedRuntime } from './runtimes.ts';

const MINUTE = 60_000;

export interface Checks {
  /** Milliseconds from handing the check over until it is over, its result written and stored. */
  next(): Promise<number>;
}

export function checksOf(district: TestDistrict<FloodedRuntime>): Checks {
  const [sheet = ''] = district.sheets;
  let edits = 0;
  return {
    async next() {
      edits++;
      const rows = Array.from({ length: 20 }, (_, row) => [
        `K${row}`,
        'Rembuk',
        10 + ((edits + row) % 20),
        20,
      ]);
      await type(district.operator(0), sheet, 'Kegiatan!A6', rows);
      // Google's minute is over, for the account and for the person.
      district.clock.advance(MINUTE);
      await district.store.watch.noteChanges(
        [{ spreadsheetId: sheet, modifiedTime: `edit ${edits}`, byUs: false }],
        district.clock.now(),
        0,
        0,
      );
      district.resetCalls();
      const began = performance.now();
      await district.worker.check(sheet);
      const took = performance.now() - began;
      if (district.calls.read === 0 || district.calls.write === 0) throw new Error('nothing was checked');
      return took;
    },
  };
}
