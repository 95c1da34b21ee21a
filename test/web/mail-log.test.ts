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
  expect(shown.match(/>terkirim</g)).toHaveLength(1);
  expect(shown.match(/>menunggu</g)).toHaveLength(1);
  expect(shown).toContain('18 Nov 2025, 09.03 WIB');
  const english = await page('/mail-log?lang=en');
  expect(english.match(/>sent</g)).toHaveLength(1);
  expect(english).toContain('officer no longer registered');
});
