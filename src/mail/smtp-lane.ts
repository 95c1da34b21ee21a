/** One lane of mail by SMTP: a connection that takes one message after another, opened when there is one. */
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, Message } from '../ports/mail.ts';
import { rawMime } from './mime.ts';
import { type Conversation, conversation, dataOf } from './smtp-conversation.ts';
import { classify, endedConnection, lost, refusedMessage, type SmtpError } from './smtp-outcome.ts';

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
  let talk: Conversation | undefined;
  /** Of the message before: the server may wait for its rest. */
  let refused = false;

  /** The one that is open still, or a new one. */
  async function ready(): Promise<Conversation> {
    if (talk?.open) return talk;
    refused = false;
    talk?.close();
    talk = await opened(options);
    return talk;
  }

  async function pass(message: Message, granted: Promise<boolean>): Promise<Delivery> {
    const reused = talk?.open === true;
    // The error of a lost connection does not say how far the message had gone.
    let handedOver = false;
    try {
      const taker = await ready();
      const announced = taker.announce(message, refused);
      announced.catch(() => undefined);
      // While the server answers.
      const data = dataOf(rawMime(message));
      await announced;
      refused = false;
      if (!(await granted)) throw new NotGranted('not granted');
      if (!taker.open) throw lost('ECONNECTION', 'the connection has ended');
      handedOver = true;
      await taker.message(data);
      return { outcome: 'sent' };
    } catch (error) {
      refused = refusedMessage(error as SmtpError) && talk?.open === true;
      if (!refused) talk?.close();
      // The server closed while the connection waited: a new one takes the message, of which not a byte has gone.
      if (reused && !handedOver && endedConnection(error as SmtpError)) return pass(message, granted);
      if (error instanceof NotGranted) return { outcome: 'withheld', reason: 'not granted' };
      const outcome = classify(error as SmtpError, handedOver);
      if (outcome === undefined) throw error;
      return outcome;
    }
  }

  return {
    send(message, granted) {
      // Listened to where the message waits, which may be later or never.
      granted.catch(() => undefined);
      return pass(message, granted);
    },
    close: () => talk?.close(),
  };
}

class NotGranted extends Error {}

/** Connected, greeted and, where the server asks who we are, signed in. */
async function opened({ auth, ...options }: LaneOptions): Promise<Conversation> {
  const connection = new SmtpConnection(options);
  // One that ends while nobody waits for it is found destroyed by the next message.
  connection.on('error', () => {});
  try {
    await calling(connection, (done) => connection.connect(done));
    const greeting = String(connection.lastServerResponse);
    if (auth !== undefined && connection.allowsAuth)
      await calling(connection, (done) => connection.login({ ...auth }, done));
    return conversation(connection, greeting);
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
  const ended = () => reject(lost('ECONNECTION', 'the connection has ended'));
  connection.once('error', reject).once('end', ended);
  try {
    call((error) => (error ? reject(error) : resolve()));
    await promise;
  } finally {
    connection.off('error', reject).off('end', ended);
  }
}
