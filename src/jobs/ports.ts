/** What a job may reach. A runtime builds it once per invocation; jobs never import an adapter. */
import type { Settings } from '../core/settings.ts';
import type { Account } from '../ports/account.ts';
import type { Clock } from '../ports/clock.ts';
import type { MailTransport } from '../ports/mail.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store/store.ts';
import type { SignInSettings } from '../sign-in/settings.ts';

export interface Ports {
  store: Store;
  clock: Clock;
  settings: Settings;
  queue: Queue;
  mail: MailTransport;
  /** The pool, at least one. */
  accounts: readonly Account[];
  /** Key of the hashes by which values are told apart without being kept. */
  secret: string;
  /** Address at which Drive's notifications come in; without it there are none. */
  webhook?: string;
  links: { spreadsheet(id: string): string };
  /** Absent where nobody comes in by mail. */
  signIn?: SignInSettings;
}
