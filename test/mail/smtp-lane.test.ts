import { describe, expect, onTestFinished, test } from 'vitest';
import { smtpLane } from '../../src/mail/smtp-lane.ts';
import { message } from './contract.ts';
import { faultyServer, mailServer } from './smtp-servers.ts';

/** A lane to a server that does `turn` to the mails counted from 1, over all connections. */
async function laneTo(turn: (mail: number, drop: () => void) => Error | undefined) {
  let mails = 0;
  let connections = 0;
  const drops = new Map<string, () => void>();
  const server = await mailServer({
    onConnect: (_session, done) => {
      connections++;
      done();
    },
    onMailFrom: (_address, session, done) => {
      mails++;
      done(turn(mails, () => drops.get(`${session.remotePort}`)?.()) ?? null);
    },
    onSocket: (socket) => drops.set(`${socket.remotePort}`, () => socket.destroy()),
  });
  onTestFinished(server.close);
  const lane = smtpLane({ host: '127.0.0.1', port: server.port, secure: false, socketTimeout: 5_000 });
  onTestFinished(lane.close);
  return { ...server, lane, connections: () => connections };
}

const granted = Promise.resolve(true);
const busy = (responseCode: number) => Object.assign(new Error('not now'), { responseCode });

describe('a lane', () => {
  test('keeps its connection, also after a message that was refused', async () => {
    const { lane, received, connections } = await laneTo((mail) => (mail === 2 ? busy(550) : undefined));
    const ends = [];
    for (let mail = 0; mail < 4; mail++) ends.push((await lane.send(message(), granted)).outcome);
    expect(ends).toEqual(['sent', 'failed', 'sent', 'sent']);
    expect(received).toHaveLength(3);
    expect(connections()).toBe(1);
  });

  test.each([
    [
      'cut',
      (drop: () => void) => {
        drop();
        return undefined;
      },
    ],
    ['ended by 421', () => busy(421)],
  ])(
    'that was %s before a byte of the next message went out takes it over a new connection, once',
    async (_how, turn) => {
      const { lane, received, connections } = await laneTo((mail, drop) =>
        mail === 2 || mail >= 5 ? turn(drop) : undefined,
      );
      const ends = [];
      for (let mail = 0; mail < 4; mail++) ends.push((await lane.send(message(), granted)).outcome);
      expect(ends).toEqual(['sent', 'sent', 'sent', 'retry']);
      expect(received).toHaveLength(3);
      expect(connections()).toBe(3);
    },
  );

  test('opens anew when the server closed while nothing was to be sent', async () => {
    let drop = () => {};
    const { lane, connections } = await laneTo((_mail, now) => {
      drop = now;
      return undefined;
    });
    expect(await lane.send(message(), granted)).toEqual({ outcome: 'sent' });
    drop();
    expect(await lane.send(message(), granted)).toEqual({ outcome: 'sent' });
    expect(connections()).toBe(2);
  });

  test.each([false, true])(
    'keeps its connection after a recipient that was refused, pipelining: %s',
    async (pipelining) => {
      const connections = new Set<string>();
      const server = await mailServer({
        hidePIPELINING: !pipelining,
        onRcptTo: ({ address }, session, done) => {
          connections.add(session.id);
          done(address.startsWith('tiada') ? busy(550) : null);
        },
      });
      onTestFinished(server.close);
      const lane = smtpLane({ host: '127.0.0.1', port: server.port, secure: false });
      onTestFinished(lane.close);
      const ends = [];
      for (const to of ['tiada', 'ada', 'tiada', 'tiada', 'ada'])
        ends.push((await lane.send(message(`${to}@kotim.example`), granted)).outcome);
      expect(ends).toEqual(['failed', 'sent', 'failed', 'failed', 'sent']);
      expect(server.received.map(({ to }) => to[0])).toEqual(Array(2).fill('ada@kotim.example'));
      expect(connections.size).toBe(1);
    },
  );

  test('whose server takes a message and says that it closes has sent it, and opens anew for the next', async () => {
    const server = await faultyServer('DOT', 'reply 250 taken\r\n421 closing', true);
    onTestFinished(server.close);
    const lane = smtpLane({ host: '127.0.0.1', port: server.port, secure: false });
    onTestFinished(lane.close);
    for (let mail = 0; mail < 2; mail++)
      expect(await lane.send(message(), granted)).toEqual({ outcome: 'sent' });
    expect(server.seen.filter((step) => step === 'CONN')).toHaveLength(2);
  });

  test('that ends while a message waits for its grant has not handed it over', async () => {
    let mails = 0;
    let drop = () => {};
    const { lane, port, received } = await laneTo((mail, now) => {
      mails = mail;
      if (mail === 1) drop = now;
      return undefined;
    });
    const waiting = Promise.withResolvers<boolean>();
    const first = lane.send(message('satu@kotim.example'), waiting.promise);
    await expect.poll(() => mails).toBe(1);
    drop();
    // By the time that another conversation is over, the end of this one has been seen.
    const other = smtpLane({ host: '127.0.0.1', port, secure: false });
    onTestFinished(other.close);
    expect(await other.send(message('dua@kotim.example'), granted)).toEqual({ outcome: 'sent' });
    waiting.resolve(true);
    expect(await first).toEqual({ outcome: 'retry', reason: 'ECONNECTION CONN' });
    expect(received.map(({ to }) => to[0])).toEqual(['dua@kotim.example']);
  });
});
