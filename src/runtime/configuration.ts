/** What a runtime must be told, and a Worker besides. All that is missing or wrong is named at once. */
import * as z from 'zod';
import { SettingsSchema } from '../core/settings.ts';
import { WEBHOOK_PATH } from '../web/webhook.ts';
import { type AccessConfiguration, accessSetting, CloudflareAccess, OperatorsSetting } from './access.ts';
import { json } from './json-setting.ts';
import { MailUrl } from './mail-setting.ts';

const KeyFile = z.looseObject({
  client_email: z.email(),
  private_key: z.string().startsWith('-----BEGIN'),
});

/** Key files of service accounts as Google gives them, by address: no two of the same. */
export const KeyFiles = z
  .preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(KeyFile).min(1))
  .refine((files) => new Set(files.map((file) => file.client_email)).size === files.length, {
    message: 'names the same service account twice',
  });

/** A whole number above 0, as text. */
const Count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a whole number above 0')
  .transform(Number);

/** What either cloud must be told. */
export const ConfigurationSchema = z.object({
  /** District, zone, headline, mail addresses: JSON. */
  PANTAU_SETTINGS: json(SettingsSchema),
  /** At least 32 characters by chance; keys the hashes in the store. */
  PANTAU_SECRET: z.string().min(32),
  /** How mails leave: smtp://user:password@host:port (smtps:// for TLS from the first byte), gmail:, resend: or cloudflare: */
  PANTAU_MAIL_URL: MailUrl,
  /** `yes`: mails are composed and not sent; what they would have told is told once they may. */
  PANTAU_MAIL_DRY_RUN: z.enum(['yes', 'no']).default('no'),
  /** No more than so many, where the transport or its server allows fewer than src/mail/transports.ts says. */
  PANTAU_MAILS_A_MINUTE: Count.optional(),
  PANTAU_MAILS_A_DAY: Count.optional(),
  /** Addresses of those who keep the installation running, separated by commas. */
  PANTAU_OPERATORS: OperatorsSetting.default([]),
  /** Address of spreadsheets for people, with {id}; Google's own when absent. */
  PANTAU_SHEET_LINK: z.string().includes('{id}').default('https://docs.google.com/spreadsheets/d/{id}/edit'),
  /** Address at which Drive's notifications come in, `https://…/webhook/drive`. Without it changes are polled for only. */
  PANTAU_WEBHOOK_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not an address as https://pantau.kabupaten.example/webhook/drive',
    })
    .endsWith(WEBHOOK_PATH, `must end in ${WEBHOOK_PATH}, where notifications are taken`)
    .optional(),
  /** Page of a local mailbox. */
  PANTAU_MAILBOX_LINK: z.url().optional(),
});

export type Configuration = z.infer<typeof ConfigurationSchema> & AccessConfiguration;

/** A Worker has no identity of its own: it carries a key. */
export const CloudflareSchema = ConfigurationSchema.extend({
  /** https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/ */
  PANTAU_MAIL_URL: MailUrl.refine(
    (mail) => mail.transport !== 'smtp' || mail.smtp.port !== 25,
    'no Worker reaches port 25: use 587, or smtps:// and 465',
  ),
  /** Who may see the pages: `local` on one machine, or the ways in as JSON; nobody when absent. */
  PANTAU_ACCESS: accessSetting({ cloudflareAccess: CloudflareAccess.optional() }).optional(),
  /** Key file of the service account as Google gives it, or a list of several, which share the work: JSON. */
  PANTAU_SERVICE_ACCOUNT: json(KeyFiles),
});

export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/** @throws ConfigurationError that names every setting that is missing or wrong, and never the value of one. */
export function readConfiguration<Schema extends z.ZodType>(
  schema: Schema,
  variables: Record<string, unknown>,
): z.infer<Schema> {
  // A variable that was set to nothing was not set: that is how shells and consoles take one away.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => {
    const missing = path.length === 1 && given[String(path[0])] === undefined;
    return `  ${path.join('.')}: ${missing ? 'is missing' : message}`;
  });
  throw new ConfigurationError(`The configuration cannot be used:\n${faults.join('\n')}`);
}
