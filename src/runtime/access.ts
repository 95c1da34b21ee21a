/** Who may see the pages, from what the installation is told to what the pages ask. */
import * as z from 'zod';
import type { Identity } from '../ports/identity.ts';
import type { SignInSettings } from '../sign-in/settings.ts';
import type { Access } from '../web/access.ts';
import { json } from './json-setting.ts';

/** An origin alone: `https://pantau.contoh.go.id`. Plain HTTP only where nothing leaves the machine. */
const Origin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  if (url !== null && secure && url.origin === text.replace(/\/$/, '')) return url.origin;
  context.addIssue({ code: 'custom', message: 'is not an address such as https://pantau.contoh.go.id' });
  return z.NEVER;
});

/** A team's address and the application's audience tag. */
export const CloudflareAccess = z.strictObject({
  team: Origin,
  audience: z.string().regex(/^[0-9a-f]{64}$/, 'is not an audience tag'),
});

/** `/projects/…`, as its console shows it. */
export const GoogleIap = z.strictObject({
  audience: z.string().regex(/^\/projects\/\d+\/.+$/, 'is not an audience of IAP'),
});

/** Links by mail, with the address at which people reach the pages. */
const Mail = z.strictObject({ origin: Origin });

/** `local`, or the ways in as JSON: what may stand before the pages on this cloud, and links by mail. */
export function accessSetting<Gates extends z.ZodRawShape>(gates: Gates) {
  const ways = z
    .strictObject({ ...gates, mail: Mail.optional() })
    .refine((given) => Object.keys(given).length > 0, 'names no way in');
  return z.string().transform((text, context) => {
    if (text === 'local') return 'local' as const;
    const read = json(ways).safeParse(text);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });
}

export const OperatorsSetting = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim().toLowerCase()))
  .pipe(z.array(z.email('holds something that is no e-mail address')));

export interface AccessConfiguration {
  PANTAU_ACCESS?: 'local' | { mail?: z.infer<typeof Mail> | undefined } | undefined;
  PANTAU_OPERATORS: string[];
  PANTAU_SECRET: string;
}

/** Undefined where nobody comes in by mail. */
export function signInOf(configuration: AccessConfiguration): SignInSettings | undefined {
  const { PANTAU_ACCESS: access, PANTAU_OPERATORS: operators, PANTAU_SECRET: secret } = configuration;
  if (access === undefined || access === 'local' || access.mail === undefined) return undefined;
  return { origin: access.mail.origin, secret, operators };
}

/** @param identities those who vouch for people before the pages, on this cloud. */
export function accessOf(configuration: AccessConfiguration, identities: readonly Identity[]): Access {
  const { PANTAU_ACCESS: access, PANTAU_OPERATORS: operators } = configuration;
  if (access === undefined) return { kind: 'closed' };
  if (access === 'local') return { kind: 'local' };
  const signIn = signInOf(configuration);
  return { kind: 'identified', identities, operators, ...(signIn && { signIn }) };
}
