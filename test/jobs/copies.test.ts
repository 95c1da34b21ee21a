/** A copy carries the marks of its original: it is named as one, and never taken for it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SettingsSchema } from '../../src/core/settings.ts';
import { METADATA } from '../../src/core/template/names.ts';
import { googleDrive } from '../../src/google/drive.ts';
import { googleSheets } from '../../src/google/sheets.ts';
import { examineStrangers } from '../../src/jobs/copies.ts';
import { poll } from '../../src/jobs/poll.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { type Bench, makeSheet, open, ROBOT } from '../workspace/google.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const DAY = 86_400_000;
let bench: Bench;
let store: Store;
let original: string;

beforeEach(async () => {
  bench = await open({ faults: true });
  store = d1Store(sqliteD1());
  await store.migrate();
  original = await makeSheet(bench, 'Formulir 2025 – Baamang');
  await bench.robot.sheets.spreadsheets.batchUpdate({
    spreadsheetId: original,
    requestBody: {
      requests: Object.entries({
        [METADATA.unit]: '62.02.05',
        [METADATA.template]: 'contoh',
        [METADATA.version]: '1',
      }).map(([metadataKey, metadataValue]) => ({
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey,
            metadataValue,
            location: { spreadsheet: true },
            visibility: 'DOCUMENT',
          },
        },
      })),
    },
  });
  const registration = {
    spreadsheetId: original,
    unit: '62.02.05',
    templateId: 'contoh',
    templateVersion: 1,
  };
  await store.register.registerSpreadsheet(registration, bench.clock.now);
});
afterEach(() => bench.workspace.close());

/** @param slow milliseconds until Google answers what a spreadsheet is marked with. */
async function look(slow = 0): Promise<(string | undefined)[][]> {
  const sheets = googleSheets(bench.robot.sheets);
  const marks: typeof sheets.marks = async (id) => {
    const found = await sheets.marks(id);
    bench.clock.now += slow;
    return found;
  };
  const ports = {
    store,
    accounts: [{ email: ROBOT, drive: googleDrive(bench.robot.drive), sheets: { ...sheets, marks } }],
    clock: { now: async () => bench.clock.now },
    settings: SettingsSchema.parse({ unit: '62.02', mail: { from: 'pantau@kabupaten.example' } }),
  };
  bench.clock.now += 60_000;
  await poll(ports);
  await examineStrangers(ports);
  return (await store.watch.unregistered()).map(({ name, copyOf }) => [name, copyOf]);
}
const copy = async (name: string) =>
  (await bench.robot.drive.files.copy({ fileId: original, supportsAllDrives: true, requestBody: { name } }))
    .data.id!;
const reads = () => bench.workspace.calls()[ROBOT]?.read ?? 0;

it('names a copy as a copy, looks at each stranger once, and registers none of them', async () => {
  await copy('Salinan Formulir');
  await makeSheet(bench, 'Daftar hadir');
  const before = reads();
  expect(await look()).toEqual([
    ['Daftar hadir', undefined],
    ['Salinan Formulir', original],
  ]);
  await look();
  expect(reads() - before).toBe(2);
  expect((await store.register.registrations()).map(({ spreadsheetId }) => spreadsheetId)).toEqual([
    original,
  ]);
  expect(await store.watch.takeDue(bench.clock.now, bench.clock.now + 1, 10)).toEqual([original]);
});

it('forgets a copy that is thrown away, and lists it again when it is taken out of the trash', async () => {
  const id = await copy('Salinan Formulir');
  await look();
  const trash = (trashed: boolean) =>
    bench.robot.drive.files.update({ fileId: id, supportsAllDrives: true, requestBody: { trashed } });
  await trash(true);
  expect(await look()).toEqual([]);
  await trash(false);
  expect(await look()).toEqual([['Salinan Formulir', original]]);
});

it('looks again the next day at what did not answer', async () => {
  const id = await copy('Salinan Formulir');
  bench.workspace.faults!.add({ match: { spreadsheetId: id, api: 'sheets' }, do: { fail: { status: 503 } } });
  const before = reads();
  expect(await look()).toEqual([['Salinan Formulir', undefined]]);
  expect(await look()).toEqual([['Salinan Formulir', undefined]]);
  expect(reads() - before).toBeLessThanOrEqual(1);
  bench.clock.now += DAY;
  expect(await look()).toEqual([['Salinan Formulir', original]]);
});

it('counts each read from when it was made, though the one before took its time', async () => {
  await copy('Salinan Formulir');
  await copy('Salinan lain');
  await look(40_000);
  // The first was made 80 s ago, the second 40.
  const [held] = await store.quota.held(bench.clock.now);
  expect(held).toMatchObject({ read: 1, until: bench.clock.now + 23_000 });
});
