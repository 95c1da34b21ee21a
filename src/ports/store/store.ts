/** Everything that must survive between invocations. */
import type { Across } from './across.ts';
import type { Channels } from './channels.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventSubscriptions } from './event-subscriptions.ts';
import type { RegisterInForce } from './in-force.ts';
import type { Measures } from './measures.ts';
import type { Outbox } from './outbox.ts';
import type { Publications } from './publications.ts';
import type { Quota } from './quota.ts';
import type { Register } from './register.ts';
import type { Results } from './results.ts';
import type { SignIn } from './sign-in.ts';
import type { Upkeep } from './upkeep.ts';
import type { Watch } from './watch.ts';

export interface Store {
  register: Register;
  registerInForce: RegisterInForce;
  watch: Watch;
  results: Results;
  outbox: Outbox;
  quota: Quota;
  across: Across;
  measures: Measures;
  publications: Publications;
  signIn: SignIn;
  channels: Channels;
  eventSubscriptions: EventSubscriptions;
  deadLetters: DeadLetters;
  upkeep: Upkeep;
  /** Brings the schema up to date; safe to call at any time. */
  migrate(): Promise<void>;
}
