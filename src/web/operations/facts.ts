/** How the installation is doing, as the store holds it. */
import { localDate, wallClock } from '../../core/schedule/deadline.ts';
import { isBeyondHolidays } from '../../core/schedule/working-days.ts';
import type { Settings } from '../../core/settings.ts';
import type { Role, Unit } from '../../core/units.ts';
import type { Channel } from '../../ports/store/channels.ts';
import type { DeadLetter } from '../../ports/store/dead-letters.ts';
import type { EventSubscriptions } from '../../ports/store/event-subscriptions.ts';
import type { RegisterStanding } from '../../ports/store/in-force.ts';
import type { MailState, OutboxMail } from '../../ports/store/outbox.ts';
import type { Calls } from '../../ports/store/quota.ts';
import type { Store } from '../../ports/store/store.ts';
import type { TroubledSpreadsheet } from '../../ports/store/watch.ts';

export interface Operations {
  asOf: number;
  demonstration: boolean;
  district: Unit | undefined;
  /** By service account; `sweptAt` is some time of the day. */
  pollers: {
    account: string;
    polledAt: number | null;
    sweptAt: number | null;
    failures: number;
    notBefore: number;
  }[];
  /** Newest first. */
  channels: Channel[];
  /** Subscriptions to Drive's events; on Google Cloud, where they are wanted. */
  events: Awaited<ReturnType<EventSubscriptions['all']>>;
  due: number;
  leased: number;
  /** Since when the longest waiting spreadsheet is due; null when none waits. */
  waitingSince: number | null;
  /** By service account. */
  calls: ({ account: string } & Calls)[];
  troubles: (TroubledSpreadsheet & { place: Unit | undefined })[];
  mails: Record<MailState, number>;
  /** Since when no mail begins; absent when mails go out. */
  mailPausedSince?: number;
  /** Whose addresses their own mail servers refuse, by role and unit. */
  badAddresses: { role: Role; unit: string }[];
  /** Newest first: mails that somebody may have to look after. */
  doubtful: OutboxMail[];
  unregistered: number;
  /** Newest first: work that came to the dead-letter queue. */
  deadLetters: DeadLetter[];
  /** Holidays of today are not known: only weekends and the district's own days off count. */
  beyondHolidays: boolean;
  register: RegisterStanding;
}

const DOUBTFUL_SHOWN = 50;
const DEAD_LETTERS_SHOWN = 50;

export async function loadOperations(store: Store, asOf: number, settings: Settings): Promise<Operations> {
  const { register, watch, quota, outbox } = store;
  const [
    units,
    pollers,
    channels,
    events,
    backlog,
    calls,
    troubles,
    mails,
    doubtful,
    unregistered,
    deadLetters,
    standing,
    paused,
    officers,
  ] = await Promise.all([
    register.units(),
    watch.pollers(),
    store.channels.all(),
    store.eventSubscriptions.all(),
    watch.backlog(asOf),
    quota.lastMinute(asOf),
    watch.troubles(),
    outbox.states(),
    outbox.mails(DOUBTFUL_SHOWN, ['uncertain', 'failed']),
    watch.unregistered(),
    store.deadLetters.newest(DEAD_LETTERS_SHOWN),
    store.registerInForce.standing(),
    outbox.pausedSince(),
    register.officers(),
  ]);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return {
    asOf,
    demonstration: settings.demonstration,
    district: unitOf.get(settings.unit),
    pollers: pollers.map(({ swept, ...poller }) => ({
      ...poller,
      sweptAt: swept === null ? null : wallClock(`${swept}T12:00`, settings.zone),
    })),
    channels,
    events,
    due: backlog.due,
    leased: backlog.leased,
    waitingSince: backlog.nextDueAt !== null && backlog.nextDueAt <= asOf ? backlog.nextDueAt : null,
    calls,
    troubles: troubles.map((each) => ({ ...each, place: unitOf.get(each.unit) })),
    mails,
    ...(paused !== undefined && { mailPausedSince: paused }),
    badAddresses: officers
      .filter(({ addressState }) => addressState === 'bad')
      .map(({ role, unit }) => ({ role, unit: unitOf.get(unit)?.name ?? unit })),
    doubtful,
    unregistered: unregistered.length,
    deadLetters,
    beyondHolidays: isBeyondHolidays(localDate(asOf, settings.zone)),
    register: standing,
  };
}
