/** Mail by Resend (https://resend.com/docs/api-reference/emails/send-email), which knows a repeated message again. */
import * as z from 'zod';
import type { Delivery, MailTransport, Message } from '../ports/mail.ts';
import { isAddress, NO_ADDRESS } from './address.ts';
import { post } from './http-outcome.ts';
import { TRANSPORTS } from './transports.ts';

const SEND = 'https://api.resend.com/emails';

const ErrorBody = z.object({ name: z.string(), message: z.string().default('') });

/** A day's or month's share is used up: no sooner than in an hour. */
const QUOTA_PAUSE = 3_600_000;

export function resendTransport(key: string, fetch = globalThis.fetch): MailTransport {
  return {
    rates: TRANSPORTS.resend.rates,
    knowsAgainMs: TRANSPORTS.resend.knowsAgainMs,
    async send(message): Promise<Delivery> {
      if (!isAddress(message.to)) return NO_ADDRESS;
      const headers = { authorization: `Bearer ${key}`, 'idempotency-key': message.messageId };
      const answer = await post(fetch, SEND, headers, bodyOf(message));
      if ('delivery' in answer) return answer.delivery;
      return outcomeOf(answer.status, answer.body, answer.pause);
    },
  };
}

function bodyOf({ from, to, replyTo, subject, text, html, headers, calendar, messageId }: Message) {
  return {
    from,
    to: [to],
    ...(replyTo !== undefined && { reply_to: replyTo }),
    subject: subject.replaceAll(/[\r\n]+/g, ' '),
    text,
    html,
    // The service sets the Message-ID.
    headers: { ...headers, 'X-Entity-Ref-ID': messageId },
    ...(calendar && {
      attachments: [
        {
          filename: calendar.filename,
          content: Buffer.from(calendar.content).toString('base64'),
          content_type: `text/calendar; charset=utf-8; method=${calendar.method}`,
        },
      ],
    }),
  };
}

function outcomeOf(status: number, body: unknown, pause?: number): Delivery {
  if (status < 300) return { outcome: 'sent' };
  const error = ErrorBody.safeParse(body).data;
  const reason = [status, error?.name].filter(Boolean).join(' ');
  // The key was used within 24 hours for a message whose words have changed since: that one was taken.
  if (status === 409 && error?.name === 'invalid_idempotent_request') return { outcome: 'sent' };
  // The first of the two is still under way.
  if (status === 409) return { outcome: 'retry', reason };
  if (status === 429)
    return {
      outcome: 'retry',
      reason,
      pause: error?.name === 'rate_limit_exceeded' ? (pause ?? 0) : QUOTA_PAUSE,
    };
  if (status === 413) return { outcome: 'failed', reason };
  if (status === 422 || status === 400) {
    const badAddress = error?.name === 'validation_error' && /`to`/.test(error.message);
    // A sender that is not verified is refused in the same way, and is about us.
    return badAddress ? { outcome: 'failed', reason, badAddress } : { outcome: 'retry', reason };
  }
  if (status === 401 || status === 403 || status === 503) return { outcome: 'retry', reason };
  return { outcome: status >= 500 ? 'uncertain' : 'retry', reason };
}
