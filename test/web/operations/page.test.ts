import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWeb } from '../../../src/web/app.ts';
import { check, forms, NOW, type OpenStore, openStore, register, settings } from '../district.ts';

const MINUTE = 60_000;
const all = forms();
all[3]!.trouble = 'office-file';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
});
afterAll(() => open.close());

async function page(path = '/ops', now = NOW): Promise<string> {
  const web = createWeb({
    store: open.store,
    clock: { now: async () => now },
    settings,
    access: { kind: 'local' },
    links: { spreadsheet: (id) => `https://docs.example/${id}` },
  });
  const answer = await web.request(`http://localhost${path}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll('\u00a0', ' ').replaceAll(/>\s+</g, '><');
}
const line = (label: string, value: string) => `<th scope="row">${label}</th><td>${value}</td>`;

it('stands before anything has run', async () => {
  const shown = await page();
  expect(shown).toContain(line('Tunggu paling lama', 'tidak ada yang menunggu'));
  expect(shown).not.toContain('Akun layanan');
  expect(shown).toContain('Tidak ada lembar yang bermasalah.');
  expect(shown).not.toContain('Surel tidak pasti dan gagal');
  expect(shown).not.toContain('Pekerjaan yang tidak dapat diambil');
});

it('tells how Drive’s events stand, and never on whose behalf', async () => {
  const own = {
    target: 'drives/0AContohContohPVA',
    holder: 'pemantau@kabupaten-contoh.example',
    name: 'subscriptions/1',
    reason: '',
    expiresAt: NOW + MINUTE,
    renewAt: NOW,
    lookAt: NOW,
    lookedAt: NOW,
    failures: 0,
  };
  const { eventSubscriptions } = open.store;
  const shown = async (changes: Partial<typeof own>) => {
    await eventSubscriptions.save({ ...own, ...changes });
    const text = await page();
    expect(text).not.toContain(own.holder);
    return text;
  };
  expect(await shown({})).toMatch(
    /<th scope="row">Peristiwa Drive<\/th><td>sampai 18 [^<]+ WIB; terakhir terdengar: belum pernah<\/td>/,
  );
  await eventSubscriptions.hear(own.name, NOW, NOW);
  expect(await shown({})).toMatch(/terakhir terdengar: 18 [^<]+ WIB<\/td>/);
  expect(await shown({ expiresAt: NOW })).toContain(line('Peristiwa Drive', 'tidak ada'));
  expect(await shown({ reason: 'ENDPOINT_NOT_FOUND' })).toContain(
    line('Peristiwa Drive', 'tidak berjalan: ENDPOINT_NOT_FOUND'),
  );
  await eventSubscriptions.forget(own);
  expect(await page()).not.toContain('Peristiwa Drive');
});

it('tells what ran, what waits, what is in trouble and why, and which mails are in doubt', async () => {
  const { store } = open;
  await register(store, all);
  await check(store, all);
  await store.watch.polled('pantau@contoh', { at: NOW, swept: '2025-11-18' });
  await store.watch.pollFailed('kedua@contoh', NOW + 11 * MINUTE);
  await store.watch.noteUnregistered([{ id: 'x', name: 'Rekap lain' }], 'pantau@contoh', NOW);
  const channel = { account: 'pantau@contoh', address: 'https://pantau.example/webhook/drive' };
  for (const [id, minutes] of [
    ['old', 5],
    ['new', 60],
  ] as const) {
    const expiresAt = NOW + minutes * MINUTE;
    await store.channels.open({ ...channel, id, openedAt: NOW + minutes, expiresAt }, NOW + minutes - 1);
    await store.channels.grant(id, { resourceId: 'r', expiresAt, renewAt: expiresAt });
  }
  const limits = { account: 60, project: 300 };
  await store.quota.take('pantau@contoh', { read: 12, write: 7 }, NOW + 10 * MINUTE, limits);
  await store.watch.noteChanges(
    [{ spreadsheetId: 'lembar-62.02.01', modifiedTime: 'later', byUs: false }],
    ...([NOW, 0, 0] as const),
  );
  const [id] = await store.watch.takeDue(NOW, NOW, 1);
  const lease = await store.watch.lease(id!, NOW, MINUTE);
  await store.watch.release(lease!, {
    dueAt: NOW + 3 * MINUTE,
    trouble: 'unavailable',
    detail: '503',
    failed: true,
  });
  for (const [number, state] of (['sent', 'uncertain', 'failed', 'pending'] as const).entries()) {
    const notice = { recipient: 'op-1', unit: '62.02.01', deadline: 'd', stage: `H-${number}` };
    const mail = { recipient: 'op-1', kind: 'digest', localDate: '2025-11-18', number, notices: [notice] };
    await store.outbox.plan([mail], NOW + number);
    if (state === 'pending') continue;
    const [due] = await store.outbox.due(NOW + number, 1);
    await store.outbox.begin(due!, NOW + number);
    await store.outbox.settle(due!, { state, reason: 'ETIMEDOUT DATA' }, NOW + number);
  }
  await store.deadLetters.note({ id: 'm1', job: 'check', subject: 'lembar-62.02.01', at: NOW });
  const shown = await page('/ops', NOW + 10 * MINUTE);
  expect(shown).toContain('Keadaan 18 Nov 2025, 09.12 WIB');
  expect(shown).toContain(line('Antrean pemeriksaan', '1 lembar menunggu, 0 sedang diperiksa'));
  expect(shown).toContain(line('Tunggu paling lama', '7 menit'));
  const row = (...cells: string[]) => cells.map((cell) => `<td>${cell}</td>`).join('');
  expect(shown).toContain(
    `pantau@contoh</th>${row('18 Nov 2025, 09.02 WIB', '18 Nov 2025', '0', '12 baca, 7 tulis, dari 60', 'sampai 18 Nov 2025, 10.02 WIB')}`,
  );
  expect(shown).toContain(
    `kedua@contoh</th>${row('belum pernah', 'belum pernah', '1 (menunggu sampai 18 Nov 2025, 09.13 WIB)', '0 baca, 0 tulis, dari 60', 'tidak ada')}`,
  );
  expect(shown).toContain(line('Berkas belum terdaftar', '1'));
  expect(shown).toMatch(
    /lembar-62\.02\.01">Kecamatan Contoh 1<\/a><\/td><td>Google belum menjawab; akan dicoba lagi<\/td><td>503<\/td><td>1<\/td><td>18 Nov 2025, 09\.02 WIB<\/td><td>18 Nov 2025, 09\.05 WIB<\/td>/,
  );
  expect(shown).toMatch(
    /Berkas masih \.xlsx[^<]*<\/td><td><\/td><td>0<\/td><td>[^<]*<\/td><td>bila lembar berubah/,
  );
  for (const [state, count] of [
    ['menunggu', 1],
    ['terkirim', 1],
    ['tidak pasti', 1],
    ['gagal', 1],
    ['dibatalkan', 0],
  ] as const)
    expect(shown).toContain(line(state, String(count)));
  expect(shown.match(/<td>ETIMEDOUT DATA<\/td>/g)).toHaveLength(2);
  expect(shown).toContain(row('18 Nov 2025, 09.02 WIB', 'check', 'lembar-62.02.01'));
});

it('says the same in English', async () => {
  const shown = await page('/ops?lang=en', NOW + 10 * MINUTE);
  expect(shown).toContain('<h1>Operations</h1>');
  expect(shown).toContain(line('Longest wait', 'minutes: 7'));
  expect(shown).not.toMatch(/lembar menunggu|belum pernah/);
});
