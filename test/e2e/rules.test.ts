/** A severity that the district sets reaches sheets that nobody touches, long before their weekly reading. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import { startTestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { records, type } from '../support/sheet.ts';

const open = new AsyncDisposableStack();
afterEach(() => open.disposeAsync());

it('another severity is in every sheet within minutes, read once each', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pantau-rules-'));
  open.defer(() => rm(dataDir, { recursive: true, force: true }));
  const closing = <Opened extends Local>(local: Opened) => open.adopt(local, (one) => one.close());
  const first = closing(await startTestDistrict(openForm, 3, { dataDir }));
  const { district, sheets } = first;
  const statuses = ({ google }: Local) =>
    Promise.all(sheets.map(async (id) => (await records(google, id, 'Kegiatan', 'Kode'))[0]?.Status));
  for (const [index, id] of sheets.entries())
    await type(first.operator(index), id, 'Kegiatan!A6', [['A1', 'Rembuk', 45, 40]]);
  await first.settle();
  expect(await statuses(first)).toEqual(sheets.map(() => 'Perlu diperbaiki'));
  await first.close();

  const settings = { ...district.settings, severities: { 'not-above': 'warning' as const } };
  const second = closing(
    await startLocal({ district: { ...district, settings }, templates: [openForm], now: 0, dataDir }),
  );
  await second.settle();
  // Each is read for the rules and written, then read for the echo.
  expect(second.calls).toEqual({ read: 6, write: 3, describe: 0 });
  expect(await statuses(second)).toEqual(sheets.map(() => 'Perlu dicek'));
  second.resetCalls();
  second.clock.advance(3_600_000);
  await second.settle();
  expect(second.calls).toEqual({ read: 0, write: 0, describe: 0 });
});
