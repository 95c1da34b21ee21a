/** One lane of mail by SMTP: a connection that takes one message after another, opened when there is one. */
import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, Message } from '../ports/mail.ts';
import { rawMime } from './mime.ts';
import { classify, endedConnection, refusedMessage, type SmtpError } from './smtp-outcome.ts';

export type LaneOptions = NonNullable<ConstructorParameters<typeof SmtpConnection>[0]> & {
  auth?: { user: string; pass: string };
};

/** Not for two messages at once. */
export interface Lane {
  /** Greeting and envelope do not wait for the grant, the message does. */
  send(message: Message, granted: Promise<boolean>): Promise<Delivery>;
  close(): void;
}

export function smtpLane(options: LaneOptions): Lane {
  let connection: SmtpConnection | undefined;
  let refused = false;

  /** What is open still, without the rest of a message that was refused; else a new one. */
  async function ready(): Promise<SmtpConnection> {
    if (connection === undefined || connection.destroyed) connection = await opened(options);
    else if (refused) await calling(connection, (done) => connection!.reset(done));
    refused = false;
    return connection;
  }

  async function pass(message: Message, raw: Buffer, granted: Promise<boolean>): Promise<Delivery> {
    const reused = connection?.destroyed === false;
    const source = Readable.from(onceGranted(raw, granted));
    let handedOver = false;
    // The error of a lost connection does not say how far the message had gone. The last byte goes to the connection just
    // before the final dot, and never before the server's 354.
    source.once('end', () => {
      handedOver = true;
    });
    try {
      const taker = await ready();
      const envelope = { from: message.from, to: [message.to] };
      await calling(taker, (done) => taker.send(envelope, source, done));
      return { outcome: 'sent' };
    } catch (error) {
      refused = refusedMessage(error as SmtpError) && connection?.destroyed === false;
      if (!refused) connection?.close();
      // The server closed while the connection waited: a new one takes the message, of which not a byte has gone.
      if (reused && !source.readableDidRead && endedConnection(error as SmtpError)) {
        connection = undefined;
        return pass(message, raw, granted);
      }
      if (error instanceof NotGranted) return { outcome: 'withheld', reason: 'not granted' };
      const outcome = classify(error as SmtpError, handedOver);
      if (outcome === undefined) throw error;
      return outcome;
    }
  }

  return {
    async send(message, granted) {
      // Listened to where the message waits, which may be later or never.
      granted.catch(() => undefined);
      return pass(message, Buffer.from(rawMime(message)), granted);
    },
    close: () => connection?.close(),
  };
}

class NotGranted extends Error {}

async function* onceGranted(raw: Buffer, granted: Promise<boolean>): AsyncGenerator<Buffer> {
  if (!(await granted)) throw new NotGranted('not granted');
  yield raw;
}

/** Connected, greeted and, where the server asks who we are, signed in. */
async function opened({ auth, ...options }: LaneOptions): Promise<SmtpConnection> {
  const connection = new SmtpConnection(options);
  // One that ends while nobody waits for it is found destroyed by the next message.
  connection.on('error', () => {});
  try {
    await calling(connection, (done) => connection.connect(done));
    if (auth !== undefined && connection.allowsAuth)
      await calling(connection, (done) => connection.login({ ...auth }, done));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A connection that ends meanwhile does not always call back: its events tell. */
async function calling(
  connection: SmtpConnection,
  call: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const ended = () =>
    reject(Object.assign(new Error('the connection has ended'), { code: 'ECONNECTION', command: 'CONN' }));
  connection.once('error', reject).once('end', ended);
  try {
    call((error) => (error ? reject(error) : resolve()));
    await promise;
  } finally {
    connection.off('error', reject).off('end', ended);
  }
}
