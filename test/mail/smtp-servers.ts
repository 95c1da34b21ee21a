/** SMTP servers to fail against: a real one, and a raw one that stops where it is told. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  raw: Buffer;
}

/** A real server on a free port of 127.0.0.1 that keeps what it accepts. */
export async function mailServer({
  afterData,
  onSocket,
  ...options
}: SMTPServerOptions & {
  onSocket?: (socket: Socket) => void;
  /** Once a message was taken, before that is answered. */ afterData?: (socket: Socket) => void;
} = {}) {
  const sockets = new Map<string, Socket>();
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Its built-in certificate is self-signed: a client that checks certificates would rightly refuse it.
    hideSTARTTLS: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((each) => each.address),
          raw: Buffer.concat(chunks),
        });
        const socket = sockets.get(`${session.remotePort}`);
        if (socket !== undefined) afterData?.(socket);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.set(`${socket.remotePort}`, socket);
    onSocket?.(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Step = 'CONN' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'DOT';
export type Fault = 'cut' | 'silence' | `reply ${string}`;

/** Speaks SMTP up to `step`, then cuts the connection, falls silent, or replies as told, whatever was replied before. */
export async function faultyServer(step: Step, fault: Fault, pipelining = false) {
  const sockets = new Set<Socket>();
  const seen: Step[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let rest = '';
    let inData = false;
    const answer = (at: Step, reply: string) => {
      seen.push(at);
      if (at !== step) socket.write(`${reply}\r\n`);
      else if (fault === 'cut') socket.destroy();
      else if (fault !== 'silence') socket.write(`${fault.slice(6)}\r\n`);
    };
    answer('CONN', '220 faulty.example ESMTP');
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const empty = inData && rest.startsWith('.\r\n');
        const end = empty ? 0 : rest.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (empty ? 3 : inData ? 5 : 2));
        if (inData) {
          inData = false;
          answer('DOT', '250 accepted');
        } else if (/^EHLO/i.test(line))
          answer('EHLO', `250-faulty.example\r\n250 ${pipelining ? 'PIPELINING' : 'HELP'}`);
        else if (/^MAIL/i.test(line)) answer('MAIL', '250 ok');
        else if (/^RCPT/i.test(line)) answer('RCPT', '250 ok');
        else if (/^DATA/i.test(line)) {
          inData = true;
          answer('DATA', '354 go on');
        } else socket.write('221 bye\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
