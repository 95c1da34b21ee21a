/** What every crash begins from: three registers filled in and never looked at, in folders that can be copied. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { District } from '../../../src/core/district.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Template } from '../../../src/core/template/schema.ts';
import { type LocalState, loadState } from '../../../src/runtime/local/state.ts';
import { startTestDistrict } from '../district.ts';
import { nik, registerForm } from '../register-form.ts';
import { change, tabId, type } from '../sheet.ts';

/** The register with a deadline three days ahead: who still owes something is written to. */
export const crashForm: Template = parseTemplate(
  {
    ...registerForm,
    id: 'register-putus',
    // Short, for each crash compares every cell.
    tabs: registerForm.tabs.map((tab) => ({ ...tab, startRows: 20 })),
    deadlines: [
      {
        id: 'akhir',
        title: { id: 'Batas akhir uji', en: 'Deadline of the test' },
        at: '2025-11-21T23:59',
        zone: 'Asia/Jakarta',
      },
    ],
  },
  'test/support/crash/world.ts',
);

export interface World {
  /** Data of the local workspace, the mailbox and the Worker's database. */
  dir: string;
  district: District;
  state: LocalState;
  /** Spreadsheet ids, in the order of the units. */
  sheets: string[];
  close(): Promise<void>;
}

/**
 * The first two units share a number, the second has a row without formulas, and both owe something; the third is
 * done. Each has an operator.
 */
export async function buildWorld(): Promise<World> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-crash-'));
  const district = await startTestDistrict(crashForm, 3, { dataDir: dir });
  const { sheets } = district;
  const fill = (unit: number, range: string, ...rows: (string | number)[][]) =>
    type(district.operator(unit), sheets[unit]!, `Baduta!${range}`, rows);
  await fill(0, 'A6', ['1', 'Ani', `'${nik(1)}`, 3], ['2', 'Budi', `'${nik(2)}`, 1], ['3', 'Citra', '', 2]);
  await fill(1, 'A6', ['1', 'Dewi', `'${nik(2)}`, 3], ['2', 'Eko', 'belum ada', 1]);
  await change(district.operator(1), sheets[1]!, {
    appendDimension: {
      sheetId: await tabId(district.operator(1), sheets[1]!, 'Baduta'),
      dimension: 'ROWS',
      length: 3,
    },
  });
  await fill(1, 'A22', ['9', 'Fitri', `'${nik(3)}`, 4]);
  await fill(2, 'A6', ['1', 'Gita', `'${nik(4)}`, 3]);
  await district.close();
  return {
    dir,
    district: district.district,
    state: (await loadState(dir))!,
    sheets,
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
