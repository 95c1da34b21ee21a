import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Officer } from '../../src/core/units.ts';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import { remind } from '../../src/jobs/remind.ts';
import { rollUp } from '../../src/jobs/roll-up.ts';
import { smtpTransport } from '../../src/mail/smtp.ts';
import type { Delivery } from '../../src/ports/mail.ts';
import { mailServer } from '../mail/smtp-servers.ts';
import { deliver } from '../support/deliver.ts';
import {
  ENTRIES,
  INTERNAL,
  OFFICERS,
  OFFICIAL,
  openDistrict,
  REPORTING,
  recordingTransport,
  startDatabase,
} from './mail-district.ts';

const [A, B] = REPORTING as [string, string];

let base: Awaited<ReturnType<typeof startDatabase>>;
beforeAll(async () => {
  base = await startDatabase();
});
beforeEach(() => base.empty());
afterAll(() => base.stop());

/** H-7 of the internal deadline; units A and B owe something, the others are done. */
async function owing(answer?: () => Delivery, deadlines = [INTERNAL, OFFICIAL]) {
  const district = await openDistrict(base.store, { at: '2025-11-18T07:00', deadlines });
  await district.check(A, { filled: 12 });
  await district.check(B, {
    filled: ENTRIES,
    valid: ENTRIES - 2,
    problems: [
      { code: 'not-above', severity: 'error', count: 2 },
      { code: 'percentage', severity: 'warning', count: 1 },
    ],
  });
  for (const unit of REPORTING.slice(2)) await district.check(unit, { filled: ENTRIES });
  await rollUp(district);
  district.moveTo('2025-11-18T07:30');
  await remind(district);
  const { messages, transport } = recordingTransport(answer);
  const ports = { ...district, mail: transport };
  const mails = await base.store.outbox.mails(10);
  const idOf = (recipient: string) => mails.find((mail) => mail.recipient === recipient)!.id;
  const stateOf = async (id: string) => (await base.store.outbox.mails(10)).find((mail) => mail.id === id)!;
  return { ...district, ports, messages, idOf, stateOf };
}

describe('deliver', () => {
  test('over real SMTP: the right officer gets the right words, once', async () => {
    const server = await mailServer();
    onTestFinished(server.close);
    const { ports, idOf, stateOf } = await owing();
    const smtp = { ...ports, mail: smtpTransport({ host: '127.0.0.1', port: server.port, secure: false }) };
    const due = await sweepOutbox(smtp);
    expect(due.toSorted()).toEqual([idOf('o1'), idOf('o2')].toSorted());
    for (const id of [...due, ...due]) await deliver(smtp, id);
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(['o1@kotim.example', 'o2@kotim.example']);
    const mail = await PostalMime.parse(server.received.find(({ to }) => to[0] === 'o1@kotim.example')!.raw);
    expect(mail.subject).toBe(
      '[Data contoh] 7 hari lagi: 19 isian Kecamatan Baamang belum lengkap (tenggat 25 November 2025, 23.59 WIB)',
    );
    expect(mail.messageId).toBe(`<${idOf('o1')}@kotim.example>`);
    expect(mail.text).toContain('Tenggat akhir-tahun: 31 Desember 2025, 23.59 WIB (43 hari lagi)');
    const english = await PostalMime.parse(
      server.received.find(({ to }) => to[0] === 'o2@kotim.example')!.raw,
    );
    expect(english.text).toContain('To correct: 2 – Number above its limit (2)');
    expect(await stateOf(idOf('o1'))).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await sweepOutbox(smtp)).toEqual([]);
    expect(await remind(smtp)).toMatchObject({ planned: 0 });
  });

  test('tells what is owed when it is sent; drops what is owed no more', async () => {
    const { ports, idOf, stateOf, check, messages } = await owing();
    await check(A, { filled: 30 });
    await check(B, { filled: ENTRIES });
    expect(await deliver(ports, idOf('o1'))).toBe('sent');
    expect(messages[0]!.subject).toContain(': 1 isian Kecamatan Baamang belum lengkap');
    expect(await deliver(ports, idOf('o2'))).toBe('dropped');
    expect(messages).toHaveLength(1);
    expect(await stateOf(idOf('o2'))).toMatchObject({ state: 'dropped', reason: 'nothing is owed any more' });
    expect(await remind(ports)).toMatchObject({ planned: 0 });
  });

  test('an officer who left the register and a deadline that passed are not written to', async () => {
    const { ports, idOf, moveTo, messages } = await owing(undefined, [
      { ...INTERNAL, at: '2025-11-18T08:00' },
    ]);
    await base.store.register.saveOfficers(OFFICERS.filter((officer) => officer.id !== 'o1'));
    expect(await deliver(ports, idOf('o1'))).toBe('dropped');
    moveTo('2025-11-18T08:01');
    expect(await deliver(ports, idOf('o2'))).toBe('dropped');
    expect(messages).toEqual([]);
  });

  test.each<[Delivery, object]>([
    [
      { outcome: 'failed', reason: '550 EENVELOPE RCPT TO' },
      { state: 'failed', dueAt: null },
    ],
    [
      { outcome: 'uncertain', reason: 'ECONNECTION CONN' },
      { state: 'uncertain', dueAt: null },
    ],
  ])('%o stays as it is and is never tried again', async (delivery, end) => {
    const { ports, idOf, stateOf, messages, moveTo } = await owing(() => delivery);
    await deliver(ports, idOf('o1'));
    expect(await stateOf(idOf('o1'))).toMatchObject({
      ...end,
      reason: (delivery as { reason: string }).reason,
    });
    moveTo('2025-11-18T20:00');
    expect(await deliver(ports, idOf('o1'))).toBeUndefined();
    expect(messages).toHaveLength(1);
    expect(await remind(ports)).toMatchObject({ planned: 0 });
  });

  test('an address that its server refuses is marked, told to the coordinator, and written to no more', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        address === 'o1@kotim.example'
          ? done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
          : done(),
    });
    onTestFinished(server.close);
    const { ports, idOf, stateOf, moveTo } = await owing();
    const last = OFFICERS.at(-1)!;
    const coordinator: Officer = {
      ...last,
      id: 'koordinator',
      role: 'koordinator',
      address: 'koordinator@kotim.example',
    };
    await base.store.register.saveOfficers([...OFFICERS, coordinator]);
    const smtp = { ...ports, mail: smtpTransport({ host: '127.0.0.1', port: server.port, secure: false }) };
    expect(await deliver(smtp, idOf('o1'))).toBe('failed');
    const officers = await base.store.register.officers();
    expect(officers.filter((each) => each.addressState === 'bad').map(({ id }) => id)).toEqual(['o1']);
    const [told, ...more] = await base.store.outbox.due(await ports.clock.now(), 10, 'bad-address');
    expect(more).toEqual([]);
    expect(ports.queued).toEqual([{ job: 'deliver', mailId: told }]);
    expect((await stateOf(told!)).recipient).toBe('koordinator');
    expect(await deliver(smtp, told!)).toBe('sent');
    const { raw, to } = server.received[0]!;
    expect(to).toEqual(['koordinator@kotim.example']);
    const mail = await PostalMime.parse(raw);
    expect(mail.subject).toBe('[Data contoh] Alamat surel operator Kecamatan Baamang ditolak');
    expect(raw.toString()).not.toContain('o1@kotim.example');
    // The next day's digest is for those who can be reached.
    moveTo('2025-11-22T07:30');
    await remind(ports);
    const next = (await base.store.outbox.mails(10)).find(
      (each) => each.recipient === 'o1' && each.state === 'pending',
    );
    if (next !== undefined) expect(await deliver(smtp, next.id)).toBe('dropped');
    expect(server.received).toHaveLength(1);
    // Corrected before the coordinator was told: nothing is left to say.
    await base.store.register.saveOfficers([...OFFICERS, coordinator]);
    await base.store.outbox.plan(
      [
        {
          ...(await stateOf(told!)),
          number: 9,
          notices: [{ ...(await stateOf(told!)).notices[0]!, stage: 'x' }],
        },
      ],
      await ports.clock.now(),
    );
    const [late] = await base.store.outbox.due(await ports.clock.now(), 1, 'bad-address');
    expect(await deliver(smtp, late!)).toBe('dropped');
    expect(await stateOf(late!)).toMatchObject({ reason: 'the address was corrected' });
  });

  test('an address that nobody confirmed gets no digest', async () => {
    const { ports, idOf, stateOf, messages } = await owing();
    await base.store.register.saveOfficers(
      OFFICERS.map((each) => (each.id === 'o1' ? { ...each, addressState: 'unconfirmed' as const } : each)),
    );
    expect(await deliver(ports, idOf('o1'))).toBe('dropped');
    expect(await stateOf(idOf('o1'))).toMatchObject({ reason: 'its address is not confirmed' });
    expect(messages).toEqual([]);
  });

  test('retries after 1, 5, 15, 60 minutes, then every 3 hours, ten times, within the day', async () => {
    const { ports, idOf, stateOf, messages, moveTo } = await owing(() => ({
      outcome: 'retry',
      reason: '451',
    }));
    const id = idOf('o1');
    const pauses: number[] = [];
    for (;;) {
      await deliver(ports, id);
      const { state, dueAt } = await stateOf(id);
      if (state !== 'pending') break;
      const now = await ports.clock.now();
      pauses.push((dueAt! - now) / 60_000);
      moveTo(dueAt! - now - 1);
      expect(await deliver(ports, id)).toBeUndefined();
      moveTo(1);
    }
    expect(pauses).toEqual([1, 5, 15, 60, 180, 180, 180, 180, 180]);
    expect(messages).toHaveLength(10);
    expect(new Set(messages.map((message) => message.messageId)).size).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', reason: '451; 10 attempts' });
  });

  test('a pause into the next day drops the mail; the next day’s tells it', async () => {
    const { ports, idOf, moveTo, stateOf } = await owing(() => ({ outcome: 'retry', reason: '451' }));
    moveTo('2025-11-18T23:59');
    expect(await deliver(ports, idOf('o1'))).toBe('dropped');
    expect(await stateOf(idOf('o1'))).toMatchObject({ reason: 'its day is over; last attempt: 451' });
    moveTo('2025-11-19T07:30');
    expect(await deliver(ports, idOf('o2'))).toBe('dropped');
    expect(await remind(ports)).toMatchObject({ planned: 2 });
  });

  test('a fault of our own is thrown, and the mail waits for another attempt', async () => {
    const { ports, idOf, stateOf, messages } = await owing();
    const broken = {
      ...ports,
      links: {
        spreadsheet: () => {
          throw new TypeError('no address for o1@kotim.example');
        },
      },
    };
    await expect(deliver(broken, idOf('o1'))).rejects.toThrow(TypeError);
    const mail = await stateOf(idOf('o1'));
    expect(mail).toMatchObject({
      state: 'pending',
      reason: 'fault: TypeError',
      dueAt: (await ports.clock.now()) + 60_000,
    });
    expect(messages).toEqual([]);
  });

  test('a mail whose end could not be noted becomes uncertain, not a second mail', async () => {
    const { ports, idOf, stateOf, messages, moveTo } = await owing();
    const { turn } = base.store.outbox;
    const away: typeof turn = (settled, ...rest) =>
      settled.length > 0 ? Promise.reject(new Error('the database is away')) : turn(settled, ...rest);
    const outbox = { ...base.store.outbox, turn: away };
    const cut = { ...ports, store: { ...base.store, outbox } };
    await expect(deliver(cut, idOf('o1'))).rejects.toThrow('away');
    moveTo(15 * 60_000);
    await sweepOutbox(ports);
    expect(await stateOf(idOf('o1'))).toMatchObject({ state: 'sending' });
    moveTo(1);
    expect(await sweepOutbox(ports)).toEqual([idOf('o2')]);
    expect(await stateOf(idOf('o1'))).toMatchObject({ state: 'uncertain' });
    expect(await deliver(ports, idOf('o1'))).toBeUndefined();
    expect(messages).toHaveLength(1);
  });
});
