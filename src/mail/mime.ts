/** A message as nodemailer takes it, by SMTP or to be handed over as MIME. */
import type { SendMailOptions } from 'nodemailer';
import * as base64 from 'nodemailer/lib/base64';
import MailComposer from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as quotedPrintable from 'nodemailer/lib/qp';
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

/** The whole message; line breaks of a text that needed no encoding are as they were given. */
export function rawMime(message: Message): string {
  const raw = written(new MailComposer(mimeOf(message)).compile());
  return raw.endsWith('\n') ? raw : `${raw}\r\n`;
}

/** What `MimeNode.build` gives, without the streams, which cost twice as much as the message itself. */
function written(node: MimeNode): string {
  const encoding = node.getTransferEncoding();
  const head = `${node.buildHeaders()}\r\n\r\n`;
  if (node.multipart) {
    const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${written(child)}\r\n`);
    return `${head}${parts.join('')}--${node.boundary}--\r\n`;
  }
  const { content = '' } = node;
  if (typeof content !== 'string') throw new TypeError('a part of a message that is no text');
  if (encoding === 'base64') return head + base64.wrap(base64.encode(content));
  return (
    head + (encoding === 'quoted-printable' ? quotedPrintable.wrap(quotedPrintable.encode(content)) : content)
  );
}
