/**
 * Messages on their way: at least once, again when the deadline passes, to the dead-letter topic when it was tried too
 * often. https://cloud.google.com/pubsub/docs/push, https://cloud.google.com/pubsub/docs/handling-failures
 */
import type { Schedule } from '../schedule.ts';
import type { Message, Outstanding, PubSubStore, Subscription } from './store.ts';

const TAKEN = new Set([102, 200, 201, 202, 204]);

export class Delivery {
  #store: PubSubStore;
  #schedule: Schedule;
  #now: () => number;

  constructor(store: PubSubStore, schedule: Schedule, now: () => number) {
    this.#store = store;
    this.#schedule = schedule;
    this.#now = now;
    for (const subscription of store.subscriptions()) this.resume(subscription);
  }

  /** Gives a message to every subscription of its topic. */
  publish(topic: string, content: Pick<Message, 'data' | 'attributes' | 'orderingKey'>): string {
    const now = this.#now();
    const message: Message = {
      ...content,
      messageId: this.#store.nextMessageId(),
      publishTime: new Date(now).toISOString(),
    };
    for (const subscription of this.#store.subscribers(topic)) {
      const id = this.#store.add(subscription.name, message, now);
      if (subscription.pushConfig.pushEndpoint) this.#schedule.at(now, () => this.#push(id));
    }
    return message.messageId;
  }

  /** What a subscription holds goes to its address, if it has one now. */
  resume(subscription: Subscription): void {
    if (!subscription.pushConfig.pushEndpoint) return;
    for (const { id, due } of this.#store.all(subscription.name))
      this.#schedule.at(due, () => this.#push(id));
  }

  /** Leases up to `limit` messages for the ack deadline; what was delivered too often goes to the dead-letter topic. */
  pull(subscription: Subscription, limit: number): Outstanding[] {
    const now = this.#now();
    const out: Outstanding[] = [];
    for (const held of this.#store.due(subscription.name, now)) {
      if (out.length >= limit) break;
      if (this.#buried(subscription, held)) continue;
      const attempts = held.attempts + 1;
      const due = now + subscription.ackDeadlineSeconds * 1000;
      this.#store.update(held.id, { due, attempts });
      out.push({ ...held, attempts, due });
    }
    return out;
  }

  /** A lease that still runs; undefined when it is over or another one began. */
  leased(subscription: string, ackId: string): Outstanding | undefined {
    const [id, attempts] = Buffer.from(ackId, 'base64url').toString().split(':').map(Number);
    const held = id === undefined || Number.isNaN(id) ? undefined : this.#store.outstanding(id);
    const running = held?.subscription === subscription && held.attempts === attempts;
    return running && held.due > this.#now() ? held : undefined;
  }

  static ackId = ({ id, attempts }: Outstanding): string =>
    Buffer.from(`${id}:${attempts}`).toString('base64url');

  #buried(subscription: Subscription, held: Outstanding): boolean {
    const policy = subscription.deadLetterPolicy;
    if (!policy || held.attempts < policy.maxDeliveryAttempts) return false;
    const { data, attributes, orderingKey } = held.message;
    const source = subscription.name.split('/');
    this.publish(policy.deadLetterTopic, {
      ...(data === undefined ? {} : { data }),
      ...(orderingKey === undefined ? {} : { orderingKey }),
      attributes: {
        ...attributes,
        CloudPubSubDeadLetterSourceDeliveryCount: String(held.attempts),
        CloudPubSubDeadLetterSourceSubscription: source[3] ?? '',
        CloudPubSubDeadLetterSourceSubscriptionProject: source[1] ?? '',
        CloudPubSubDeadLetterSourceTopicPublishTime: held.message.publishTime,
      },
    });
    this.#store.remove(held.id);
    return true;
  }

  async #push(id: number): Promise<void> {
    const held = this.#store.outstanding(id);
    const subscription = held && this.#store.subscription(held.subscription);
    const endpoint = subscription?.pushConfig.pushEndpoint;
    if (!held || !subscription || !endpoint || held.due > this.#now()) return;
    if (this.#buried(subscription, held)) return;
    const attempts = held.attempts + 1;
    const deadline = subscription.ackDeadlineSeconds * 1000;
    // Taken for delivered before it is: who dies in between delivers it again.
    this.#store.update(id, { due: this.#now() + deadline, attempts });
    const status = await send(endpoint, envelope(subscription, held.message, attempts), deadline);
    if (TAKEN.has(status)) {
      this.#store.remove(id);
      return;
    }
    const due = this.#now() + backOff(subscription, attempts);
    this.#store.update(id, { due, attempts });
    this.#schedule.at(due, () => this.#push(id));
  }
}

function envelope(subscription: Subscription, message: Message, attempts: number): object {
  const { messageId, publishTime } = message;
  return {
    message: { ...message, message_id: messageId, publish_time: publishTime },
    subscription: subscription.name,
    ...(subscription.deadLetterPolicy ? { deliveryAttempt: attempts } : {}),
  };
}

const seconds = (duration: string | undefined, fallback: number): number =>
  duration === undefined ? fallback : Number.parseFloat(duration) * 1000;

/** Milliseconds after the n-th failure: by the subscription's policy, or from 0.1 s to a minute. */
function backOff({ retryPolicy }: Subscription, failures: number): number {
  const least = retryPolicy ? seconds(retryPolicy.minimumBackoff, 10_000) : 100;
  const most = retryPolicy ? seconds(retryPolicy.maximumBackoff, 600_000) : 60_000;
  return Math.min(most, least * 2 ** Math.min(failures - 1, 30));
}

/** Status of the answer; 503 when there is none. `patience`: real milliseconds. */
async function send(endpoint: string, body: object, patience: number): Promise<number> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 503;
  }
}
