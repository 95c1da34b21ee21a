/** From an address to a session and out again, on a real store with real mail texts. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Officer } from '../../src/core/units.ts';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import type { Delivery, Message } from '../../src/ports/mail.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { isOperator } from '../../src/sign-in/people.ts';
import { hashOf } from '../../src/sign-in/secrets.ts';
import { admit, askForLink, browserMark, exchangeLink, personOfSession } from '../../src/sign-in/sign-in.ts';
import { d1Store } from '../../src/store/d1.ts';
import { sqliteD1 } from '../jobs/sqlite-d1.ts';
import { openD1 } from '../store/d1.ts';
import { deliver } from '../support/deliver.ts';
import { NOW, settings, ZONE } from '../web/district.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const signIn = {
  origin: 'https://pantau.kabupaten.example',
  secret: 'x'.repeat(32),
  operators: ['penjaga@kabupaten.example'],
};
const officer = (id: string, more: Partial<Officer> = {}): Officer => ({
  ...{ id, unit: '62.02.01', role: 'operator', name: `Petugas ${id}`, language: 'id' },
  address: `${id}@kantor.example`,
  ...more,
});

let store: Store;
let messages: Message[];
let outcome: Delivery;
beforeEach(async () => {
  const database = sqliteD1();
  store = d1Store(database);
  await store.migrate();
  await store.register.saveOfficers([
    officer('a', { address: 'A@Kantor.example' }),
    officer('b', { language: 'en' }),
  ]);
  messages = [];
  outcome = { outcome: 'sent' };
});

const ask = (address: string, now = NOW) => askForLink(address, store, signIn, { now, zone: ZONE });
async function send(now = NOW) {
  const ports = {
    ...{
      store,
      settings,
      signIn,
      clock: { now: async () => now },
      queue: { send: async () => {} },
      links: { spreadsheet: (id: string) => id },
    },
    secret: signIn.secret,
    mail: {
      async send(message: Message) {
        messages.push(message);
        return outcome;
      },
    },
  };
  for (const id of await sweepOutbox(ports)) await deliver(ports, id);
}
const token = (message = messages.at(-1)) => /\/masuk\/([\w-]{43})/.exec(message?.text ?? '')?.[1] ?? '';
const who = async (session: { token: string } | undefined, now = NOW) =>
  session && (await personOfSession(session.token, store, signIn, now))?.recipient;

describe('a link', () => {
  it('comes by mail, in the words of the officer, and opens a session', async () => {
    await ask('a@KANTOR.example');
    await send();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      to: 'A@Kantor.example',
      subject: '[Data contoh] Tautan masuk dasbor Pantau',
    });
    expect(messages[0]?.text).toContain('Yth. Bapak/Ibu Petugas a,');
    expect(messages[0]?.text).toContain('Berlaku sampai: 18 November 2025, 09.17 WIB');
    expect(messages[0]?.text).toContain(`Buka dasbor: https://pantau.kabupaten.example/masuk/${token()}\n`);
    expect(messages[0]?.html).toContain(`href="https://pantau.kabupaten.example/masuk/${token()}"`);
    expect(JSON.stringify(messages[0]?.headers) + messages[0]?.subject).not.toContain(token());
    expect(await who(await exchangeLink(token(), store, NOW + 14 * MINUTE))).toBe('a');
  });

  it('keeps to the language of the officer', async () => {
    await ask('b@kantor.example');
    await send();
    expect(messages[0]?.text).toContain('Valid until: 18 November 2025, 09:17 WIB');
    expect(messages[0]?.text).toMatch(/\/masuk\/[\w-]{43}\?lang=en\n/);
  });

  it('comes to an operator who is no officer', async () => {
    await ask('Penjaga@kabupaten.example');
    await send();
    expect(messages[0]?.to).toBe('penjaga@kabupaten.example');
    expect(isOperator((await who(await exchangeLink(token(), store, NOW))) ?? '')).toBe(true);
  });

  it('does not come to a stranger, and nothing is kept of the request but hashes', async () => {
    await ask('orang@lain.example');
    await send();
    expect(messages).toEqual([]);
    expect(await store.outbox.mails(10)).toEqual([]);
  });

  it('is the same in every attempt to send it, and is not sent when it has expired', async () => {
    outcome = { outcome: 'retry', reason: '451' };
    await ask('a@kantor.example');
    await send();
    await send(NOW + MINUTE);
    expect(token(messages[0])).toBe(token(messages[1]));
    await send(NOW + 6 * MINUTE);
    expect((await store.outbox.mails(1))[0]).toMatchObject({
      ...{ state: 'dropped', reason: 'its link has expired; last attempt: 451' },
    });
    expect(messages).toHaveLength(3);
  });

  it('is sent on the next day when it was asked for just before midnight', async () => {
    const late = Date.UTC(2025, 10, 18, 16, 59);
    await ask('a@kantor.example', late);
    await send(late + 2 * MINUTE);
    expect(messages).toHaveLength(1);
    expect(await exchangeLink(token(), store, late + 3 * MINUTE)).toBeDefined();
  });

  it('is not sent to whoever holds the office meanwhile', async () => {
    await ask('a@kantor.example');
    await store.register.saveOfficers([officer('a', { address: 'baru@kantor.example' })]);
    await send();
    expect(messages).toEqual([]);
    expect((await store.outbox.mails(1))[0]?.state).toBe('dropped');
  });

  it('opens once, not after a quarter of an hour, and not when it was made up', async () => {
    await ask('a@kantor.example');
    await ask('b@kantor.example');
    await send();
    const [one, two] = [token(messages[0]), token(messages[1])];
    expect(await exchangeLink(one, store, NOW)).toBeDefined();
    expect(await exchangeLink(one, store, NOW)).toBeUndefined();
    expect(await exchangeLink(two, store, NOW + 15 * MINUTE)).toBeUndefined();
    for (const made of [
      '',
      'x',
      'A'.repeat(43),
      `${two.slice(0, -1)}${two.endsWith('A') ? 'B' : 'A'}`,
      hashOf(two),
    ]) {
      expect(await exchangeLink(made, store, NOW)).toBeUndefined();
    }
  });
});

it('costs the same statements whether somebody holds the address or not', async () => {
  const d1 = await openD1();
  onTestFinished(d1.close);
  const { database, reset } = d1.next();
  const counted = d1Store(database);
  await counted.migrate();
  await counted.register.saveOfficers([officer('a')]);
  const cost = async (address: string) => {
    reset();
    await askForLink(address, counted, signIn, { now: NOW, zone: ZONE });
    return reset();
  };
  expect(await cost('b@kantor.example')).toEqual(await cost('a@kantor.example'));
  expect(await counted.outbox.pending()).toBe(1);
});

describe('a session', () => {
  const session = async (address: string) => {
    await ask(address);
    await send();
    return exchangeLink(token(), store, NOW);
  };

  it('ends after a week', async () => {
    const one = await session('a@kantor.example');
    expect(await who(one, NOW + 7 * DAY - 1)).toBe('a');
    expect(await who(one, NOW + 7 * DAY)).toBeUndefined();
  });

  it('ends when the officer leaves the Register, or somebody else takes the office', async () => {
    const one = await session('a@kantor.example');
    await store.register.saveOfficers([officer('a', { address: 'baru@kantor.example' })]);
    expect(await who(one)).toBeUndefined();
    await store.register.saveOfficers([]);
    expect(await who(one)).toBeUndefined();
  });

  it('is not opened by what the store holds, nor by the token of a link', async () => {
    await session('a@kantor.example');
    expect(await who({ token: token() })).toBeUndefined();
    expect(await who({ token: hashOf(token()) })).toBeUndefined();
  });
});

describe('limits', () => {
  it('three links a quarter of an hour and twelve a day go to one address, and others are not kept from theirs', async () => {
    for (let n = 0; n < 5; n++) await ask('a@kantor.example');
    await ask('b@kantor.example');
    expect((await store.outbox.mails(10)).map((mail) => mail.recipient).sort()).toEqual(['a', 'a', 'a', 'b']);
    for (let n = 1; n < 10; n++)
      for (let m = 0; m < 3; m++) await ask('A@kantor.example', NOW + n * 15 * MINUTE);
    const mails = await store.outbox.mails(100);
    expect(mails.filter((mail) => mail.recipient === 'a')).toHaveLength(12);
  });

  it('strangers who use up the links of an address keep nobody out whose browser is known there', async () => {
    const known = browserMark('a@kantor.example', signIn);
    const mails = async () => (await store.outbox.mails(100)).filter((mail) => mail.recipient === 'a').length;
    const askAs = (mark: string | undefined, now = NOW) =>
      askForLink('A@kantor.example', store, signIn, { now, zone: ZONE, known: mark });
    for (let n = 0; n < 5; n++) await askAs(undefined);
    expect(await mails()).toBe(3);
    for (const made of [
      '',
      known.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      browserMark('b@kantor.example', signIn),
    ])
      await askAs(made);
    expect(await mails()).toBe(3);
    for (let n = 0; n < 5; n++) await askAs(known);
    expect(await mails()).toBe(6);
    for (let n = 1; n < 10; n++) for (let m = 0; m < 3; m++) await askAs(known, NOW + n * 15 * MINUTE);
    expect(await mails()).toBe(3 + 12);
  });

  it('sixty requests a quarter of an hour come from one client', async () => {
    const admitted = [];
    for (let n = 0; n < 61; n++) admitted.push(await admit('203.0.113.7', store, signIn, NOW));
    expect(admitted.indexOf(false)).toBe(60);
    expect(await admit('203.0.113.8', store, signIn, NOW)).toBe(true);
    expect(await admit('203.0.113.7', store, signIn, NOW + 15 * MINUTE)).toBe(true);
  });
});
