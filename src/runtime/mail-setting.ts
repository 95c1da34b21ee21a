/** By which way mails leave, as one setting: what stands before its first colon names the transport. */
import * as z from 'zod';
import type { SmtpSettings } from '../mail/smtp.ts';

export type MailSetting =
  | { transport: 'smtp'; smtp: SmtpSettings }
  /** As this user of Google Workspace, for whom the service account may act. */
  | { transport: 'gmail'; user: string }
  | { transport: 'resend'; key: string }
  /** The binding EMAIL of the Worker. */
  | { transport: 'cloudflare' };

const FORMS = 'smtp(s)://…, gmail:USER, resend:KEY or cloudflare:';

/** Messages never hold what was given: it may be a password. */
export const MailUrl = z.string().transform((text, context): MailSetting => {
  const read = mailSetting(text);
  if (typeof read !== 'string') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

/** @returns what is wrong, where it cannot be read. */
function mailSetting(text: string): MailSetting | string {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  switch (text.slice(0, colon)) {
    case 'smtp':
    case 'smtps':
      try {
        return { transport: 'smtp', smtp: smtpSettings(text) };
      } catch {
        return 'is not an address as smtps://user:password@host:465; in a password % / ? # @ are %25 %2F %3F %23 %40';
      }
    case 'gmail':
      return z.email().safeParse(rest).success
        ? { transport: 'gmail', user: rest }
        : 'names no user: gmail:pantau@kabupaten.example';
    case 'resend':
      return /^re_\w+$/.test(rest)
        ? { transport: 'resend', key: rest }
        : 'holds no key of Resend, which begins with re_';
    case 'cloudflare':
      return rest === '' ? { transport: 'cloudflare' } : 'has more after cloudflare: than it can use';
    default:
      return `is none of ${FORMS}`;
  }
}

/** smtp://user:password@host:port as settings of the transport. @throws where it is no such address. */
export function smtpSettings(address: string): SmtpSettings {
  const url = new URL(address);
  // A password with one of these in it is cut there, and what stands before them taken for host and port.
  const rest = url.pathname.slice(1) + url.search + url.hash;
  if (url.hostname === '' || rest !== '') throw new RangeError('no address of a mail server');
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(url.username !== '' && {
      user: decodeURIComponent(url.username),
      pass: decodeURIComponent(url.password),
    }),
  };
}
