/** What a job may reach. A runtime builds it once per invocation; jobs never import an adapter. */
import type { Settings } from '../core/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Drive } from '../ports/drive.ts';
import type { MailTransport } from '../ports/mail.ts';
import type { Queue } from '../ports/queue.ts';
import type { Sheets } from '../ports/sheets.ts';
import type { Store } from '../ports/store/store.ts';
import type { SignInSettings } from '../sign-in/settings.ts';

export interface Ports {
  store: Store;
  clock: Clock;
  settings: Settings;
  queue: Queue;
  mail: MailTransport;
  drive: Drive;
  sheets: Sheets;
  /** E-mail address of the service account whose quota `sheets` uses. */
  account: string;
  /** Key of the hashes by which values are told apart without being kept. */
  secret: string;
  links: { spreadsheet(id: string): string };
  /** Absent where nobody comes in by mail. */
  signIn?: SignInSettings;
}
