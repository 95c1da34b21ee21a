/** Mail by Cloudflare's Email Service, through the binding of a Worker. */
import type { SendEmail } from '@cloudflare/workers-types';
import type { Delivery, MailTransport, Message } from '../ports/mail.ts';
import { isAddress, NO_ADDRESS } from './address.ts';

/** As much of the binding as is used. */
export type EmailBinding = Pick<SendEmail, 'send'>;
type Built = Extract<Parameters<SendEmail['send']>[0], { subject: string }>;

/** Day's share used up: it comes back within a day. */
const DAY = 86_400_000;

/** How a mail ends by the code of the error, https://developers.cloudflare.com/email-service/api/send-emails/workers-api/. */
const ENDS: Record<string, Exclude<Delivery, { reason: string }> | Omit<Delivery, 'reason'>> = {
  E_RECIPIENT_SUPPRESSED: { outcome: 'failed', badAddress: true },
  E_DELIVERY_FAILED: { outcome: 'failed' },
  E_CONTENT_TOO_LARGE: { outcome: 'failed' },
  E_RATE_LIMIT_EXCEEDED: { outcome: 'retry' },
  E_DAILY_LIMIT_EXCEEDED: { outcome: 'retry', pause: DAY },
  E_INTERNAL_SERVER_ERROR: { outcome: 'uncertain' },
  // About the installation, not about the mail.
  E_SENDER_NOT_VERIFIED: { outcome: 'retry' },
  E_SENDER_DOMAIN_NOT_AVAILABLE: { outcome: 'retry' },
  E_RECIPIENT_NOT_ALLOWED: { outcome: 'retry' },
} as Record<string, Omit<Delivery, 'reason'>>;

export function cloudflareTransport(binding: EmailBinding): MailTransport {
  return {
    async send(message): Promise<Delivery> {
      if (!isAddress(message.to)) return NO_ADDRESS;
      try {
        await binding.send(built(message));
        return { outcome: 'sent' };
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        const end = typeof code === 'string' && Object.hasOwn(ENDS, code) ? ENDS[code] : undefined;
        if (end !== undefined) return { ...end, reason: code } as Delivery;
        // A message of ours that breaks the service's rules is our fault; only its code is told, the text may quote.
        if (typeof code === 'string' && code.startsWith('E_')) throw new Error(`Cloudflare refuses: ${code}`);
        return { outcome: 'uncertain', reason: 'no answer' };
      }
    },
  };
}

function built({ from, to, replyTo, subject, text, html, headers, calendar, messageId }: Message): Built {
  return {
    from,
    to,
    ...(replyTo !== undefined && { replyTo }),
    subject: oneLine(subject),
    text,
    html,
    // The platform sets the Message-ID.
    headers: Object.fromEntries(
      Object.entries({ ...headers, 'X-Pantau-Mail': messageId }).map(([name, value]) => [
        name,
        oneLine(value),
      ]),
    ),
    ...(calendar && {
      attachments: [
        {
          disposition: 'attachment' as const,
          filename: calendar.filename,
          type: `text/calendar; charset=utf-8; method=${calendar.method}`,
          // Bytes: text would be taken for base64.
          content: new TextEncoder().encode(calendar.content),
        },
      ],
    }),
  };
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
