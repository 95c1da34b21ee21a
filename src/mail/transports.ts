/** What each transport lets us do. `docs/mail.md` is printed from this. */
import type { MailRate } from '../ports/mail.ts';

export interface TransportFacts {
  title: string;
  /** Where it can be used. */
  runtimes: string;
  /** How the setting names it. */
  setting: string;
  /** Our `Message-ID`, or whose. */
  messageId: 'ours' | 'set by the service';
  /** Headers that it takes. */
  headers: string;
  /** How the calendar goes along. */
  calendar: 'alternative and attachment' | 'attachment';
  /** What a repetition is, and how long a message is known again in milliseconds. */
  knowsAgainMs?: number;
  rates: readonly MailRate[];
  /** Limits that are not counted here. */
  limits: string;
  source: string;
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
/** A mail reaches the service up to a few seconds after it was counted, so a place is free again a little later. */
const WAY = 3 * SECOND;

export const TRANSPORTS = {
  smtp: {
    title: 'SMTP',
    runtimes: 'both clouds, one machine',
    setting: 'smtps://user:password@host:465',
    messageId: 'ours',
    headers: 'any',
    calendar: 'alternative and attachment',
    rates: [],
    limits: "the server's own; Workers cannot reach port 25",
    source: 'RFC 5321',
  },
  gmail: {
    title: 'Gmail API',
    runtimes: 'both clouds',
    setting: 'gmail:USER@DOMAIN',
    messageId: 'ours',
    headers: 'any; From becomes the user',
    calendar: 'alternative and attachment',
    rates: [
      { count: 60, windowMs: 60 * SECOND + WAY },
      { count: 2_000, windowMs: DAY + WAY },
    ],
    limits: '100 of 6,000 units a minute and user for each mail; 2,000 mails a day of Google Workspace',
    source: 'https://developers.google.com/workspace/gmail/api/reference/quota',
  },
  cloudflare: {
    title: 'Cloudflare Email Service',
    runtimes: 'Cloudflare',
    setting: 'cloudflare:',
    messageId: 'set by the service',
    headers: 'an allow-list, and X-…',
    calendar: 'attachment',
    rates: [],
    limits: 'a daily quota that grows with the account; 5 MiB; 16 KB of headers',
    source: 'https://developers.cloudflare.com/email-service/reference/headers/',
  },
  resend: {
    title: 'Resend',
    runtimes: 'both clouds',
    setting: 'resend:KEY',
    messageId: 'set by the service',
    headers: 'any',
    calendar: 'attachment',
    knowsAgainMs: DAY,
    rates: [{ count: 100, windowMs: 60 * SECOND + WAY }],
    limits: "2 requests a second, and the plan's mails a day and month",
    source: 'https://resend.com/docs/dashboard/emails/idempotency-keys',
  },
} as const satisfies Record<string, TransportFacts>;

export type TransportName = keyof typeof TRANSPORTS;
