/** The SMTP transport alone as a Worker: what it is posted it sends, and tells how that ended. */
import { type SmtpSettings, smtpTransport } from '../../../src/mail/smtp.ts';
import type { Message } from '../../../src/ports/mail.ts';

export interface Asked {
  settings: SmtpSettings;
  message: Message;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { settings, message } = (await request.json()) as Asked;
    try {
      return Response.json(await smtpTransport(settings).send(message));
    } catch (fault) {
      return Response.json({ fault: String(fault) });
    }
  },
};
