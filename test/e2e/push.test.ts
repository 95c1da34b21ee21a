/** Drive tells of changes: a hint that makes Pantau look sooner, and nothing that it depends on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelTokens } from '../../src/jobs/channel-token.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import type { FaultInput } from '../../src/workspace/faults/fault.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { records, type } from '../support/sheet.ts';

const MINUTE = 60_000;
/** Real time in which a queue has long handed over. */
const PATIENCE = { timeout: 20_000 };
let district: TestDistrict<LocalRuntime>;
let sheet: string;

const robot = () => district.state.account.email;
/** A list of Drive each, and nothing else here asks Drive for anything between two passes. */
const polls = () => district.workspace.calls()[robot()]?.drive ?? 0;
const nextDueAt = async () => (await district.store.watch.backlog(district.clock.now())).nextDueAt;
const edit = (present: number) =>
  type(district.operator(0), sheet, 'Kegiatan!A6', [['K1', 'Rembuk', present, 20]]);
const row = async () => (await records(district.organiser, sheet, 'Kegiatan', 'Kode'))[0];

async function post(headers: Record<string, string>): Promise<number> {
  const answer = await fetch(new URL('/webhook/drive', district.addresses.dashboard), {
    method: 'POST',
    headers,
  });
  await answer.body?.cancel();
  return answer.status;
}

async function headersOf(number: number, more: Record<string, string> = {}) {
  const [channel] = await district.store.channels.all();
  return {
    'x-goog-channel-id': channel!.id,
    'x-goog-channel-token': channelTokens(district.state.secret).of(channel!.id),
    'x-goog-message-number': String(number),
    'x-goog-resource-id': channel!.resourceId!,
    'x-goog-resource-state': 'change',
    ...more,
  };
}

describe.each(RUNTIMES)('push, on %s,', (_name, start) => {
  beforeAll(async () => {
    district = await startTestDistrict(openForm, 1, { push: true, faults: true }, start);
    sheet = district.sheets[0] as string;
    await district.settle();
  });
  afterAll(() => district?.close());

  it('makes an edit known at once, before any pass of the minute', async () => {
    expect(await district.store.channels.all()).toMatchObject([
      { account: robot(), renewAt: expect.any(Number) },
    ]);
    district.clock.advance(MINUTE);
    expect(await nextDueAt()).toBeNull();
    const before = polls();
    await edit(5);
    await district.workspace.settle();
    await expect.poll(polls, PATIENCE).toBe(before + 1);
    const { debounceSeconds } = district.district.settings;
    await expect.poll(nextDueAt, PATIENCE).toBe(district.clock.now() + debounceSeconds * 1000);
    await district.settle();
    expect(await row()).toMatchObject({ Hadir: 5, Status: 'Benar' });
  });

  it('forged, replayed and stale ones change nothing and cost no call', async () => {
    district.clock.advance(MINUTE);
    const last = 1_000_000;
    const before = polls();
    expect(await post(await headersOf(last))).toBe(204);
    await expect.poll(polls, PATIENCE).toBe(before + 1);
    district.clock.advance(MINUTE);

    const state = async () => [await nextDueAt(), await district.store.channels.all()];
    const still = await state();
    const forged = [
      await headersOf(last),
      await headersOf(last - 1),
      await headersOf(last + 1, { 'x-goog-channel-token': '0'.repeat(64) }),
      await headersOf(last + 1, { 'x-goog-channel-token': '' }),
      await headersOf(last + 1, { 'x-goog-channel-id': '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0001' }),
      await headersOf(last + 1, { 'x-goog-message-number': '-1' }),
      {},
    ];
    for (const headers of [...forged, ...forged]) expect(await post(headers)).toBe(204);
    // One that is to be believed comes after all of them through the same queue: theirs would have come out before.
    expect(await post(await headersOf(last + 2))).toBe(204);
    await expect.poll(polls, PATIENCE).toBe(before + 2);
    expect(await state()).toEqual(still);
  });

  it('many at once are one poll', async () => {
    district.clock.advance(MINUTE);
    const before = polls();
    const headers = await Promise.all(Array.from({ length: 20 }, (_, n) => headersOf(2_000_000 + n)));
    await Promise.all(headers.map(post));
    await expect.poll(polls, PATIENCE).toBe(before + 1);
    district.clock.advance(10_000);
    expect(await post(await headersOf(3_000_000))).toBe(204);
    await expect.poll(polls, PATIENCE).toBe(before + 2);
  });

  it.each<[string, FaultInput['do']]>([
    ['lost', { notify: 'drop' }],
    ['doubled', { notify: 'double' }],
    ['out of order', { notify: 'reorder' }],
    ['ten minutes late', { notify: { delay: 10 * MINUTE } }],
    ['cut off with their channel', { notify: 'expire' }],
  ])('every change is seen though all notifications are %s', async (_what, action) => {
    const faults = district.workspace.faults!;
    district.clock.advance(MINUTE);
    const fault = faults.add({ match: { api: 'push' }, times: 'always', do: action });
    for (const present of [7, 30, 9]) {
      await edit(present);
      await district.workspace.settle();
      await district.pass();
      district.clock.advance(MINUTE);
    }
    await district.settle();
    expect(await row()).toMatchObject({ Hadir: 9, Status: 'Benar' });
    await edit(31);
    await district.settle();
    expect(await row()).toMatchObject({ Hadir: 31, Status: 'Perlu diperbaiki' });
    faults.clear(fault);
    district.clock.advance(15 * MINUTE);
    await district.workspace.settle();
    await district.settle();
    district.resetCalls();
    await district.settle();
    expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
  });
});
