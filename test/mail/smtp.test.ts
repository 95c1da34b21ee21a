import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mailMessage } from '../../src/jobs/message.ts';
import { type SmtpSettings, smtpTransport } from '../../src/mail/smtp.ts';
import { type Mood, mailContract, readMime } from './contract.ts';
import { closedPort, type Fault, faultyServer, mailServer, type Step } from './smtp-servers.ts';
import { TLS } from './tls.ts';

const MAIL = { from: 'pantau@kotim.example', replyTo: 'bapperida@kotim.example' };
const LETTER = {
  subject: '7 hari lagi: 19 isian Kecamatan Baamang belum lengkap – tenggat 25 November 2025, 23.59 WIB',
  text: 'Yth. Operator,\n\n.satu baris berawal titik\nKecamatan Baamang “belum lengkap”.\n',
  html: '<p>Kecamatan Baamang “belum lengkap”.</p>',
};
const message = (to = 'operator@kotim.example', letter = LETTER) => mailMessage('m-1', letter, to, MAIL);
const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  secure: false,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 5_000,
  ...more,
});

async function started(options: Parameters<typeof mailServer>[0] = {}) {
  const server = await mailServer(options);
  onTestFinished(server.close);
  return server;
}

const GRANTED = Promise.resolve(true);

const refusal = (responseCode: number) => Object.assign(new Error('not this one'), { responseCode });

mailContract('smtp', async () => {
  let mood: Mood = 'well';
  const server = await mailServer({
    onRcptTo: (_address, _session, done) =>
      mood === 'busy'
        ? done(Object.assign(new Error('4.2.1 mailbox busy'), { responseCode: 450 }))
        : mood === 'nobody'
          ? done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
          : done(),
    onConnect: (_session, done) => done(),
    afterData: (socket) => {
      if (mood === 'mute') socket.destroy();
    },
  });
  return {
    transport: smtpTransport(settings(server.port)),
    arrived: () => Promise.all(server.received.map(({ raw, to, from }) => readMime(raw, to, from))),
    turn: (to) => {
      mood = to;
    },
    close: server.close,
  };
});

describe('smtp', () => {
  test('line breaks in anything typed add no header, no recipient and no command', async () => {
    const server = await started();
    const evil =
      'Kecamatan X\r\nBcc: evil@evil.example\r\n\r\n<script>\r\n.\r\nMAIL FROM:<evil@evil.example>';
    const letter = { subject: evil, text: evil, html: evil };
    const sent = await smtpTransport(settings(server.port)).send({
      ...message('operator@kotim.example', letter),
      messageId: '<m-1\r\nX-Evil: 1@kotim.example>',
      headers: { 'Auto-Submitted': 'auto-generated\r\nX-Evil: 1' },
    });
    expect(sent).toEqual({ outcome: 'sent' });
    expect(server.received.map(({ to }) => to)).toEqual([['operator@kotim.example']]);
    const mail = await PostalMime.parse(server.received[0]!.raw);
    expect(mail.subject).toContain('Kecamatan X');
    expect(mail.bcc ?? []).toEqual([]);
    const keys = mail.headers.map(({ key }) => key);
    expect(keys).not.toContain('x-evil');
    expect(keys).not.toContain('bcc');
  });

  test('nobody listens: retry', async () => {
    const delivery = await smtpTransport(settings(await closedPort())).send(message());
    expect(delivery).toEqual({ outcome: 'retry', reason: 'ESOCKET CONN' });
  });

  describe.each([false, true])('pipelining: %s', (pipelining) => {
    test.each<[Step, Fault, string, string]>([
      ['CONN', 'silence', 'retry', 'ETIMEDOUT CONN'],
      ['CONN', 'cut', 'retry', 'ECONNECTION CONN'],
      ['CONN', 'reply 554 closed today', 'retry', '554 EPROTOCOL CONN'],
      ['CONN', 'reply 421 busy', 'retry', '421 EPROTOCOL CONN'],
      ['EHLO', 'cut', 'retry', 'ECONNECTION CONN'],
      ['MAIL', 'reply 451 later', 'retry', '451 EENVELOPE MAIL FROM'],
      ['MAIL', 'reply 550 not from you', 'failed', '550 EENVELOPE MAIL FROM'],
      ['RCPT', 'reply 450 mailbox busy', 'retry', '450 EENVELOPE RCPT TO'],
      ['RCPT', 'reply 550 no such user', 'failed', '550 EENVELOPE RCPT TO'],
      ['RCPT', 'reply 550 5.7.1 not for you', 'failed', '550 EENVELOPE RCPT TO'],
      ['RCPT', 'cut', 'retry', 'ECONNECTION CONN'],
      ['DATA', 'reply 451 later', 'retry', '451 EENVELOPE DATA'],
      ['DATA', 'reply 554 no', 'failed', '554 EENVELOPE DATA'],
      ['RCPT', 'reply 421 closing', 'retry', '421 EENVELOPE RCPT TO'],
      ['DATA', 'cut', 'retry', 'ECONNECTION CONN'],
      ['DATA', 'silence', 'retry', 'ETIMEDOUT CONN'],
      ['DOT', 'reply 452 disk full', 'retry', '452 EMESSAGE DATA'],
      ['DOT', 'reply 421 closing', 'retry', '421 EMESSAGE DATA'],
      ['DOT', 'reply 550 spam', 'failed', '550 EMESSAGE DATA'],
      ['DOT', 'cut', 'uncertain', 'ECONNECTION CONN'],
      ['DOT', 'silence', 'uncertain', 'ETIMEDOUT CONN'],
      ['DOT', 'reply nonsense', 'uncertain', 'EMESSAGE DATA'],
    ])('at %s %s: %s', async (step, fault, outcome, reason) => {
      const server = await faultyServer(step, fault, pipelining);
      onTestFinished(server.close);
      const patience = fault === 'silence' ? { greetingTimeout: 150, socketTimeout: 150 } : {};
      const delivery = await smtpTransport(settings(server.port, patience)).send(message());
      expect(delivery).toEqual({ outcome, reason });
      // What leaves together arrives together, and a message that is for nobody is ended.
      const together = pipelining && (step === 'MAIL' || step === 'RCPT');
      const forNobody = together && step === 'RCPT' && /[45]50/.test(fault);
      expect(server.seen.at(-1)).toBe(forNobody ? 'DOT' : together ? 'DATA' : step);
    });
  });

  test.each<[Step, Fault]>([
    ['RCPT', 'reply 550 5.1.1 no such user'],
    ['RCPT', 'reply 556 5.1.10 takes no mail'],
    ['DOT', 'reply 550 5.1.1 no such user'],
  ])('at %s %s: nobody has that address', async (step, fault) => {
    const server = await faultyServer(step, fault);
    onTestFinished(server.close);
    const delivery = await smtpTransport(settings(server.port)).send(message());
    expect(delivery).toMatchObject({ outcome: 'failed', badAddress: true });
  });

  test('a sender that is refused says nothing of the address', async () => {
    const server = await faultyServer('MAIL', 'reply 550 5.1.2 no such domain');
    onTestFinished(server.close);
    expect(await smtpTransport(settings(server.port)).send(message())).toEqual({
      outcome: 'failed',
      reason: '550 EENVELOPE MAIL FROM',
    });
  });

  test('a server that closes after it said 250 to the message does not make the mail uncertain', async () => {
    const server = await faultyServer('DOT', 'reply 250 accepted');
    onTestFinished(server.close);
    expect(await smtpTransport(settings(server.port)).send(message())).toEqual({ outcome: 'sent' });
  });

  test('user and password: right ones send, wrong ones are a retry and the reason does not hold them', async () => {
    const server = await started({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pantau' && password === 'rahasia' ? done(null, { user: username }) : done(refusal(535)),
    });
    const right = smtpTransport(settings(server.port, { user: 'pantau', pass: 'rahasia' }));
    expect(await right.send(message())).toEqual({ outcome: 'sent' });
    const wrong = smtpTransport(settings(server.port, { user: 'pantau', pass: 'basi' }));
    const delivery = await wrong.send(message());
    expect(delivery).toEqual({ outcome: 'retry', reason: '535 EAUTH AUTH PLAIN' });
    expect(server.received).toHaveLength(1);
  });

  test('a certificate that cannot be trusted is a retry, never a message in the open', async () => {
    const server = await started({ hideSTARTTLS: false });
    expect((await smtpTransport(settings(server.port)).send(message())).outcome).toBe('retry');
    expect(server.received).toEqual([]);
  });

  test('a session shares its connections, and one mail refused leaves the others alone', async () => {
    const connections = new Set<string>();
    const server = await started({
      onConnect: (session, done) => {
        connections.add(session.id);
        done();
      },
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('tiada')
          ? done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
          : done(),
    });
    const session = smtpTransport(settings(server.port)).open!();
    const all = Array.from({ length: 40 }, (_, index) =>
      index % 10 === 3 ? `tiada${index}@kotim.example` : `o${index}@kotim.example`,
    );
    const waiting = [...all];
    const ends = new Map<string, string>();
    const lane = async () => {
      for (let to = waiting.shift(); to !== undefined; to = waiting.shift())
        ends.set(to, (await session.send(message(to), GRANTED)).outcome);
    };
    await Promise.all(Array.from({ length: session.lanes }, lane));
    session.close();
    expect(all.map((to) => ends.get(to))).toEqual(
      all.map((to) => (to.startsWith('tiada') ? 'failed' : 'sent')),
    );
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(
      all.filter((to) => !to.startsWith('tiada')).sort(),
    );
    expect(connections.size).toBeLessThanOrEqual(session.lanes);
  });

  test('in a session too, a connection cut after the message makes that mail uncertain, and no other is sent twice', async () => {
    const server = await faultyServer('DOT', 'cut');
    onTestFinished(server.close);
    const session = smtpTransport(settings(server.port)).open!();
    const ends = await Promise.all(Array.from({ length: 6 }, () => session.send(message(), GRANTED)));
    session.close();
    expect(ends.map(({ outcome }) => outcome)).toEqual(Array(6).fill('uncertain'));
    expect(server.seen.filter((step) => step === 'DOT')).toHaveLength(6);
  });

  test('a message waits for its grant, though the envelope does not; without one it is not handed over', async () => {
    const envelopes: string[] = [];
    const server = await started({
      onRcptTo: ({ address }, _session, done) => {
        envelopes.push(address);
        done();
      },
    });
    const session = smtpTransport(settings(server.port)).open!();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const first = session.send(message('o1@kotim.example'), promise);
    await expect.poll(() => envelopes).toEqual(['o1@kotim.example']);
    expect(server.received).toEqual([]);
    resolve(true);
    expect(await first).toEqual({ outcome: 'sent' });
    const refused = session.send(message('o2@kotim.example'), Promise.resolve(false));
    expect(await refused).toEqual({ outcome: 'withheld', reason: 'not granted' });
    const { promise: fault, reject } = Promise.withResolvers<boolean>();
    const third = session.send(message('o3@kotim.example'), fault);
    reject(new Error('the database is away'));
    await expect(third).rejects.toThrow('away');
    expect(await session.send(message('o4@kotim.example'), GRANTED)).toEqual({ outcome: 'sent' });
    session.close();
    expect(server.received.map(({ to }) => to[0])).toEqual(['o1@kotim.example', 'o4@kotim.example']);
  });

  test('by TLS, where the certificate can be trusted', async () => {
    const { key, cert } = TLS;
    const server = await started({ secure: true, key, cert });
    const trusted = smtpTransport(settings(server.port, { host: 'localhost', secure: true, ca: cert }));
    expect(await trusted.send(message())).toEqual({ outcome: 'sent' });
    const stranger = smtpTransport(settings(server.port, { host: 'localhost', secure: true }));
    expect((await stranger.send(message())).outcome).toBe('retry');
    const upgraded = await started({ hideSTARTTLS: false, key, cert });
    const starttls = smtpTransport(settings(upgraded.port, { host: 'localhost', ca: cert }));
    expect(await starttls.send(message())).toEqual({ outcome: 'sent' });
    expect([server.received.length, upgraded.received.length]).toEqual([1, 1]);
  });

  test('half of the credentials stops the start', () => {
    expect(() => smtpTransport(settings(25, { user: 'pantau' }))).toThrow('user and pass belong together');
  });
});
