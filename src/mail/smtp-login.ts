/** Whether a mail server takes a login, without sending anything. */
import Mailer from 'nodemailer/lib/mailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { type SmtpSettings, SmtpSettingsSchema } from './smtp.ts';

export interface LoginRefused {
  kind: 'login' | 'certificate' | 'connection';
  /** A code, never what was given. */
  detail: string;
}

/** Undefined when it is taken. */
export async function verifySmtp(settings: SmtpSettings): Promise<LoginRefused | undefined> {
  const { user, pass, ca, ...server } = SmtpSettingsSchema.parse(settings);
  const options = {
    ...server,
    ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
    ...(ca !== undefined && { tls: { ca } }),
    dnsTimeout: server.connectionTimeout,
  };
  const mailer = new Mailer(new SmtpTransport(options), options);
  try {
    await mailer.verify();
    return undefined;
  } catch (error) {
    const { code = '', responseCode } = error as { code?: string; responseCode?: number };
    const detail = [code, responseCode].filter(Boolean).join(' ');
    if (code === 'EAUTH' || (responseCode !== undefined && responseCode >= 500))
      return { kind: 'login', detail };
    if (/CERT|SIGNATURE|ALTNAME|SELF_SIGNED|ETLS/.test(`${code} ${(error as Error).message}`))
      return { kind: 'certificate', detail };
    return { kind: 'connection', detail };
  } finally {
    mailer.close();
  }
}
