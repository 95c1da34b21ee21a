/** Mail by the Gmail API, as a person of the domain whom the service account may act for. */
import * as z from 'zod';
import type { Delivery, MailTransport } from '../ports/mail.ts';
import { Trouble } from '../ports/trouble.ts';
import { isAddress, NO_ADDRESS } from './address.ts';
import { post } from './http-outcome.ts';
import { rawMime } from './mime.ts';
import { TRANSPORTS } from './transports.ts';

const SEND = 'https://gmail.googleapis.com/gmail/v1/users/me/messages/send';

/** Who sends: gives the headers that prove it. */
export interface Authority {
  headers(): Promise<Record<string, string>>;
  /** Google no longer takes what `headers` gave. */
  refused(): void;
}

/** Reasons of a 403 that waiting mends. */
const TOO_FAST: ReadonlySet<string | undefined> = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'dailyLimitExceeded',
  'quotaExceeded',
]);

const ErrorBody = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string() })).default([]),
  }),
});

export function gmailTransport(authority: Authority, fetch = globalThis.fetch): MailTransport {
  return {
    rates: TRANSPORTS.gmail.rates,
    async send(message): Promise<Delivery> {
      if (!isAddress(message.to)) return NO_ADDRESS;
      let headers: Record<string, string>;
      try {
        headers = await authority.headers();
      } catch (error) {
        // Without a token nothing was handed over; what Google says of it is about us.
        const { name, message } = error as Error;
        return { outcome: 'retry', reason: `no token: ${error instanceof Trouble ? message : name}` };
      }
      const answer = await post(fetch, SEND, headers, {
        raw: Buffer.from(rawMime(message)).toString('base64url'),
      });
      if ('delivery' in answer) return answer.delivery;
      if (answer.status === 401) authority.refused();
      return outcomeOf(answer.status, answer.body, answer.pause);
    },
  };
}

function outcomeOf(status: number, body: unknown, pause?: number): Delivery {
  if (status < 300) return { outcome: 'sent' };
  const { error } = ErrorBody.safeParse(body).data ?? { error: { message: '', errors: [] } };
  const why = error.errors[0]?.reason;
  const reason = [status, why].filter(Boolean).join(' ');
  if (status === 400 && /^Invalid To header/.test(error.message))
    return { outcome: 'failed', reason, badAddress: true };
  // The message itself was refused; every other reason is about us or the account.
  if (status === 413 || (status === 400 && why === 'invalidArgument')) return { outcome: 'failed', reason };
  // Whatever stands before Gmail, or broke inside of it, says nothing about the message.
  if (status === 500 || status === 502 || status === 504) return { outcome: 'uncertain', reason };
  if (status === 429 || TOO_FAST.has(why))
    return { outcome: 'retry', reason, ...(pause !== undefined && { pause }) };
  return { outcome: 'retry', reason };
}
