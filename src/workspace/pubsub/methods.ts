/** Methods of Pub/Sub v1: https://cloud.google.com/pubsub/docs/reference/rest */
import { sheetsError as rpcError } from '../errors.ts';
import type { Call } from '../operation.ts';
import { Delivery } from './delivery.ts';
import type { Message, Subscription } from './store.ts';

type Kind = 'topic' | 'subscription';

const invalid = (message: string) => rpcError(400, message);
const notFound = (kind: Kind) => rpcError(404, `Resource not found (resource=${kind}).`);
const exists = (kind: Kind) =>
  rpcError(409, `Resource already exists in the project (resource=${kind}).`, 'ALREADY_EXISTS');

const nameOf = (project: string, kind: Kind, id: string): string => {
  if (!/^(?!goog)[A-Za-z][A-Za-z0-9\-_.~+%]{2,254}$/.test(id))
    throw invalid(
      `Invalid resource name given (name=projects/${project}/${kind}s/${id}). Refer to https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names for more information.`,
    );
  return `projects/${project}/${kind}s/${id}`;
};

export function createTopic(call: Call, project: string, id: string): unknown {
  const name = nameOf(project, 'topic', id);
  const { store } = call.services.pubsub;
  if (store.topic(name)) throw exists('topic');
  const topic = { name, ...(call.body.labels ? { labels: call.body.labels } : {}) };
  store.addTopic(name, topic);
  return topic;
}

export function getTopic(call: Call, project: string, id: string): unknown {
  const topic = call.services.pubsub.store.topic(nameOf(project, 'topic', id));
  if (!topic) throw notFound('topic');
  return topic;
}

export function listTopics(call: Call, project: string): unknown {
  const topics = call.services.pubsub.store.topics(`projects/${project}`);
  return topics.length > 0 ? { topics } : {};
}

export function deleteTopic(call: Call, project: string, id: string): unknown {
  const name = nameOf(project, 'topic', id);
  const { store } = call.services.pubsub;
  if (!store.topic(name)) throw notFound('topic');
  store.removeTopic(name);
  return {};
}

/** Most messages in one request, and most bytes of data. */
const MOST_MESSAGES = 1000;
const MOST_BYTES = 10_000_000;

export function publish(call: Call, project: string, id: string): unknown {
  const name = nameOf(project, 'topic', id);
  const { store, delivery } = call.services.pubsub;
  if (!store.topic(name)) throw notFound('topic');
  const messages = Array.isArray(call.body.messages) ? (call.body.messages as Partial<Message>[]) : [];
  if (messages.length === 0)
    throw invalid(
      'The value for message_count is too small. You passed 0 in the request, but the minimum value is 1.',
    );
  if (messages.length > MOST_MESSAGES)
    throw invalid(
      `The value for message_count is too large. You passed ${messages.length} in the request, but the maximum value is ${MOST_MESSAGES}.`,
    );
  const contents = messages.map(contentOf);
  const size = contents.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  if (size * 0.75 > MOST_BYTES) throw invalid('Request payload size exceeds the limit: 10485760 bytes.');
  return { messageIds: contents.map((content) => delivery.publish(name, content)) };
}

function contentOf({ data, attributes, orderingKey }: Partial<Message>) {
  if (data !== undefined && (typeof data !== 'string' || !/^[A-Za-z0-9+/\-_]*=*$/.test(data)))
    throw invalid("Invalid value at 'messages[0].data' (TYPE_BYTES), Base64 decoding failed");
  if (!data && Object.keys(attributes ?? {}).length === 0)
    throw invalid(
      'One or more messages in the publish request is empty. Each message must contain either non-empty data, or at least one attribute.',
    );
  return {
    ...(data ? { data: Buffer.from(data, 'base64').toString('base64') } : {}),
    ...(attributes ? { attributes } : {}),
    ...(orderingKey ? { orderingKey } : {}),
  };
}

/** An address is https; on this computer http will do. */
function pushConfigOf(value: unknown): Subscription['pushConfig'] {
  const config = (value ?? {}) as Subscription['pushConfig'];
  const { pushEndpoint, attributes } = config;
  if (!pushEndpoint) return {};
  if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(pushEndpoint))
    throw invalid(
      `Invalid push endpoint given (endpoint=${pushEndpoint}). Refer to https://cloud.google.com/pubsub/docs/push.`,
    );
  return { pushEndpoint, ...(attributes ? { attributes } : {}) };
}

export function createSubscription(call: Call, project: string, id: string): unknown {
  const name = nameOf(project, 'subscription', id);
  const { store } = call.services.pubsub;
  const { topic, ackDeadlineSeconds = 10, pushConfig, retryPolicy, deadLetterPolicy, labels } = call.body;
  if (store.subscription(name)) throw exists('subscription');
  if (typeof topic !== 'string' || !store.topic(topic)) throw notFound('topic');
  const seconds = ackDeadlineSeconds === 0 ? 10 : Number(ackDeadlineSeconds);
  if (!Number.isInteger(seconds) || seconds < 10 || seconds > 600)
    throw invalid(
      `Invalid ack deadline given (ack_deadline=${ackDeadlineSeconds}). Must be within 10 and 600 seconds.`,
    );
  const dead = deadLetterPolicy as Subscription['deadLetterPolicy'];
  if (dead && !store.topic(dead.deadLetterTopic ?? '')) throw notFound('topic');
  const most = Number(dead?.maxDeliveryAttempts) || 5;
  if (dead && (most < 5 || most > 100)) throw invalid('max_delivery_attempts must be between 5 and 100.');
  const policy = retryPolicy as Subscription['retryPolicy'];
  for (const duration of [policy?.minimumBackoff, policy?.maximumBackoff])
    if (duration !== undefined && !/^\d{1,3}(\.\d{1,9})?s$/.test(duration))
      throw invalid(
        `Invalid value at 'retry_policy' (type.googleapis.com/google.protobuf.Duration), "${duration}"`,
      );
  const subscription: Subscription = {
    name,
    topic,
    pushConfig: pushConfigOf(pushConfig),
    ackDeadlineSeconds: seconds,
    ...(policy ? { retryPolicy: policy } : {}),
    ...(dead ? { deadLetterPolicy: { ...dead, maxDeliveryAttempts: most } } : {}),
    ...(labels ? { labels: labels as Record<string, string> } : {}),
  };
  store.putSubscription(subscription);
  return { ...subscription, state: 'ACTIVE' };
}

function subscriptionOf(call: Call, project: string, id: string): Subscription {
  const found = call.services.pubsub.store.subscription(nameOf(project, 'subscription', id));
  if (!found) throw notFound('subscription');
  return found;
}

export const getSubscription = (call: Call, project: string, id: string): unknown => ({
  ...subscriptionOf(call, project, id),
  state: 'ACTIVE',
});

export function listSubscriptions(call: Call, project: string): unknown {
  const all = call.services.pubsub.store.subscriptions();
  const subscriptions = all.filter(({ name }) => name.startsWith(`projects/${project}/`));
  return subscriptions.length > 0 ? { subscriptions } : {};
}

export function deleteSubscription(call: Call, project: string, id: string): unknown {
  call.services.pubsub.store.removeSubscription(subscriptionOf(call, project, id).name);
  return {};
}

export function modifyPushConfig(call: Call, project: string, id: string): unknown {
  const { store, delivery } = call.services.pubsub;
  const changed = { ...subscriptionOf(call, project, id), pushConfig: pushConfigOf(call.body.pushConfig) };
  store.putSubscription(changed);
  delivery.resume(changed);
  return {};
}

/** Answers at once, also with nothing: Google holds an empty answer back for a while. */
export function pull(call: Call, project: string, id: string): unknown {
  const subscription = subscriptionOf(call, project, id);
  const most = Number(call.body.maxMessages ?? 0);
  if (!Number.isInteger(most) || most < 1) throw invalid('max_messages must be greater than 0.');
  if (subscription.pushConfig.pushEndpoint)
    throw rpcError(400, 'Cannot pull from a push subscription.', 'FAILED_PRECONDITION');
  const held = call.services.pubsub.delivery.pull(subscription, Math.min(most, MOST_MESSAGES));
  if (held.length === 0) return {};
  return {
    receivedMessages: held.map((one) => ({
      ackId: Delivery.ackId(one),
      message: one.message,
      ...(subscription.deadLetterPolicy ? { deliveryAttempt: one.attempts } : {}),
    })),
  };
}

const ackIdsOf = (call: Call): string[] => {
  const ids = call.body.ackIds;
  if (!Array.isArray(ids) || ids.length === 0) throw invalid('No ack ids specified.');
  return ids.map(String);
};

/** Too late is no error: the message is delivered again. */
export function acknowledge(call: Call, project: string, id: string): unknown {
  const { name } = subscriptionOf(call, project, id);
  const { store, delivery } = call.services.pubsub;
  for (const ackId of ackIdsOf(call)) {
    const held = delivery.leased(name, ackId);
    if (held) store.remove(held.id);
  }
  return {};
}

/** 0 gives a message back at once. */
export function modifyAckDeadline(call: Call, project: string, id: string): unknown {
  const { name } = subscriptionOf(call, project, id);
  const seconds = Number(call.body.ackDeadlineSeconds ?? 0);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 600)
    throw invalid(
      `Invalid ack deadline given (ack_deadline=${call.body.ackDeadlineSeconds}). Must be within 0 and 600 seconds.`,
    );
  const { store, delivery } = call.services.pubsub;
  for (const ackId of ackIdsOf(call)) {
    const held = delivery.leased(name, ackId);
    if (held) store.update(held.id, { due: call.services.now() + seconds * 1000, attempts: held.attempts });
  }
  return {};
}
