/** What both clouds build alike once each has its store, queue, clock and identity. */
import type { Hono } from 'hono';
import type { GoogleApis } from '../google/clients.ts';
import { googleDrive } from '../google/drive.ts';
import { googleSheets } from '../google/sheets.ts';
import { createHearing } from '../jobs/hint.ts';
import type { Ports } from '../jobs/ports.ts';
import { smtpTransport } from '../mail/smtp.ts';
import { createWeb } from '../web/app.ts';
import { type Configuration, smtpSettings } from './configuration.ts';
import { log, reporting } from './log.ts';

export interface Adapters extends Pick<Ports, 'store' | 'queue' | 'clock'> {
  /** The pool of service accounts. */
  google: readonly { email: string; apis: GoogleApis }[];
}

export function portsOf(configuration: Configuration, { google, ...adapters }: Adapters): Ports {
  const pool = google.map(({ email }) => email);
  return {
    ...adapters,
    settings: configuration.PANTAU_SETTINGS,
    mail: smtpTransport(smtpSettings(configuration.PANTAU_SMTP_URL)),
    accounts: google.map(({ email, apis }) => ({
      email,
      drive: googleDrive(apis.drive, pool),
      sheets: googleSheets(apis.sheets),
    })),
    secret: configuration.PANTAU_SECRET,
    ...(configuration.PANTAU_WEBHOOK_URL !== undefined && { webhook: configuration.PANTAU_WEBHOOK_URL }),
    links: { spreadsheet: (id) => configuration.PANTAU_SHEET_LINK.replace('{id}', encodeURIComponent(id)) },
  };
}

/** Answers a request; 503 where there is nothing to answer with, because the runtime could not be put together. */
export async function answer(request: Request, pages: () => Promise<Hono>): Promise<Response> {
  const web = await reporting({ job: 'web' }, pages).catch(() => undefined);
  return web === undefined ? new Response(null, { status: 503 }) : web.fetch(request);
}

export function pagesOf(ports: Ports, configuration: Configuration): Hono {
  return createWeb({
    store: ports.store,
    clock: ports.clock,
    settings: ports.settings,
    access: { kind: configuration.PANTAU_ACCESS ?? 'closed' },
    links: {
      ...ports.links,
      ...(configuration.PANTAU_MAILBOX_LINK !== undefined && { mailbox: configuration.PANTAU_MAILBOX_LINK }),
    },
    ...(ports.webhook !== undefined && { hear: createHearing(ports) }),
    onFault: (fault, execution) => log('ERROR', 'a page failed', { execution }, fault),
  });
}
