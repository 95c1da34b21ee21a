/** Mail by SMTP: one connection a message, since a connection cannot outlive a Worker's invocation. */
// Not the package's root, which brings five other transports along.
import Mailer from 'nodemailer/lib/mailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import * as z from 'zod';
import type { Delivery, MailTransport, Message } from '../ports/mail.ts';
import { classify, type SmtpError } from './smtp-outcome.ts';

export const SmtpSettingsSchema = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte (port 465). Otherwise STARTTLS is used where the server offers it. */
    secure: z.boolean(),
    user: z.string().min(1).optional(),
    pass: z.string().min(1).optional(),
    /** Milliseconds. */
    connectionTimeout: z.int().min(1).default(10_000),
    greetingTimeout: z.int().min(1).default(10_000),
    /** Silence in the middle of a conversation; RFC 5321 lets a server take minutes after the message. */
    socketTimeout: z.int().min(1).default(60_000),
  })
  .refine((smtp) => (smtp.user === undefined) === (smtp.pass === undefined), {
    error: 'user and pass belong together: give both or neither',
  });

export type SmtpSettings = z.input<typeof SmtpSettingsSchema>;

/** One plain address: nodemailer repairs what it can read otherwise, and might write to somebody else. */
const Address = z.email();

/** Throws a ZodError when the settings are wrong. Connections are opened by `send` alone. */
export function smtpTransport(settings: SmtpSettings): MailTransport {
  const { user, pass, ...server } = SmtpSettingsSchema.parse(settings);
  const auth = user === undefined || pass === undefined ? {} : { auth: { user, pass } };
  return {
    async send(message: Message): Promise<Delivery> {
      if (!Address.safeParse(message.to).success) return { outcome: 'failed', reason: 'EADDRESS' };
      let handedOver = false;
      const smtp = { ...server, ...auth, dnsTimeout: server.connectionTimeout };
      const transport = new Mailer(new SmtpTransport(smtp), smtp);
      // The error of a lost connection does not say how far the message had gone: our own mark does. It is set when
      // the last byte goes to the connection, which comes just before the final dot and never before the server's 354.
      transport.use('stream', (mail, done) => {
        mail.message.processFunc((source) => {
          source.once('end', () => {
            handedOver = true;
          });
          return source;
        });
        done();
      });
      try {
        await transport.sendMail({
          // Objects are never parsed for lists, so that one address stays one recipient.
          from: { name: '', address: message.from },
          to: { name: '', address: message.to },
          envelope: { from: message.from, to: [message.to] },
          ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
          subject: message.subject,
          text: message.text,
          html: message.html,
          messageId: message.messageId,
          headers: message.headers,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { outcome: 'sent' };
      } catch (error) {
        const outcome = classify(error as SmtpError, handedOver);
        if (outcome === undefined) throw error;
        return outcome;
      }
    },
  };
}
