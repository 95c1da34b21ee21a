/**
 * Mail by SMTP: one connection a message, or some for the many of a session. None is kept beyond that: a connection cannot
 * outlive a Worker's invocation.
 */
import * as z from 'zod';
import type { MailSession, MailTransport } from '../ports/mail.ts';
import { isAddress, NO_ADDRESS } from './address.ts';
import { type Lane, type LaneOptions, smtpLane } from './smtp-lane.ts';

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
  const options: LaneOptions = {
    ...server,
    ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
    ...(ca !== undefined && { tls: { ca } }),
    dnsTimeout: server.connectionTimeout,
  };
  return {
    async send(message) {
      const session = smtpSession(options, 1);
      try {
        return await session.send(message, Promise.resolve(true));
      } finally {
        session.close();
      }
    },
    open: () => smtpSession(options, LANES),
  };
}

/** Messages beyond the lanes wait until one is free. */
function smtpSession(options: LaneOptions, lanes: number): MailSession {
  const all = Array.from({ length: lanes }, () => smtpLane(options));
  // The one used last is asked first: few messages open few connections.
  const free = [...all];
  const waiting: ((lane: Lane) => void)[] = [];
  return {
    lanes,
    async send(message, granted) {
      if (!isAddress(message.to)) return NO_ADDRESS;
      const lane = free.pop() ?? (await new Promise<Lane>((take) => waiting.push(take)));
      try {
        return await lane.send(message, granted);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(lane);
        else next(lane);
      }
    },
    close: () => {
      for (const lane of all) lane.close();
    },
  };
}
