/** What a runtime must be told. All that is missing or wrong is named at once. */
import * as z from 'zod';
import { SettingsSchema } from '../core/settings.ts';

/** A setting given as JSON text. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const ConfigurationSchema = z.object({
  /** District, zone, headline, mail addresses: JSON. */
  PANTAU_SETTINGS: json(SettingsSchema),
  /** Key file of the service account, as Google gives it: JSON. */
  PANTAU_SERVICE_ACCOUNT: json(
    z.looseObject({ client_email: z.email(), private_key: z.string().startsWith('-----BEGIN') }),
  ),
  /** At least 32 characters by chance; keys the hashes in the store. */
  PANTAU_SECRET: z.string().min(32),
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
  PANTAU_SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** Who may see the pages: `local` on one machine; nobody when absent. */
  PANTAU_ACCESS: z.enum(['local']).optional(),
  /** Address of spreadsheets for people, with {id}; Google's own when absent. */
  PANTAU_SHEET_LINK: z.string().includes('{id}').default('https://docs.google.com/spreadsheets/d/{id}/edit'),
  /** Page of a local mailbox. */
  PANTAU_MAILBOX_LINK: z.url().optional(),
});

export type Configuration = z.infer<typeof ConfigurationSchema>;

export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

export function readConfiguration(variables: Record<string, unknown>): Configuration {
  const read = ConfigurationSchema.safeParse(variables);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`The configuration cannot be used:\n${faults.join('\n')}`);
}

/** smtp://user:password@host:port as settings of the transport. */
export function smtpSettings(address: string) {
  const url = new URL(address);
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
