/** All checks, in the order in which their faults are best mended. */
import { channels } from './channels.ts';
import type { Checkup } from './checkup.ts';
import { clock } from './clock.ts';
import { credentials } from './credentials.ts';
import { database } from './database.ts';
import { events } from './events.ts';
import { mailDomain } from './mail-domain.ts';
import { mailLogin } from './mail-login.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { spreadsheets } from './spreadsheets.ts';
import { templates } from './templates.ts';
import { work } from './work.ts';

export const CHECKUPS: readonly Checkup[] = [
  settings,
  clock,
  credentials,
  database,
  sharing,
  spreadsheets,
  templates,
  work,
  channels,
  events,
  mailLogin,
  mailDomain,
];
