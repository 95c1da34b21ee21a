/** A composed text becomes a message with the headers that every mail of Pantau carries. */
import type { Settings } from '../core/settings.ts';
import type { Message } from '../ports/mail.ts';

export type Letter = Pick<Message, 'subject' | 'text' | 'html' | 'calendar'>;

/**
 * @param id of the outbox mail. One logical mail has one Message-ID, however often it is tried.
 *
 * `Auto-Submitted` (RFC 3834) and Exchange's `X-Auto-Response-Suppress` keep holiday notices from answering.
 */
export function mailMessage(id: string, letter: Letter, to: string, mail: Settings['mail']): Message {
  const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1);
  return {
    to,
    from: mail.from,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    ...(letter.calendar && { calendar: letter.calendar }),
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}
