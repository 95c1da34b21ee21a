/**
 * Mail by SMTP: one connection a message, or some for the many of a session. None is kept beyond that: a connection cannot
 * outlive a Worker's invocation.
 */
import { PassThrough, type Readable } from 'node:stream';
// Not the package's root, which brings five other transports along.
import Mailer from 'nodemailer/lib/mailer';
import SmtpPool from 'nodemailer/lib/smtp-pool';
import * as z from 'zod';
import type { Delivery, MailSession, MailTransport, Message } from '../ports/mail.ts';
import { isAddress, NO_ADDRESS } from './address.ts';
import { mimeOf } from './mime.ts';
import { classify, type SmtpError } from './smtp-outcome.ts';

export const SmtpSettingsSchema = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte (port 465). Otherwise STARTTLS is used where the server offers it. */
    secure: z.boolean(),
    user: z.string().min(1).optional(),
    pass: z.string().min(1).optional(),
    /** Certificates to trust in the place of the well-known ones: PEM. */
    ca: z.string().optional(),
    /** Milliseconds. */
    connectionTimeout: z.int().min(1).default(10_000),
    greetingTimeout: z.int().min(1).default(10_000),
    /** Silence in the middle of a conversation; RFC 5321 lets a server take minutes after the message. */
    socketTimeout: z.int().min(1).default(60_000),
  })
  .refine((smtp) => (smtp.user === undefined) === (smtp.pass === undefined), {
    error: 'user and pass belong together: give both or neither',
  });

export type SmtpSettings = z.input<typeof SmtpSettingsSchema>;

/** Connections of a session: as many as most servers take from one client, and a Worker may open six. */
const LANES = 4;

/** Throws a ZodError when the settings are wrong. Connections are opened by `send` alone. */
export function smtpTransport(settings: SmtpSettings): MailTransport {
  const { user, pass, ca, ...server } = SmtpSettingsSchema.parse(settings);
  const smtp = {
    ...server,
    ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
    ...(ca !== undefined && { tls: { ca } }),
    dnsTimeout: server.connectionTimeout,
  };
  const opened = (lanes: number, maxRequeues: number): MailSession => {
    const pool = { ...smtp, pool: true as const, maxConnections: lanes, maxMessages: 10_000, maxRequeues };
    const mailer = marking(new Mailer(new SmtpPool(pool), pool));
    return {
      lanes,
      send: (message, granted) => handOver(mailer, message, granted),
      close: () => mailer.close(),
    };
  };
  return {
    async send(message) {
      const session = opened(1, 0);
      try {
        return await session.send(message, Promise.resolve(true));
      } finally {
        session.close();
      }
    },
    // A connection that the server closed while it waited is replaced once; a server that closes all is left alone.
    open: () => opened(LANES, 1),
  };
}

/** What a mail carries along. */
interface Passage {
  granted: Promise<boolean>;
  /** The last byte went to the connection. */
  handedOver: boolean;
  withheld: boolean;
}

/**
 * The message waits for its grant once the server has said 354; envelope and greeting do not. The error of a lost
 * connection does not say how far the message had gone: our own mark does. It is set when the last byte goes to the
 * connection, which comes just before the final dot.
 */
function marking<M extends Mailer<unknown>>(mailer: M): M {
  mailer.use('stream', (mail, done) => {
    const { passage } = mail.data as { passage?: Passage };
    if (passage !== undefined) mail.message.processFunc((source) => gate(source as Readable, passage));
    done();
  });
  return mailer;
}

function gate(source: Readable, passage: Passage): Readable {
  const gated = new PassThrough();
  source.once('error', (error) => gated.destroy(error));
  gated.once('end', () => {
    passage.handedOver = true;
  });
  const withhold = () => {
    passage.withheld = true;
    gated.destroy(new Error('not granted'));
  };
  passage.granted.then((yes) => (yes ? void source.pipe(gated) : withhold()), withhold);
  return gated;
}

async function handOver(
  mailer: Mailer<unknown>,
  message: Message,
  granted: Promise<boolean>,
): Promise<Delivery> {
  // Listened to where the message waits, which may be later or never.
  granted.catch(() => undefined);
  if (!isAddress(message.to)) return NO_ADDRESS;
  const passage: Passage = { granted, handedOver: false, withheld: false };
  try {
    await mailer.sendMail({ ...mimeOf(message), passage } as Parameters<typeof mailer.sendMail>[0]);
    return { outcome: 'sent' };
  } catch (error) {
    if (passage.withheld && !(await granted)) return { outcome: 'withheld', reason: 'not granted' };
    const outcome = classify(error as SmtpError, passage.handedOver);
    if (outcome === undefined) throw error;
    return outcome;
  }
}
