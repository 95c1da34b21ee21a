/** What an error of an SMTP conversation means for the mail. */
import type { Delivery } from '../ports/mail.ts';

/** The fields by which nodemailer tells its errors apart. */
export interface SmtpError extends Error {
  code?: string;
  /** The command that was answered; `CONN` for the connection, `API` for a call that never reached it. */
  command?: string;
  responseCode?: number;
  /** The server's answer. */
  response?: string;
}

/** The end of a connection, as nodemailer tells of it. */
export const lost = (code: 'ECONNECTION' | 'EPROTOCOL', message: string): SmtpError =>
  Object.assign(new Error(message), { code, command: 'CONN' });

/** Commands whose answer is about this mail; any other is about us or the server. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Enhanced codes (RFC 3463) that say: no such mailbox, host or syntax, moved without address, takes no mail (RFC 7505). */
const NO_SUCH_MAILBOX = /^\d{3}[ -]5\.1\.(1|2|3|6|10)\b/;

/** Whether only this message was refused, and the connection takes another. */
export const refusedMessage = ({ code, responseCode }: SmtpError): boolean =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 421;

/** Whether the connection ended; 421 is the server's word for it. */
export const endedConnection = ({ code = '', responseCode }: SmtpError): boolean =>
  responseCode === 421 || ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT'].includes(code);

/**
 * - A reply was read: 5xx to this mail is `failed`; 4xx, and 5xx to greeting, EHLO or AUTH, is `retry`: a changed
 *   password or a closed server must not lose every mail of the day.
 * - No reply: `uncertain` once the whole message was handed over, else `retry`.
 *
 * The reason holds codes only: servers quote addresses in their texts. Undefined for a fault of our own.
 */
export function classify(
  error: SmtpError,
  handedOver: boolean,
): Exclude<Delivery, { outcome: 'sent' }> | undefined {
  const { code, command = '', responseCode, response = '' } = error;
  if (code === undefined) return undefined;
  const reason = [responseCode, code, command].filter(Boolean).join(' ');
  if (responseCode !== undefined && responseCode >= 400) {
    const forGood = responseCode >= 500 && ABOUT_THE_MAIL.has(command);
    if (!forGood) return { outcome: 'retry', reason };
    const badAddress = command !== 'MAIL FROM' && NO_SUCH_MAILBOX.test(response);
    return { outcome: 'failed', reason, ...(badAddress && { badAddress }) };
  }
  if (command === 'API' && code !== 'ECONNECTION') return undefined;
  return { outcome: handedOver ? 'uncertain' : 'retry', reason };
}
