import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../../src/core/schedule/deadline.ts';
import type { Officer, Unit } from '../../../src/core/units.ts';
import type { Fresh } from '../contract.ts';
import { change, ids, leased, NOON, registerMany, registration, settled, template } from './samples.ts';

const officer = (id: string, more: Partial<Officer> = {}): Officer => ({
  id,
  unit: '62.02.01',
  role: 'operator',
  name: `Petugas ${id}`,
  address: `${id}@kantor.example`,
  language: 'id',
  ...more,
});

const deadline = (id: string, at: string, more: Partial<Deadline> = {}): Deadline => ({
  id,
  template: 'contoh-2025',
  title: { id: 'Tenggat', en: 'Deadline' },
  at,
  zone: 'Asia/Jakarta',
  kind: 'official',
  ...more,
});

export function registerContract(fresh: Fresh): void {
  describe('register: templates', () => {
    it('remembers the structure that a spreadsheet is registered with', async () => {
      const { store } = await fresh();
      const structure = {
        locale: 'in_ID',
        timeZone: 'Asia/Jakarta',
        tabs: [],
        namedRanges: [],
        metadata: {},
      };
      await store.register.registerSpreadsheet(registration('a'), NOON, structure);
      expect(await store.watch.memory('a')).toEqual({
        structure,
        describedAt: NOON,
        laidInARow: 0,
        failures: 0,
      });
      await store.register.registerSpreadsheet(registration('a'), NOON + 1);
      expect(await store.watch.memory('a')).toMatchObject({ structure, describedAt: NOON });
      const moved = { ...structure, locale: 'en_US' };
      await store.register.registerSpreadsheet(registration('a'), NOON + 2, moved);
      expect(await store.watch.memory('a')).toMatchObject({ structure: moved, describedAt: NOON + 2 });
    });

    it('gives an issued version back as it was, and undefined for one never issued', async () => {
      const { store, other } = await fresh();
      await store.register.issueTemplate(template());
      expect(await store.register.template('contoh-2025', 1)).toEqual(template());
      expect(await other.register.template('contoh-2025', 1)).toEqual(template());
      expect(await store.register.template('contoh-2025', 2)).toBeUndefined();
      expect(await store.register.template('lain', 1)).toBeUndefined();
    });

    it('takes the same content again, whatever the order of its keys', async () => {
      const { store } = await fresh();
      const given = template();
      await store.register.issueTemplate(given);
      const { tabs, id, ...rest } = given;
      await store.register.issueTemplate({ tabs, ...rest, id });
      expect(await store.register.templates()).toHaveLength(1);
    });

    it('refuses other content under an issued version and keeps the first', async () => {
      const { store, other } = await fresh();
      await store.register.issueTemplate(template());
      await expect(other.register.issueTemplate(template(1, 'Judul lain'))).rejects.toThrow(
        /contoh-2025 version 1 was already issued with other content/,
      );
      expect(await other.register.template('contoh-2025', 1)).toEqual(template());
    });

    it('keeps one of two that are issued at once', async () => {
      const { store, other } = await fresh();
      const ends = await Promise.allSettled([
        store.register.issueTemplate(template(1, 'Satu')),
        other.register.issueTemplate(template(1, 'Dua')),
      ]);
      expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
      const kept = await store.register.template('contoh-2025', 1);
      expect(kept?.title.id).toBe(ends[0].status === 'fulfilled' ? 'Satu' : 'Dua');
    });

    it('lists versions by id, then number', async () => {
      const { store } = await fresh();
      for (const version of [10, 2, 1]) await store.register.issueTemplate(template(version));
      await store.register.issueTemplate({ ...template(), id: 'a-lain' });
      expect(await store.register.templates()).toEqual([
        { id: 'a-lain', version: 1, title: template().title },
        { id: 'contoh-2025', version: 1, title: template().title },
        { id: 'contoh-2025', version: 2, title: template().title },
        { id: 'contoh-2025', version: 10, title: template().title },
      ]);
    });
  });

  describe('register: units, officers, deadlines', () => {
    it('saves 2,000 units and replaces them by code', async () => {
      const { store } = await fresh();
      const units: Unit[] = Array.from({ length: 2_000 }, (_, index) => ({
        code: `62.02.${String(index).padStart(4, '0')}`,
        name: `Unit ${index}`,
        level: index === 0 ? 'kabupaten' : 'kecamatan',
        parent: index === 0 ? null : '62.02.0000',
      }));
      await store.register.saveUnits([...units].reverse());
      expect(await store.register.units()).toEqual(units);
      const renamed: Unit = { code: '62.02.0007', name: 'Nama baru', level: 'puskesmas', parent: null };
      await store.register.saveUnits([renamed]);
      expect(await store.register.units()).toEqual(units.with(7, renamed));
      const some = units.slice(100, 300);
      expect(await store.register.units(some.map(({ code }) => code))).toEqual(some);
      expect(await store.register.units([])).toEqual([]);
    });

    it('erases officers who are not in the list', async () => {
      const { store } = await fresh();
      await store.register.saveOfficers([officer('a'), officer('b'), officer('c')]);
      await store.register.saveOfficers([officer('c', { language: 'en' }), officer('d')]);
      expect(await store.register.officers()).toEqual([officer('c', { language: 'en' }), officer('d')]);
      const away = officer('e', {
        role: 'pengampu',
        office: 'Kemenag',
        absence: { from: '2025-12-01', until: '2025-12-05', substitute: 'd' },
        addressState: 'unconfirmed',
      });
      await store.register.saveOfficers([officer('d'), away]);
      expect(await store.register.officers()).toEqual([officer('d'), away]);
      await store.register.saveOfficers([]);
      expect(await store.register.officers()).toEqual([]);
    });

    it('gives the officers of one address, and all who are ever absent', async () => {
      const { store } = await fresh();
      const absence = { from: '2025-12-01', until: '2025-12-05', substitute: null };
      await store.register.saveOfficers([
        officer('a', { address: 'Satu@kantor.example' }),
        officer('b', { address: 'satu@KANTOR.example', role: 'pimpinan' }),
        officer('c'),
        officer('d', { absence }),
      ]);
      const beside = async (id: string) => (await store.register.officersBeside(id)).map((each) => each.id);
      expect(await beside('a')).toEqual(['a', 'b', 'd']);
      expect(await beside('c')).toEqual(['c', 'd']);
      expect(await beside('gone')).toEqual([]);
    });

    it('replaces 500 officers whole or not at all', async () => {
      const { store } = await fresh();
      const many = Array.from({ length: 500 }, (_, index) => officer(`o${String(index).padStart(3, '0')}`));
      await store.register.saveOfficers(many);
      await expect(store.register.saveOfficers([officer('x'), officer('x')])).rejects.toThrow();
      expect(await store.register.officers()).toEqual(many);
    });

    it('saves deadlines by template and id, in the order of their times', async () => {
      const { store } = await fresh();
      await store.register.saveDeadlines([
        deadline('akhir', '2025-12-31T23:59'),
        deadline('akhir', '2025-11-30T23:59', { template: 'lain', zone: 'Asia/Jayapura' }),
        deadline('dalam', '2025-11-25T23:59', { kind: 'internal' }),
      ]);
      expect(await store.register.deadlines()).toEqual([
        deadline('dalam', '2025-11-25T23:59', { kind: 'internal' }),
        deadline('akhir', '2025-11-30T23:59', { template: 'lain', zone: 'Asia/Jayapura' }),
        deadline('akhir', '2025-12-31T23:59'),
      ]);
      const extended = deadline('akhir', '2026-01-09T23:59', {
        level: 'desa',
        period: '2025-Q4',
        holidays: 'previous',
        written: '2026-01-10T23:59',
        history: [
          {
            at: '2026-01-05T23:59',
            changedOn: '2025-12-20',
            letter: { number: '1/2025', date: '2025-12-19' },
          },
        ],
        source: 'Surat',
      });
      await store.register.saveDeadlines([extended]);
      expect(await store.register.deadlines()).toContainEqual(extended);
    });

    it('forgets deadlines that are not in the list', async () => {
      const { store } = await fresh();
      await store.register.saveDeadlines([
        deadline('akhir', '2025-12-31T23:59'),
        deadline('dalam', '2025-11-25T23:59', { kind: 'internal' }),
      ]);
      await store.register.saveDeadlines([deadline('akhir', '2026-01-05T23:59')]);
      expect(await store.register.deadlines()).toEqual([deadline('akhir', '2026-01-05T23:59')]);
      await store.register.saveDeadlines([]);
      expect(await store.register.deadlines()).toEqual([]);
    });

    it('saves empty lists', async () => {
      const { store } = await fresh();
      await store.register.saveUnits([]);
      await store.register.saveDeadlines([]);
      expect(await store.register.units()).toEqual([]);
      expect(await store.register.deadlines()).toEqual([]);
    });
  });

  describe('register: spreadsheets', () => {
    it('is watched from now on, and due at the time given', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.register.registration('a')).toEqual(registration('a'));
      expect(await store.register.registration('b')).toBeUndefined();
      expect(await store.watch.takeDue(NOON - 1, NOON, 10)).toEqual([]);
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual(['a']);
    });

    it('keeps everything when registered again as it was', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      await store.watch.noteChanges([change('a', 'v1')], NOON, 60_000, 300_000);
      const before = await store.watch.backlog(NOON);
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.watch.backlog(NOON)).toEqual(before);
      expect((await store.results.forms())[0]?.counts.filled).toBe(10);
    });

    it('changes unit and template, is due again and keeps the result', async () => {
      const { store } = await fresh();
      await settled(store, 'a');
      await store.register.registerSpreadsheet(registration('a', '62.02.02', 2), NOON + 5);
      expect(await store.register.registration('a')).toEqual(registration('a', '62.02.02', 2));
      expect(await store.watch.takeDue(NOON + 5, NOON + 6, 10)).toEqual(['a']);
      expect((await store.results.forms())[0]).toMatchObject({
        unit: '62.02.02',
        templateVersion: 2,
        checkedAt: NOON,
        counts: { filled: 10 },
      });
    });

    it('stays due when the template changes while a check of the old one is under way', async () => {
      const { store, other } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      const lease = await store.watch.lease('a', NOON, 60_000);
      await other.register.registerSpreadsheet(registration('a', '62.02.01', 2), NOON);
      await store.watch.release(lease!, { dueAt: null, failed: false });
      expect((await store.watch.backlog(NOON)).due).toBe(1);
    });

    it('is due at once when it is registered otherwise, though it was failing', async () => {
      const { store } = await fresh();
      const lease = await leased(store, 'a');
      await store.watch.release(lease, { dueAt: NOON + 360 * 60_000, trouble: 'unexpected', failed: true });
      await store.register.registerSpreadsheet(registration('a', '62.02.01', 2), NOON + 1);
      await store.watch.noteChanges([change('a', 'v1')], NOON + 1, 0, 0);
      expect((await store.watch.backlog(NOON)).nextDueAt).toBe(NOON + 1);
    });

    it('gives each spreadsheet to the account with the fewest, for good', async () => {
      const { store, other } = await fresh();
      await registerMany(store, ids(9));
      const pool = ['robot-1', 'robot-2', 'robot-3'];
      await Promise.all(ids(9).map((id, n) => (n % 2 ? store : other).register.assignAccount(id, pool)));
      const accounts = async () => (await store.register.registrations()).map(({ account }) => account);
      const before = await accounts();
      for (const robot of pool) expect(before.filter((account) => account === robot)).toHaveLength(3);
      expect(await store.register.assignAccount(ids(9)[0]!, pool)).toBe(before[0]);
      await registerMany(store, ids(9));
      expect(await accounts()).toEqual(before);
      expect(await store.register.assignAccount('stranger', pool)).toBeUndefined();
    });

    it('gives what belonged to an account that left the pool to another', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a'), NOON);
      expect(await store.register.assignAccount('a', ['gone'])).toBe('gone');
      expect(await store.register.assignAccount('a', ['robot'])).toBe('robot');
      expect(await store.register.registration('a')).toEqual({ ...registration('a'), account: 'robot' });
    });

    it('forgets a spreadsheet that is given back, and all that was found in it', async () => {
      const { store, other } = await fresh();
      await settled(store, 'a');
      await settled(store, 'b');
      await other.register.withdrawSpreadsheet('a');
      expect(await store.register.registration('a')).toBeUndefined();
      expect((await store.results.forms()).map(({ spreadsheetId }) => spreadsheetId)).toEqual(['b']);
      expect(await store.watch.lease('a', NOON, 1000)).toBeUndefined();
      await store.register.withdrawSpreadsheet('a');
      // Taken in again, it begins anew.
      await store.register.registerSpreadsheet(registration('a', '62.02.02'), NOON);
      expect(await store.watch.memory('a')).toEqual({ laidInARow: 0, failures: 0 });
    });

    it('lists registrations by unit', async () => {
      const { store } = await fresh();
      await store.register.registerSpreadsheet(registration('a', '62.02.09'), NOON);
      await store.register.registerSpreadsheet(registration('b', '62.02.01'), NOON);
      expect(await store.register.registrations()).toEqual([
        registration('b', '62.02.01'),
        registration('a', '62.02.09'),
      ]);
    });
  });
}
