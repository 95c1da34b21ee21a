/** What both clouds build alike once each has its store, queue, clock and identity. */
import type { GoogleApis } from '../google/clients.ts';
import { googleDrive } from '../google/drive.ts';
import { googleSheets } from '../google/sheets.ts';
import { cloudflareAccess } from '../identity/cloudflare-access.ts';
import { googleIap } from '../identity/google-iap.ts';
import type { Ports } from '../jobs/ports.ts';
import { smtpTransport } from '../mail/smtp.ts';
import type { SignInSettings } from '../sign-in/settings.ts';
import type { Access } from '../web/access.ts';
import { createWeb } from '../web/app.ts';
import { type Configuration, smtpSettings } from './configuration.ts';
import { log, reporting } from './log.ts';

export interface Adapters extends Pick<Ports, 'store' | 'queue' | 'clock' | 'account'> {
  google: GoogleApis;
}

export function portsOf(configuration: Configuration, { google, ...adapters }: Adapters): Ports {
  const signIn = signInOf(configuration);
  return {
    ...adapters,
    settings: configuration.PANTAU_SETTINGS,
    mail: smtpTransport(smtpSettings(configuration.PANTAU_SMTP_URL)),
    drive: googleDrive(google.drive),
    sheets: googleSheets(google.sheets),
    secret: configuration.PANTAU_SECRET,
    links: { spreadsheet: (id) => configuration.PANTAU_SHEET_LINK.replace('{id}', encodeURIComponent(id)) },
    ...(signIn && { signIn }),
  };
}

function signInOf({ PANTAU_ACCESS: access, ...configuration }: Configuration): SignInSettings | undefined {
  if (access === undefined || access === 'local' || access.mail === undefined) return undefined;
  return {
    origin: access.mail.origin,
    secret: configuration.PANTAU_SECRET,
    operators: configuration.PANTAU_OPERATORS,
  };
}

/** Keys are fetched by whoever answers requests, and kept as long as it lives. */
function accessOf(
  { PANTAU_ACCESS: access, PANTAU_OPERATORS: operators }: Configuration,
  ports: Ports,
): Access {
  if (access === undefined) return { kind: 'closed' };
  if (access === 'local') return { kind: 'local' };
  const { cloudflareAccess: application, iap } = access;
  return {
    kind: 'identified',
    identities: [
      ...(application === undefined ? [] : [cloudflareAccess(application)]),
      ...(iap === undefined ? [] : [googleIap(iap)]),
    ],
    operators,
    ...(ports.signIn && { signIn: ports.signIn }),
  };
}

/** Answers a request; 503 where there is nothing to answer with, because the runtime could not be put together. */
export async function answer(request: Request, pages: () => Promise<Web>): Promise<Response> {
  const web = await reporting({ job: 'web' }, pages).catch(() => undefined);
  return web === undefined ? new Response(null, { status: 503 }) : web.fetch(request);
}

export type Web = ReturnType<typeof createWeb>;

/** @param client where a request comes from, by a header that this platform sets and nobody else can. */
export function pagesOf(
  ports: Ports,
  configuration: Configuration,
  client: (headers: Headers) => string,
): Web {
  return createWeb({
    store: ports.store,
    clock: ports.clock,
    settings: ports.settings,
    access: accessOf(configuration, ports),
    client,
    links: {
      ...ports.links,
      ...(configuration.PANTAU_MAILBOX_LINK !== undefined && { mailbox: configuration.PANTAU_MAILBOX_LINK }),
    },
    onFault: (fault, execution) => log('ERROR', 'a page failed', { execution }, fault),
  });
}
