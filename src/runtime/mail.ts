/** The mail port that an installation is set up for. */
import { DRY_RUN } from '../mail/dry-run.ts';
import { type Authority, gmailTransport } from '../mail/gmail.ts';
import { resendTransport } from '../mail/resend.ts';
import { smtpTransport } from '../mail/smtp.ts';
import type { MailTransport } from '../ports/mail.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';

/** What transports need of the cloud they run on. */
export interface MailMeans {
  /** A user of Google Workspace, acted for by the installation's service account. */
  actAs(user: string): Authority;
  /** Cloudflare's own, only in a Worker. */
  cloudflare?: MailTransport;
  fetch?: typeof globalThis.fetch;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** @throws ConfigurationError when this cloud has not what the transport needs. */
export function mailOf(configuration: Configuration, means: MailMeans): MailTransport {
  if (configuration.PANTAU_MAIL_DRY_RUN === 'yes') return DRY_RUN;
  const transport = transportOf(configuration.PANTAU_MAIL_URL, means);
  const { PANTAU_MAILS_A_MINUTE: minute, PANTAU_MAILS_A_DAY: day } = configuration;
  const rates = [
    ...(transport.rates ?? []),
    ...(minute === undefined ? [] : [{ count: minute, windowMs: MINUTE }]),
    ...(day === undefined ? [] : [{ count: day, windowMs: DAY }]),
  ];
  return { ...transport, ...(rates.length > 0 && { rates }) };
}

function transportOf(setting: Configuration['PANTAU_MAIL_URL'], means: MailMeans): MailTransport {
  switch (setting.transport) {
    case 'smtp':
      return smtpTransport(setting.smtp);
    case 'gmail':
      return gmailTransport(means.actAs(setting.user), means.fetch);
    case 'resend':
      return resendTransport(setting.key, means.fetch);
    case 'cloudflare':
      if (means.cloudflare !== undefined) return means.cloudflare;
      throw new ConfigurationError(
        'The configuration cannot be used:\n  PANTAU_MAIL_URL: cloudflare: needs a Worker with the binding EMAIL ([[send_email]] in wrangler.toml)',
      );
  }
}
