/** Every change is seen, none is seen too early, and Google's quota is never exceeded. */
import { afterEach, describe, expect, it } from 'vitest';
import { SPREADSHEET } from '../../src/ports/drive.ts';
import type { CallInfo } from '../../src/runtime/local/calls.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type } from '../support/sheet.ts';

const MINUTE = 60_000;
let district: TestDistrict<LocalRuntime>;
afterEach(() => district.close());

const row = (present: number) => [['K1', 'Rembuk', present, 20]];
const valid = async () => (await district.store.results.forms()).map((form) => form.counts.valid);

describe.each(RUNTIMES)('watching, on %s,', (_name, start) => {
  it('is not blinded by a file dated in the future', async () => {
    district = await startTestDistrict(openForm, 2, {}, start);
    const [first, second] = district.sheets as [string, string];
    await type(district.operator(0), first, 'Kegiatan!A6', row(1));
    await district.settle();
    await district.organiser.drive.files.update({
      fileId: first,
      supportsAllDrives: true,
      requestBody: { modifiedTime: '2031-01-01T00:00:00.000Z' },
    });
    const dated = await district.organiser.drive.files.get({
      fileId: first,
      supportsAllDrives: true,
      fields: 'modifiedTime',
    });
    expect(dated.data.modifiedTime).toBe('2031-01-01T00:00:00.000Z');
    await district.settle();
    district.clock.advance(60 * MINUTE);
    await type(district.operator(1), second, 'Kegiatan!A6', row(2));
    await district.settle();
    expect(await valid()).toEqual([1, 1]);
  });

  it('lists to the operator what nobody registered, and reads no cell of it', async () => {
    district = await startTestDistrict(openForm, 1, {}, start);
    await district.organiser.drive.files.create({
      supportsAllDrives: true,
      requestBody: { name: 'Rekap lain', mimeType: SPREADSHEET, parents: [district.state.folderId ?? ''] },
    });
    await district.settle();
    expect(await district.store.watch.unregistered()).toMatchObject([{ name: 'Rekap lain' }]);
    // Of the marks that a copy would carry.
    expect(district.calls).toEqual({ read: 2, write: 1, describe: 1 });
  });

  it('lets a row settle, but not for ever', async () => {
    district = await startTestDistrict(openForm, 1, {}, start);
    const [sheet] = district.sheets as [string];
    await district.settle();
    district.resetCalls();
    const began = district.clock.now();
    let checkedAfter = 0;
    // Somebody types every 40 seconds and never stops.
    for (let step = 0; step < 20 && checkedAfter === 0; step++) {
      await type(district.operator(0), sheet, 'Kegiatan!A6', row(step));
      await district.pass();
      if (district.calls.read > 0) checkedAfter = district.clock.now() - began;
      district.clock.advance(40_000);
    }
    const { debounceSeconds, debounceMaxSeconds } = district.district.settings;
    expect(checkedAfter).toBeGreaterThan(debounceSeconds * 1000);
    expect(checkedAfter).toBeLessThanOrEqual(debounceMaxSeconds * 1000 + 40_000);
  });

  it('waits for Google’s quota instead of running into it', async () => {
    district = await startTestDistrict(openForm, 40, {}, start);
    district.workspace.resetCalls();
    const { minutes } = await district.settle();
    const calls = district.workspace.calls()[district.state.account.email];
    expect(calls).toMatchObject({ read: 80, write: 40, refused: 0 });
    // 80 reads at 60 a minute cannot be done in less.
    expect(minutes).toBeGreaterThanOrEqual(1);
    expect((await district.store.results.forms()).every((form) => form.checkedAt !== null)).toBe(true);
  });

  it('holds a call from when it is made, however long Google took for the one before', async () => {
    let reads = Number.NaN;
    let wrote = 0;
    const hooks = {
      async before({ api, operation, kind, account }: CallInfo) {
        if (Number.isNaN(reads) || account !== district.state.account.email) return;
        if (api === 'sheets' && kind === 'write') wrote = district.clock.now();
        if (operation === 'values.batchGet' && reads++ === 0) district.clock.advance(40_000);
      },
    };
    district = await startTestDistrict(openForm, 1, { hooks }, start);
    const { store, state } = district;
    await district.settle();
    await type(district.operator(0), district.sheets[0] as string, 'Kegiatan!A6', row(4));
    reads = 0;
    await district.settle();
    expect(reads).toBeGreaterThan(0);
    expect(await valid()).toEqual([1]);
    // Google counts it for a minute; nothing else was written.
    const held = await store.quota.held(wrote + MINUTE);
    expect(held).toMatchObject([{ account: state.account.email, write: 1 }]);
  });

  it('goes on where a worker died: what it held is handed out again', async () => {
    district = await startTestDistrict(openForm, 1, {}, start);
    const { store, clock } = district;
    const [sheet] = district.sheets as [string];
    await type(district.operator(0), sheet, 'Kegiatan!A6', row(3));
    // Handed out and leased, then nothing more is heard.
    expect(await store.watch.takeDue(clock.now(), clock.now() + 10 * MINUTE, 10)).toEqual([sheet]);
    expect(await store.watch.lease(sheet, clock.now(), 5 * MINUTE)).toBeDefined();
    clock.advance(6 * MINUTE);
    await district.settle();
    expect(await valid()).toEqual([1]);
  });
});
