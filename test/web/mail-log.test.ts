import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWeb } from '../../src/web/app.ts';
import { forms, NOW, type OpenStore, openStore, register, settings } from './district.ts';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
  const { store } = open;
  await register(store, forms());
  const officer = { unit: '62.02.01', role: 'operator', name: 'Ibu Contoh', language: 'id' } as const;
  await store.register.saveOfficers([{ ...officer, id: 'op-1', address: 'operator@contoh.example' }]);
  const notice = { unit: '62.02.01', deadline: 'aksi/internal', stage: 'H-7' };
  const mail = { kind: 'digest', localDate: '2025-11-18', number: 1 };
  await store.outbox.plan(
    ['op-1', 'gone'].map((recipient) => ({ ...mail, recipient, notices: [{ ...notice, recipient }] })),
    NOW,
  );
  const [id] = await store.outbox.due(NOW, 1);
  await store.outbox.begin(id!, NOW);
  await store.outbox.settle(id!, { state: 'sent' }, NOW + 60_000);
});
afterAll(() => open.close());

const page = async (path: string) => {
  const web = createWeb({
    store: open.store,
    clock: { now: async () => NOW },
    settings,
    access: { kind: 'local' },
    links: { spreadsheet: (id) => id },
  });
  return (await web.request(`http://localhost${path}`)).text();
};

it('names recipients by role and unit, never by address or name', async () => {
  const shown = await page('/mail-log');
  expect(shown).toContain('Operator, Kecamatan Contoh 1');
  expect(shown).toContain('petugas yang sudah tidak terdaftar');
  expect(shown).not.toContain('contoh.example');
  expect(shown).not.toContain('Ibu Contoh');
});

it('says what was sent, when, and how it ended', async () => {
  const shown = await page('/mail-log');
  expect(shown).toContain('H-7');
  expect(shown).toContain('ringkasan');
  expect(shown.match(/<td>terkirim</g)).toHaveLength(1);
  expect(shown.match(/<td>menunggu</g)).toHaveLength(1);
  expect(shown).toContain('18 Nov 2025, 09.03 WIB');
  const english = await page('/mail-log?lang=en');
  expect(english.match(/<td>sent</g)).toHaveLength(1);
  expect(english).toContain('officer no longer registered');
});

it('shows one state when asked, keeps the language, and takes an unknown state for all', async () => {
  const sent = await page('/mail-log?state=sent&lang=en');
  expect([sent.match(/<td>sent</g)?.length, sent.match(/<td>waiting</g)]).toEqual([1, null]);
  expect(sent).toContain('<a href="?state=pending&amp;lang=en">waiting</a>');
  expect(await page('/mail-log?state=uncertain')).toContain('Belum ada surel.');
  const all = await page('/mail-log?state=%3Cscript%3E');
  expect([all.match(/<td>terkirim</g)?.length, all.match(/<td>menunggu</g)?.length]).toEqual([1, 1]);
  expect(all).not.toContain('<script>');
});
