import { describe, expect, it } from 'vitest';
import type { RegisterChange } from '../../../src/core/register/difference.ts';
import type { Deadline } from '../../../src/core/schedule/deadline.ts';
import type { Officer, Unit } from '../../../src/core/units.ts';
import type { Registration } from '../../../src/ports/store/register.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import type { Fresh } from '../contract.ts';
import { ids, MINUTE, NOON, outcome, registration, template } from './samples.ts';

const unit = (code: string, more: Partial<Unit> = {}): Unit => ({
  code,
  name: `Unit ${code}`,
  level: 'kecamatan',
  parent: null,
  ...more,
});
const officer = (id: string, more: Partial<Officer> = {}): Officer => ({
  id,
  unit: '62.02.01',
  role: 'operator',
  name: `Petugas ${id}`,
  address: `${id}@kantor.example`,
  language: 'id',
  ...more,
});
const deadline = (id: string, more: Partial<Deadline> = {}): Deadline => ({
  id,
  template: 'contoh-2025',
  title: { id: 'Tenggat', en: 'Deadline' },
  at: '2025-12-31T23:59',
  zone: 'Asia/Jakarta',
  kind: 'official',
  ...more,
});
const change = (more: Partial<RegisterChange> = {}): RegisterChange => ({
  units: { saved: [], gone: [] },
  officers: { saved: [], gone: [] },
  deadlines: { saved: [], gone: [] },
  steps: { saved: [], gone: [] },
  ...more,
});
/** Registers it, and takes its lease. */
async function leased(store: Store, spreadsheetId: string, more: Partial<Registration> = {}) {
  await store.register.registerSpreadsheet({ ...registration(spreadsheetId), ...more }, NOON);
  const lease = await store.watch.lease(spreadsheetId, NOON, MINUTE);
  if (!lease) throw new Error(`no lease on ${spreadsheetId}`);
  return lease;
}

/** The same, and checks it. */
async function checked(store: Store, spreadsheetId: string, more: Partial<Registration> = {}) {
  await store.results.save(await leased(store, spreadsheetId, more), outcome());
}

const PACE = { now: NOON, firstAt: NOON, paceMs: MINUTE };

export function inForceContract(fresh: Fresh): void {
  describe('the Register in force', () => {
    it('changes what it speaks of, erases what is gone, and leaves the rest', async () => {
      const { store, other } = await fresh();
      const { register, registerInForce } = store;
      await register.saveUnits(['a', 'b', 'c'].map((code) => unit(code)));
      await register.saveOfficers(['a', 'b', 'c'].map((id) => officer(id)));
      await register.saveDeadlines([
        deadline('a'),
        deadline('a', { template: 'lain' }),
        deadline('b', { at: '2026-01-05T23:59' }),
      ]);
      const moved = deadline('b', { at: '2026-01-09T23:59' });
      const steps = [{ daysBefore: 7, told: ['pimpinan' as const] }];
      await registerInForce.takeEffect(
        change({
          units: { saved: [unit('b', { name: 'Baru' }), unit('d')], gone: [unit('a')] },
          officers: { saved: [officer('b', { language: 'en' }), officer('d')], gone: [officer('a')] },
          deadlines: { saved: [moved], gone: [deadline('a')] },
          steps: { saved: steps, gone: [] },
        }),
        { spreadsheetId: 'register', since: NOON, steps },
        PACE,
      );
      expect(await other.register.units()).toEqual([unit('b', { name: 'Baru' }), unit('c'), unit('d')]);
      expect(await other.register.officers()).toEqual([
        officer('b', { language: 'en' }),
        officer('c'),
        officer('d'),
      ]);
      expect(await other.register.deadlines()).toEqual([deadline('a', { template: 'lain' }), moved]);
      expect(await other.registerInForce.standing()).toEqual({
        spreadsheetId: 'register',
        since: NOON,
        steps,
      });
    });

    it('takes effect whole or not at all', async () => {
      const { store } = await fresh();
      await store.register.saveUnits([unit('a')]);
      const twice = change({
        units: { saved: [unit('b')], gone: [unit('a')] },
        officers: { saved: [officer('a', { name: null as never })], gone: [] },
      });
      await expect(store.registerInForce.takeEffect(twice, { since: NOON }, PACE)).rejects.toThrow();
      expect(await store.register.units()).toEqual([unit('a')]);
      expect(await store.registerInForce.standing()).toEqual({});
    });

    it('does not take effect, and notes nothing, once another check has its lease', async () => {
      const { store, other } = await fresh();
      await store.register.issueTemplate({ ...template(), id: 'register' });
      const early = await leased(store, 'r', { templateId: 'register' });
      const is = { officers: { saved: [officer('a', { name: 'Terbaru' })], gone: [] } };
      const was = { officers: { saved: [officer('a', { name: 'Sebelumnya' })], gone: [officer('b')] } };
      await store.register.saveOfficers([officer('b')]);
      await store.watch.noteChanges(
        [{ spreadsheetId: 'r', modifiedTime: 'edited', byUs: false }],
        NOON + 2 * MINUTE,
        0,
        0,
      );
      const late = (await other.watch.lease('r', NOON + 2 * MINUTE, MINUTE))!;
      expect(await other.registerInForce.takeEffect(change(is), { since: NOON }, PACE, [], late)).toBe(true);
      expect(await store.registerInForce.takeEffect(change(was), {}, PACE, [], early)).toBe(false);
      expect(await store.registerInForce.noteStanding({}, early)).toBe(false);
      expect(await store.register.officers()).toEqual([officer('a', { name: 'Terbaru' }), officer('b')]);
      expect(await store.registerInForce.standing()).toEqual({ since: NOON });
      expect(await other.registerInForce.noteStanding({}, late)).toBe(true);
      const wrong = { officers: { saved: [officer('a', { name: null as never })], gone: [] } };
      await expect(other.registerInForce.takeEffect(change(wrong), {}, PACE, [], late)).rejects.toThrow();
    });

    it('takes effect twice as it does once', async () => {
      const { store } = await fresh();
      const all = change({ officers: { saved: [officer('a')], gone: [officer('b')] } });
      for (let time = 0; time < 2; time++) await store.registerInForce.takeEffect(all, {}, PACE);
      expect(await store.register.officers()).toEqual([officer('a')]);
    });

    it('leaves an address as somebody confirmed it, or its mail server refused it, while the change was read', async () => {
      const { store, other } = await fresh();
      const asked = ['a', 'b', 'c'].map((id) => officer(id, { addressState: 'unconfirmed' }));
      await store.register.saveOfficers([...asked, officer('d')]);
      for (const id of ['a', 'b'])
        await other.registerInForce.confirmAddress(id, `${id}@kantor.example`, NOON);
      await other.register.markBadAddress('d', 'd@kantor.example', NOON);
      // As they were read before.
      const saved = [
        officer('a', { addressState: 'unconfirmed', name: 'Nama lain', address: 'A@kantor.example' }),
        officer('b', { addressState: 'unconfirmed', address: 'lain@kantor.example' }),
        officer('c', { addressState: 'unconfirmed', name: 'Nama lain' }),
        officer('d', { name: 'Nama lain' }),
      ];
      await store.registerInForce.takeEffect(change({ officers: { saved, gone: [] } }), {}, PACE);
      expect(
        (await store.register.officers()).map(({ id, address, addressState }) => [id, address, addressState]),
      ).toEqual([
        ['a', 'A@kantor.example', undefined],
        ['b', 'lain@kantor.example', 'unconfirmed'],
        ['c', 'c@kantor.example', 'unconfirmed'],
        ['d', 'd@kantor.example', 'bad'],
      ]);
    });

    it('has what somebody was told under a former code told under the new one', async () => {
      const { store, other } = await fresh();
      const { outbox } = store;
      const notice = (recipient: string, stage: string) => ({
        recipient,
        unit: '62.02.01',
        deadline: 'contoh-2025/a',
        stage,
      });
      const mail = (recipient: string, localDate: string, stage: string) => ({
        ...{ recipient, kind: 'digest', localDate, number: 1 },
        notices: [notice(recipient, stage)],
      });
      const first = [mail('lama', '2025-11-18', 'H-7'), mail('lain', '2025-11-18', 'H-7')];
      await outbox.plan(first, NOON);
      // Once, long ago, somebody else had the new code.
      await outbox.plan([mail('baru', '2025-11-17', 'H-14'), mail('lama', '2025-11-17', 'H-14')], NOON);
      const officers = { saved: [officer('baru')], gone: [officer('lama')] };
      await store.registerInForce.takeEffect(change({ officers }), {}, PACE, [{ was: 'lama', is: 'baru' }]);
      const told = await other.outbox.mails(10);
      expect(
        told
          .map(({ recipient, localDate, notices }) => `${recipient} ${localDate} ${notices[0]?.recipient}`)
          .sort(),
      ).toEqual([
        'baru 2025-11-17 baru',
        'baru 2025-11-18 baru',
        'lain 2025-11-18 lain',
        'lama 2025-11-17 lama',
      ]);
      const again = [mail('baru', '2025-11-19', 'H-7'), mail('baru', '2025-11-19', 'H-14')];
      expect(await other.outbox.untold(again)).toEqual([]);
    });

    it('makes the spreadsheets due that it speaks of, one after another, and never its own', async () => {
      const { store } = await fresh();
      for (const one of ['contoh-2025', 'lain', 'register']) {
        await store.register.issueTemplate({ ...template(), id: one });
      }
      await checked(store, 'a');
      await checked(store, 'b', { unit: '62.02.02', templateId: 'lain' });
      await checked(store, 'c', { unit: '62.02.03', templateId: 'lain' });
      await checked(store, 'register', { unit: '62.02.02', templateId: 'register' });
      const lease = await leased(store, 'd', { unit: '62.02.04' });
      await store.registerInForce.takeEffect(
        change({
          units: { saved: [unit('62.02.02')], gone: [] },
          deadlines: { saved: [deadline('akhir')], gone: [] },
        }),
        {},
        PACE,
      );
      const due = (now: number) => store.watch.takeDue(now, now + 1, 10);
      expect(await due(NOON)).toEqual(['a']);
      // What was being checked meanwhile is due again once it ends.
      await store.results.save(lease, outcome());
      expect((await due(NOON + MINUTE)).sort()).toEqual(['a', 'b', 'd']);
      expect((await due(NOON + 60 * MINUTE)).sort()).toEqual(['a', 'b', 'd']);
    });

    it('is approved by its mark, and then due', async () => {
      const { store, other } = await fresh();
      await store.register.issueTemplate({ ...template(), id: 'register' });
      await checked(store, 'r', { templateId: 'register' });
      await store.registerInForce.noteStanding({ waiting: { mark: 'm', addresses: 9, since: NOON } });
      expect(await other.registerInForce.approved()).toBeUndefined();
      expect(await other.watch.takeDue(NOON, NOON + 1, 10)).toEqual([]);
      await other.registerInForce.approve('m', NOON);
      expect(await store.registerInForce.approved()).toBe('m');
      expect(await store.watch.takeDue(NOON, NOON + 1, 10)).toEqual(['r']);
      expect(await store.registerInForce.standing()).toEqual({
        waiting: { mark: 'm', addresses: 9, since: NOON },
      });
    });

    it('confirms an address once, and only the one that was asked about', async () => {
      const { store, other } = await fresh();
      const asked = officer('a', { addressState: 'unconfirmed' });
      await store.register.saveOfficers([asked, officer('b', { addressState: 'bad' })]);
      await checked(store, 'r', { templateId: 'register' });
      const { confirmAddress } = other.registerInForce;
      const due = () => store.watch.takeDue(NOON, NOON + 1, 10);
      expect(await confirmAddress('a', 'lain@kantor.example', NOON)).toBe(false);
      expect(await confirmAddress('b', 'b@kantor.example', NOON)).toBe(false);
      expect(await due()).toEqual([]);
      expect(await confirmAddress('a', 'a@kantor.example', NOON)).toBe(true);
      expect(await due()).toEqual(['r']);
      expect(await confirmAddress('a', 'a@kantor.example', NOON)).toBe(false);
      expect(await store.register.officers()).toEqual([officer('a'), officer('b', { addressState: 'bad' })]);
    });

    it('notes an address that is refused, while the officer has it, once; the Register is due to say so', async () => {
      const { store, other } = await fresh();
      await store.register.saveOfficers([officer('a'), officer('b', { addressState: 'unconfirmed' })]);
      const [a, b] = await store.register.officers();
      await store.register.issueTemplate({ ...template(), id: 'register' });
      await checked(store, 'r', { templateId: 'register' });
      await store.register.issueTemplate(template());
      await checked(store, 'form');
      const refused = (id: string, address: string, from = store) =>
        from.register.markBadAddress(id, address, NOON);
      const due = () => store.watch.takeDue(NOON, NOON + 1, 10);
      expect(await refused('a', 'lain@kantor.example')).toBe(false);
      expect(await refused('stranger', a!.address)).toBe(false);
      expect(await due()).toEqual([]);
      expect(await refused('a', a!.address)).toBe(true);
      expect(await due()).toEqual(['r']);
      expect(await refused('a', a!.address, other)).toBe(false);
      expect(await refused('b', b!.address)).toBe(true);
      expect((await store.register.officers()).map((each) => each.addressState)).toEqual(['bad', 'bad']);
    });

    it('leaves its place to another once it is withdrawn', async () => {
      const { store } = await fresh();
      await store.register.issueTemplate({ ...template(), id: 'register' });
      await store.register.issueTemplate(template());
      for (const one of ['r', 's', 'form'])
        await checked(store, one, one === 'form' ? {} : { templateId: 'register' });
      const due = () => store.watch.takeDue(NOON, NOON + 1, 10);
      await store.register.withdrawSpreadsheet('form');
      expect(await due()).toEqual([]);
      await store.register.withdrawSpreadsheet('r');
      expect(await due()).toEqual(['s']);
      expect(await store.register.registration('r')).toBeUndefined();
    });

    it('takes 2,000 units and officers in one step', async () => {
      const { store } = await fresh();
      const list = ids(2_000);
      const all = change({
        units: { saved: list.map((code) => unit(code)), gone: [] },
        officers: { saved: list.map((id) => officer(id)), gone: [] },
      });
      await store.registerInForce.takeEffect(all, {}, PACE);
      expect(await store.register.units()).toHaveLength(2_000);
      expect(await store.register.officers()).toHaveLength(2_000);
    });
  });

  describe('a Register spreadsheet', () => {
    it('is no form, and its problems are nobody’s', async () => {
      const { store } = await fresh();
      await store.register.issueTemplate({ ...template(), id: 'register' });
      await store.register.issueTemplate(template());
      await checked(store, 'r', { templateId: 'register' });
      await checked(store, 'a');
      expect((await store.results.forms()).map(({ spreadsheetId }) => spreadsheetId)).toEqual(['a']);
      const own = await store.results.problemsOf('r');
      expect(own.length).toBeGreaterThan(0);
      expect(await store.results.problems()).toEqual(own);
      expect(await store.results.problems([registration('r').unit])).toEqual(own);
    });
  });
}
