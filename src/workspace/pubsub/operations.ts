/** The paths of Pub/Sub v1. */
import { type Fields, misfit } from '../body.ts';
import { badField } from '../errors.ts';
import { type Operation, of } from '../operation.ts';
import * as methods from './methods.ts';

/** A publish request, a subscription, or what is asked of one. */
const BODY: Fields = {
  messages: [{ data: 'string', attributes: 'texts', orderingKey: 'string' }],
  topic: 'string',
  ackDeadlineSeconds: 'number',
  pushConfig: { pushEndpoint: 'string', attributes: 'texts' },
  retryPolicy: { minimumBackoff: 'string', maximumBackoff: 'string' },
  deadLetterPolicy: { deadLetterTopic: 'string', maxDeliveryAttempts: 'number' },
  labels: 'texts',
  maxMessages: 'number',
  ackIds: 'strings',
};

const pubsub: ReturnType<typeof of> = (kind, name, method, path, run) =>
  of('pubsub')(kind, name, method, path, (call, parts) => {
    const field = misfit(call.body, BODY);
    if (field !== undefined) throw badField(field, `Invalid value at '${field}'`);
    return run(call, parts);
  });
const at = (tail: string) => new RegExp(`^/v1/projects/([^/]+)/${tail}$`);
const TOPIC = 'topics/([^/:]+)';
const SUBSCRIPTION = 'subscriptions/([^/:]+)';

type Method = (call: Parameters<Operation['run']>[0], project: string, id: string) => unknown;
const named =
  (method: Method): Operation['run'] =>
  (call, [project, id]) =>
    method(call, project!, id ?? '');

export const PUBSUB_OPERATIONS: Operation[] = [
  pubsub('write', 'topics.create', 'PUT', at(TOPIC), named(methods.createTopic)),
  pubsub('read', 'topics.get', 'GET', at(TOPIC), named(methods.getTopic)),
  pubsub('read', 'topics.list', 'GET', at('topics'), named(methods.listTopics)),
  pubsub('write', 'topics.delete', 'DELETE', at(TOPIC), named(methods.deleteTopic)),
  pubsub('write', 'topics.publish', 'POST', at(`${TOPIC}:publish`), named(methods.publish)),
  pubsub('write', 'subscriptions.create', 'PUT', at(SUBSCRIPTION), named(methods.createSubscription)),
  pubsub('read', 'subscriptions.get', 'GET', at(SUBSCRIPTION), named(methods.getSubscription)),
  pubsub('read', 'subscriptions.list', 'GET', at('subscriptions'), named(methods.listSubscriptions)),
  pubsub('write', 'subscriptions.delete', 'DELETE', at(SUBSCRIPTION), named(methods.deleteSubscription)),
  pubsub('read', 'subscriptions.pull', 'POST', at(`${SUBSCRIPTION}:pull`), named(methods.pull)),
  pubsub(
    'write',
    'subscriptions.acknowledge',
    'POST',
    at(`${SUBSCRIPTION}:acknowledge`),
    named(methods.acknowledge),
  ),
  pubsub(
    'write',
    'subscriptions.modifyAckDeadline',
    'POST',
    at(`${SUBSCRIPTION}:modifyAckDeadline`),
    named(methods.modifyAckDeadline),
  ),
  pubsub(
    'write',
    'subscriptions.modifyPushConfig',
    'POST',
    at(`${SUBSCRIPTION}:modifyPushConfig`),
    named(methods.modifyPushConfig),
  ),
];
