/** Who sees what: identities that a gate vouches for, and their part of the district on every page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  check,
  forms,
  NOW,
  type OpenStore,
  openStore,
  register,
  spreadsheetOf,
  template,
} from './district.ts';
import { KEEPER, openGate } from './gate.ts';

const all = forms();
const DAY = 86_400_000;

let open: OpenStore;
let gate: Awaited<ReturnType<typeof openGate>>;
beforeAll(async () => {
  gate = await openGate();
  open = await openStore();
  const { store } = open;
  all[0]!.overwritten = 3;
  all[1]!.overwritten = 4;
  all[0]!.problems = [['not-a-number', 'error', 77]];
  await register(store, all);
  await check(store, all);
  await store.watch.noteUnregistered([{ id: 'x', name: 'Rekap lain' }], 'pantau', NOW);
  const snapshots = ['62.02', '62.02.01', '62.02.02'].flatMap((unit, index) =>
    ['2025-11-15', '2025-11-16', '2025-11-17'].map((date, day) => ({
      ...{ unit, date, templateId: template.id, templateVersion: 1, at: NOW - (3 - day) * DAY },
      ...{ expected: 31, filled: 5 + index, valid: 0, submitted: 0, approved: 0 },
    })),
  );
  await store.results.saveSnapshots(snapshots);
  const person = { role: 'operator', name: 'Ibu Contoh', language: 'id' } as const;
  await store.register.saveOfficers([
    { ...person, id: 'satu', unit: '62.02.01', address: 'Satu@kantor.example' },
    { ...person, id: 'dua-1', unit: '62.02.01', address: 'dua@kantor.example' },
    { ...person, id: 'dua-2', unit: '62.02.02', role: 'verifikator', address: 'dua@kantor.example' },
    { ...person, id: 'kabupaten', unit: '62.02', address: 'kabupaten@kantor.example' },
    { ...person, id: 'ko', unit: '62.02', role: 'koordinator', address: 'ko@kantor.example' },
  ]);
  const notice = { recipient: 'satu', unit: '62.02.01', deadline: 'aksi/internal', stage: 'H-7' };
  await store.outbox.plan(
    [{ recipient: 'satu', kind: 'digest', localDate: '2025-11-18', number: 1, notices: [notice] }],
    NOW,
  );
});
afterAll(async () => {
  await open.close();
  await gate.close();
});

const visit = (path: string, email: string, claims?: object) => gate.visit(open.store, path, email, claims);

/** Units whose spreadsheet a page links to. */
const shown = (page: string) =>
  all.map((form) => form.unit.code).filter((code) => page.includes(`/${spreadsheetOf({ code })}"`));

describe('identities', () => {
  it.each(['/', '/ukuran', '/cakupan', '/mail-log', '/ops', '/nothing-here', '/masuk', '/masuk/x'])(
    'are needed for %s',
    async (path) => {
      const { status, page } = await visit(path, '');
      expect(status).toBe(401);
      expect(page).toContain('hanya terbuka bagi yang sudah masuk');
      expect(page).not.toContain('Kotawaringin');
    },
  );

  it('must be vouched for, and known', async () => {
    expect(await visit('/', KEEPER, { aud: 'other' })).toMatchObject({ status: 403 });
    expect((await visit('/', KEEPER, { aud: 'other' })).page).toContain('tidak sah atau sudah kedaluwarsa');
    const stranger = await visit('/', 'orang@lain.example');
    expect(stranger.status).toBe(403);
    expect(stranger.page).toContain('belum terdaftar sebagai petugas');
    expect(stranger.page).not.toMatch(/Kotawaringin|lain\.example/);
  });
});

describe('an operator of a unit', () => {
  it('sees that unit, its problems, incidents and history, and nothing of the others', async () => {
    const { status, page } = await visit('/', 'satu@kantor.example');
    expect(status).toBe(200);
    expect(shown(page)).toEqual(['62.02.01']);
    expect(page).toContain('Kecamatan Contoh 1 · Kabupaten Kotawaringin Timur');
    expect(page).toContain('jumlah sel: 3');
    expect(page).not.toContain('jumlah sel: 4');
    expect(page).toContain('<td>77</td>');
    expect(page.match(/<tbody><tr><td>[^<]*<\/td><td><span class="error">/g)).toHaveLength(1);
    expect(page).toContain('<td>6 dari 31 isian</td>');
    expect(page).not.toContain('<td>5 dari 31 isian</td>');
    for (const other of ['Contoh 2', 'Puskesmas', 'Rekap lain', 'Antrean', 'surel menunggu'])
      expect(page).not.toContain(other);
  });

  it('finds neither the mail log nor the state of the installation, nor a link to them', async () => {
    const { page } = await visit('/', 'satu@kantor.example');
    expect(page).not.toMatch(/href="\/(mail-log|ops)/);
    for (const path of ['/mail-log', '/ops', '/mail-log?lang=en', '/ops?template=x']) {
      const answer = await visit(path, 'satu@kantor.example');
      expect(answer.status).toBe(403);
      expect(answer.page).toContain('tidak terbuka bagi peran');
    }
  });

  it('of two units sees both, with their history as one', async () => {
    const { page } = await visit('/', 'dua@kantor.example');
    expect(shown(page)).toEqual(['62.02.01', '62.02.02']);
    expect(page).toContain('<td>13 dari 62 isian</td>');
    expect(page).toContain('Kecamatan Contoh 1 · Kecamatan Contoh 2 · Kabupaten Kotawaringin Timur');
  });

  it('of the district sees all units, which are below it', async () => {
    const { page } = await visit('/', 'kabupaten@kantor.example');
    expect(shown(page)).toHaveLength(38);
    expect(page).toContain('<p class="district">Kabupaten Kotawaringin Timur</p>');
    expect((await visit('/mail-log', 'kabupaten@kantor.example')).status).toBe(403);
  });
});

describe('a coordinator', () => {
  it('sees the district and the mail log, without addresses, and not the installation', async () => {
    const { page } = await visit('/', 'ko@kantor.example');
    expect(shown(page)).toHaveLength(38);
    expect(page).toContain('Rekap lain');
    expect(page).toContain('href="/mail-log"');
    expect(page).not.toContain('href="/ops"');
    const log = await visit('/mail-log', 'ko@kantor.example');
    expect(log.status).toBe(200);
    expect(log.page).toContain('Operator, Kecamatan Contoh 1');
    expect((await visit('/ops', 'ko@kantor.example')).status).toBe(403);
  });
});

describe('an operator of the installation', () => {
  it('sees everything', async () => {
    for (const path of ['/', '/mail-log', '/ops']) expect((await visit(path, KEEPER)).status).toBe(200);
    expect((await visit('/', KEEPER)).page).toContain('href="/ops"');
  });
});

it('shows nobody’s address to anyone', async () => {
  for (const email of [KEEPER, 'ko@kantor.example', 'satu@kantor.example']) {
    for (const path of [
      '/',
      '/ukuran',
      '/cakupan',
      '/mail-log',
      '/ops',
      '/?lang=en',
      '/ops?lang=en',
      '/nothing-here',
    ]) {
      expect((await visit(path, email)).page).not.toMatch(/kantor\.example|penjaga|Ibu Contoh/i);
    }
  }
});
