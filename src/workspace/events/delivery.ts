/**
 * Events on their way to Pub/Sub, and what becomes of subscriptions: reminders before they end, suspension where an event
 * cannot be delivered. https://developers.google.com/workspace/events/guides/events-lifecycle
 */
import { randomUUID } from 'node:crypto';
import type { Change } from '../drive/changes.ts';
import type { Meddler } from '../drive/notify.ts';
import type { Services } from '../services.ts';
import type { Subscription } from './store.ts';
import { isWatched, mayStill } from './target.ts';

const HOUR = 3_600_000;
/** Milliseconds before the end at which a subscription reminds of it. */
const REMINDERS = [12 * HOUR, HOUR];
const LIFECYCLE = 'google.workspace.events.subscription.v1.';

/** What of the log of changes is an event, by its last word. */
function typeOf({ state, what }: Change): string | undefined {
  if (state === 'add') return 'created';
  if (state === 'trash') return 'trashed';
  if (state === 'untrash') return 'untrashed';
  if (state === 'remove') return 'deleted';
  if (what.includes('content')) return 'contentChanged';
  return what.includes('parents') ? 'moved' : undefined;
}

/** Listens to the log of changes from now on. */
export function startEvents(services: Services, meddle: Meddler): void {
  services.changes.listen((change) => {
    const word = typeOf(change);
    const type = `google.workspace.drive.file.v3.${word}`;
    for (const subscription of standing(services)) {
      const { eventTypes, state, holder, name } = subscription;
      if (word === undefined || state !== 'ACTIVE' || !eventTypes.includes(type)) continue;
      if (!isWatched(services, subscription, change)) continue;
      if (!mayStill(services, subscription)) {
        suspend(services, subscription, 'USER_AUTHORIZATION_FAILURE');
        continue;
      }
      const time = services.now();
      const expire = () => end(services, subscription);
      for (const due of meddle({ account: holder, expire }, change.fileId, time))
        services.schedule.at(due, () => {
          const current = services.events.get(name);
          if (current?.state === 'ACTIVE')
            publish(services, current, type, {
              time,
              subject: `//drive.googleapis.com/files/${change.fileId}`,
              data: { file: { id: change.fileId } },
            });
        });
    }
  });
  for (const subscription of services.events.all()) watchOver(services, subscription);
}

/** Has a subscription remind of its end, and end. */
export function watchOver(services: Services, { name, expireTime }: Subscription): void {
  const end = Date.parse(expireTime);
  const unlessRenewed = (run: (current: Subscription) => void) => () => {
    const current = services.events.get(name);
    if (current?.expireTime === expireTime) run(current);
  };
  for (const before of REMINDERS)
    if (end - before > services.now())
      services.schedule.at(
        end - before,
        unlessRenewed((current) => tell(services, current, 'expirationReminder')),
      );
  services.schedule.at(
    end,
    unlessRenewed((current) => {
      services.events.remove(name);
      tell(services, current, 'expired');
    }),
  );
}

/** Those that have not ended. */
function standing(services: Services): Subscription[] {
  return services.events.all().filter(({ expireTime }) => Date.parse(expireTime) > services.now());
}

function end(services: Services, { name }: Subscription): void {
  const current = services.events.get(name);
  if (current === undefined) return;
  services.events.remove(name);
  tell(services, current, 'expired');
}

function suspend(services: Services, subscription: Subscription, suspensionReason: string): void {
  const updateTime = new Date(services.now()).toISOString();
  const suspended: Subscription = { ...subscription, state: 'SUSPENDED', suspensionReason, updateTime };
  services.events.put(suspended);
  tell(services, suspended, 'suspended');
}

/** An event of the subscription's own life. Where there is no topic, nobody hears of it. */
function tell(services: Services, subscription: Subscription, word: string): void {
  if (!services.pubsub.store.topic(subscription.notificationEndpoint.pubsubTopic)) return;
  const { name, suspensionReason } = subscription;
  publish(services, subscription, LIFECYCLE + word, {
    time: services.now(),
    subject: `//workspaceevents.googleapis.com/${name}`,
    data: { subscription: { name, ...(suspensionReason && { suspension_reason: suspensionReason }) } },
  });
}

function publish(
  services: Services,
  subscription: Subscription,
  type: string,
  event: { time: number; subject: string; data: object },
): void {
  const { pubsubTopic } = subscription.notificationEndpoint;
  if (!services.pubsub.store.topic(pubsubTopic)) {
    suspend(services, subscription, 'ENDPOINT_NOT_FOUND');
    return;
  }
  const source = `//workspaceevents.googleapis.com/${subscription.name}`;
  services.pubsub.delivery.publish(pubsubTopic, {
    data: Buffer.from(JSON.stringify(event.data)).toString('base64'),
    attributes: {
      'ce-datacontenttype': 'application/json',
      'ce-id': randomUUID(),
      'ce-source': source,
      'ce-specversion': '1.0',
      'ce-subject': event.subject,
      'ce-time': new Date(event.time).toISOString(),
      'ce-type': type,
    },
    orderingKey: source,
  });
}
