/** A message as nodemailer takes it, by SMTP or to be handed over as MIME. */
import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from '../ports/mail.ts';

export function mimeOf(message: Message): SendMailOptions {
  return {
    // Objects are never parsed for lists, so that one address stays one recipient.
    from: { name: '', address: message.from },
    to: { name: '', address: message.to },
    ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
    subject: message.subject,
    text: message.text,
    html: message.html,
    ...(message.calendar && { icalEvent: { ...message.calendar } }),
    messageId: message.messageId,
    headers: message.headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export const rawMime = (message: Message): Promise<Buffer> =>
  new MailComposer(mimeOf(message)).compile().build();
