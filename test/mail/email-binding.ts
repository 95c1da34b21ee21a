/**
 * The binding of Cloudflare's Email Service, refusing as its documentation says, where Miniflare takes everything:
 * https://developers.cloudflare.com/email-service/reference/headers/.
 */
import type { EmailBinding } from '../../src/mail/cloudflare.ts';
import type { Arrived, Mood } from './contract.ts';

const ALLOWED = new Set(
  `In-Reply-To References List-Unsubscribe List-Unsubscribe-Post List-Id List-Archive List-Help List-Owner List-Post
  List-Subscribe Precedence Auto-Submitted Content-Language Keywords Comments Importance Priority Sensitivity
  Organization Require-Recipient-Valid-Since Expires Reply-By Archived-At`
    .toLowerCase()
    .split(/\s+/),
);
const FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'reply-to']);

const refuse = (code: string, message: string) => Object.assign(new Error(message), { code });

export function emailBinding() {
  const mails: Arrived[] = [];
  let mood: Mood = 'well';
  const binding = {
    async send(built: never) {
      const mail = built as {
        from: string;
        to: string;
        replyTo?: string;
        subject: string;
        text: string;
        html: string;
        headers: Record<string, string>;
        attachments?: { content: Uint8Array | string; type: string; filename: string; disposition: string }[];
      };
      checkHeaders(mail.headers);
      if (/[\r\n]/.test(mail.subject) || mail.subject.length > 998)
        throw refuse('E_VALIDATION_ERROR', 'subject');
      if (typeof mail.to !== 'string') throw refuse('E_VALIDATION_ERROR', 'to');
      if (mood === 'busy') throw refuse('E_RATE_LIMIT_EXCEEDED', 'Too many');
      if (mood === 'nobody') throw refuse('E_RECIPIENT_SUPPRESSED', `${mail.to} is on the suppression list`);
      const [file] = mail.attachments ?? [];
      mails.push({
        to: [mail.to],
        from: mail.from,
        ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: Object.fromEntries(
          Object.entries(mail.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        ...(file && {
          calendar:
            typeof file.content === 'string'
              ? Buffer.from(file.content, 'base64').toString()
              : Buffer.from(file.content).toString(),
        }),
      });
      if (mood === 'mute') throw new Error('Network connection lost.');
      return { messageId: '<id@cloudflare.example>' };
    },
  };
  return {
    binding: binding as unknown as EmailBinding,
    arrived: async () => [...mails],
    turn: (to: Mood) => {
      mood = to;
    },
    close: async () => {},
  };
}

function checkHeaders(headers: Record<string, string>): void {
  let size = 0;
  for (const [name, value] of Object.entries(headers)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(value) + 4;
    const lower = name.toLowerCase();
    if (FIELDS.has(lower)) throw refuse('E_HEADER_USE_API_FIELD', name);
    if (!ALLOWED.has(lower) && !/^x-[a-z0-9\-_]+$/.test(lower)) throw refuse('E_HEADER_NOT_ALLOWED', name);
    if (name.length > 100) throw refuse('E_HEADER_NAME_INVALID', name);
    if (value === '' || /[\r\n]/.test(value)) throw refuse('E_HEADER_VALUE_INVALID', name);
    if (Buffer.byteLength(value) > 2_048) throw refuse('E_HEADER_VALUE_TOO_LONG', name);
  }
  if (size > 16_384) throw refuse('E_HEADERS_TOO_LARGE', String(size));
}
