import { describe, expect, onTestFinished, test } from 'vitest';
import { smtpLane } from '../../src/mail/smtp-lane.ts';
import { message } from './contract.ts';
import { mailServer } from './smtp-servers.ts';

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
});
