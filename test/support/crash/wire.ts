/**
 * The wire between a process and what is outside of it. Every call that goes over it is counted, and at one of them the process
 * is killed: before the call gets through, or when it was answered and the answer is still on its way.
 */
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import type { Point } from './life.ts';

/** Counts the calls of all wires of one run. */
export interface Counter {
  calls: string[];
  point: Point | undefined;
  killed: boolean;
}

/** A port on 127.0.0.1, or the path of a socket. */
export type Target = number | string;

export interface Wire {
  port: number;
  close(): Promise<void>;
}

/** Names the calls that begin in what a process sent; a new one for each connection. */
export type Protocol = () => (sent: Buffer) => string[];

/**
 * @param target asked for each connection.
 * @param kill ends the process; resolves when it is dead.
 */
export async function stretchWire(
  protocol: Protocol,
  target: () => Target,
  counter: Counter,
  kill: () => Promise<void>,
): Promise<Wire> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const to = target();
    const far = typeof to === 'number' ? createConnection(to, '127.0.0.1') : createConnection(to);
    const begun = protocol();
    let cut = false;
    let answering = false;
    const die = async () => {
      cut = true;
      await kill();
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (sent) => {
      if (cut) return;
      for (const name of begun(sent)) {
        counter.calls.push(name);
        if (counter.killed || counter.calls.length !== counter.point?.call) continue;
        counter.killed = true;
        if (counter.point.when === 'before') return void die();
        answering = true;
      }
      far.write(sent);
    });
    far.on('data', (answer) => {
      if (cut) return;
      if (answering) return void die();
      near.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Requests by their path, without what changes from run to run. */
export const http: Protocol = () => (sent) => {
  const [, path] = /^(?:GET|POST|PUT|PATCH|DELETE) (\S+) HTTP/.exec(sent.toString('latin1')) ?? [];
  if (path === undefined) return [];
  return [`google: ${path.replace(/\?.*/, '').replace(/\/spreadsheets\/[^/:]+/, '/spreadsheets/…')}`];
};

/** Commands, several of which may come at once, and the end of a message. */
export const smtp: Protocol = () => {
  let inMessage = false;
  return (sent) => {
    const text = sent.toString('latin1');
    if (inMessage) {
      if (!/(?:^|\r\n)\.\r\n$/.test(text)) return [];
      inMessage = false;
      return ['smtp: end of the message'];
    }
    const verbs = text.match(/^(?:EHLO|HELO|MAIL|RCPT|DATA|QUIT)\b/gm) ?? [];
    inMessage = verbs.at(-1) === 'DATA';
    return verbs.map((verb) => `smtp: ${verb}`);
  };
};

/** Statements: simple queries, and extended ones by their Sync. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export const postgres: Protocol = () => {
  let rest = Buffer.alloc(0);
  let started = false;
  let text = '';
  return (sent) => {
    rest = Buffer.concat([rest, sent]);
    const names: string[] = [];
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return names;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return names;
      const [kind, body] = [started ? String.fromCharCode(rest[0]!) : '', rest.subarray(head + 4, length)];
      rest = rest.subarray(length);
      started = true;
      // A parsed statement carries its name first, which here is empty.
      if (kind === 'Q' || kind === 'P') text = body.toString('utf8').replace(/^\0/, '');
      if (kind === 'Q' || kind === 'S') names.push(`postgres: ${text.trim().split(/[\s;]/)[0]}`);
    }
  };
};
