/** What both clouds build alike once each has its store, queue, clock and identity. */
import type { GoogleApis } from '../google/clients.ts';
import { googleDrive } from '../google/drive.ts';
import { googleSheets } from '../google/sheets.ts';
import { createHearing } from '../jobs/hint.ts';
import type { Ports } from '../jobs/ports.ts';
import type { Identity } from '../ports/identity.ts';
import { createWeb } from '../web/app.ts';
import { webhook } from '../web/webhook.ts';
import { accessOf, signInOf } from './access.ts';
import type { Configuration } from './configuration.ts';
import { log, reporting } from './log.ts';
import { type MailMeans, mailOf } from './mail.ts';

export interface Adapters extends Pick<Ports, 'store' | 'queue' | 'clock'> {
  /** The pool of service accounts. */
  google: readonly { email: string; apis: GoogleApis }[];
  mail: MailMeans;
}

export function portsOf(configuration: Configuration, { google, mail, ...adapters }: Adapters): Ports {
  const signIn = signInOf(configuration);
  const pool = google.map(({ email }) => email);
  return {
    ...adapters,
    settings: configuration.PANTAU_SETTINGS,
    mail: mailOf(configuration, mail),
    accounts: google.map(({ email, apis }) => ({
      email,
      drive: googleDrive(apis.drive, pool),
      sheets: googleSheets(apis.sheets),
    })),
    secret: configuration.PANTAU_SECRET,
    ...(configuration.PANTAU_WEBHOOK_URL !== undefined && { webhook: configuration.PANTAU_WEBHOOK_URL }),
    links: { spreadsheet: (id) => configuration.PANTAU_SHEET_LINK.replace('{id}', encodeURIComponent(id)) },
    ...(signIn && { signIn }),
  };
}

/** Answers a request; 503 where there is nothing to answer with, because the runtime could not be put together. */
export async function answer(request: Request, pages: () => Promise<Web>): Promise<Response> {
  const web = await reporting({ job: 'web' }, pages).catch(() => undefined);
  return web === undefined ? new Response(null, { status: 503 }) : web.fetch(request);
}

export type Web = ReturnType<typeof createWeb>;

/** What stands before the pages on a cloud. */
export interface Front {
  /** Where a request comes from, by a header that this platform sets and nobody else can. */
  client(headers: Headers): string;
  /** Those who vouch for people. */
  identities: readonly Identity[];
}

export function pagesOf(ports: Ports, configuration: Configuration, { client, identities }: Front): Web {
  return createWeb({
    store: ports.store,
    clock: ports.clock,
    settings: ports.settings,
    access: accessOf(configuration, identities),
    client,
    secret: ports.secret,
    links: {
      ...ports.links,
      ...(configuration.PANTAU_MAILBOX_LINK !== undefined && { mailbox: configuration.PANTAU_MAILBOX_LINK }),
    },
    ...(ports.webhook !== undefined && { hear: createHearing(ports) }),
    onFault: pageFailed,
  });
}

/** What takes Drive's notifications without the pages; undefined where none are wanted. */
export const webhookOf = (ports: Ports): ReturnType<typeof webhook> | undefined =>
  ports.webhook === undefined ? undefined : webhook(createHearing(ports), pageFailed);

const pageFailed = (fault: unknown, execution: string | undefined): void =>
  log('ERROR', 'a page failed', { execution }, fault);
