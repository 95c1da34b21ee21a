/**
 * Subscriptions of the Google Workspace Events API v1, of users to what lies in Drive.
 * https://developers.google.com/workspace/events/reference/rest/v1/subscriptions
 */
import { randomUUID } from 'node:crypto';
import { type Fields, misfit } from '../body.ts';
import { badField, forbidden, sheetsError as rpcError } from '../errors.ts';
import { type Call, type Operation, of } from '../operation.ts';
import { watchOver } from './delivery.ts';
import type { Subscription } from './store.ts';
import { mayStill, seen, targetOf } from './target.ts';

const BODY: Fields = {
  targetResource: 'string',
  eventTypes: 'strings',
  driveOptions: { includeDescendants: 'boolean' },
  payloadOptions: { includeResource: 'boolean', fieldMask: 'string' },
  notificationEndpoint: { pubsubTopic: 'string' },
  ttl: 'string',
  expireTime: 'string',
};

/** Of files alone: comments, approvals and permissions are not modelled. */
const TYPES = new Set(
  ['created', 'moved', 'contentChanged', 'renamed', 'deleted', 'trashed', 'untrashed'].map(
    (word) => `google.workspace.drive.file.v3.${word}`,
  ),
);

/** Seconds; with the resource in the event it would be four hours. */
const LONGEST = 7 * 86_400;

const invalid = (message = 'Request contains an invalid argument.') => rpcError(400, message);

const events =
  (kind: Operation['kind'], name: string, method: string, path: RegExp) =>
  (run: (call: Call, id: string) => unknown): Operation =>
    of('events')(kind, `subscriptions.${name}`, method, path, (call, [id]) => {
      const field = misfit(call.body, BODY);
      if (field !== undefined) throw badField(field, `Invalid value at '${field}'`);
      // Of apps Google lets those of Chat alone.
      if (call.services.isServiceAccount(call.account)) throw forbidden();
      return run(call, id ?? '');
    });

const ALL = /^\/v1\/subscriptions$/;
const ONE = /^\/v1\/subscriptions\/([\w-]+)$/;

const shown = ({ holder: _, ...subscription }: Subscription) => subscription;

/** Google's long-running operation, complete at once. */
const done = (type: string, response: object) => ({
  name: `operations/${randomUUID()}`,
  done: true,
  response: { '@type': `type.googleapis.com/${type}`, ...response },
});
const doneWith = (subscription: Subscription) =>
  done('google.apps.events.subscriptions.v1.Subscription', shown(subscription));

/** One that its holder asks about. */
function ownOf({ services, account }: Call, id: string): Subscription {
  const found = services.events.get(`subscriptions/${id}`);
  if (found?.holder !== account || Date.parse(found.expireTime) <= services.now())
    throw rpcError(404, 'Requested entity was not found.');
  return found;
}

function expiryOf({ services }: Call, ttl: unknown): string {
  const asked = Number(/^(\d+)s$/.exec(String(ttl ?? '0s'))?.[1] ?? Number.NaN);
  if (Number.isNaN(asked) || asked > LONGEST) throw invalid('The TTL is not valid.');
  return new Date(services.now() + (asked || LONGEST) * 1000).toISOString();
}

function create(call: Call): unknown {
  const { services, account, body } = call;
  const { targetResource = '', eventTypes = [], notificationEndpoint } = body as Partial<Subscription>;
  const target = targetOf(targetResource);
  if (!target) throw invalid('The target resource is not valid.');
  if (eventTypes.length === 0 || eventTypes.some((type) => !TYPES.has(type)))
    throw invalid('One or more event types are not supported for the target resource.');
  const sight = seen(services, target, account);
  if (!sight) throw forbidden();
  const includeDescendants = (body.driveOptions as Subscription['driveOptions'])?.includeDescendants ?? false;
  if (target.kind === 'drives' ? !includeDescendants : includeDescendants && !sight.folder)
    throw invalid('include_descendants does not fit the target resource.');
  const topic = notificationEndpoint?.pubsubTopic ?? '';
  if (!services.pubsub.store.topic(topic)) throw rpcError(404, 'The Pub/Sub topic was not found.');
  const expireTime = expiryOf(call, body.ttl);
  const same = services.events
    .all()
    .find((each) => each.targetResource === targetResource && each.holder === account);
  if (same && Date.parse(same.expireTime) > services.now())
    throw rpcError(409, 'A subscription with the same target resource already exists.', 'ALREADY_EXISTS');
  const uid = `drive-file-${randomUUID()}`;
  const time = new Date(services.now()).toISOString();
  const subscription: Subscription = {
    name: `subscriptions/${uid}`,
    uid,
    targetResource,
    eventTypes,
    payloadOptions: { includeResource: false },
    driveOptions: { includeDescendants },
    notificationEndpoint: { pubsubTopic: topic },
    state: 'ACTIVE',
    holder: account,
    createTime: time,
    updateTime: time,
    expireTime,
  };
  services.events.put(subscription);
  watchOver(services, subscription);
  return doneWith(subscription);
}

function list({ services, account, query }: Call): unknown {
  const filter = query.get('filter') ?? '';
  const types = [...filter.matchAll(/event_types:"([^"]+)"/g)].map(([, type]) => type);
  const target = /target_resource="([^"]+)"/.exec(filter)?.[1];
  if (types.length === 0) throw invalid('The filter must name an event type.');
  const found = services.events
    .all()
    .filter(
      ({ holder, eventTypes, targetResource, expireTime }) =>
        holder === account &&
        Date.parse(expireTime) > services.now() &&
        eventTypes.some((type) => types.includes(type)) &&
        (target === undefined || target === targetResource),
    );
  return found.length > 0 ? { subscriptions: found.map(shown) } : {};
}

function patch(call: Call, id: string): unknown {
  const own = ownOf(call, id);
  const fields = (call.query.get('updateMask') ?? Object.keys(call.body).join(',')).split(',');
  if (fields.some((field) => !['ttl', 'eventTypes', 'event_types'].includes(field)))
    throw invalid('The update mask is not valid.');
  const { services, body } = call;
  const changed: Subscription = {
    ...own,
    ...(fields.includes('ttl') ? { expireTime: expiryOf(call, body.ttl) } : {}),
    ...(fields.some((field) => /^event/.test(field)) ? { eventTypes: body.eventTypes as string[] } : {}),
    updateTime: new Date(services.now()).toISOString(),
  };
  services.events.put(changed);
  if (changed.expireTime !== own.expireTime) watchOver(services, changed);
  return doneWith(changed);
}

/** Its end stays what it was. */
function reactivate(call: Call, id: string): unknown {
  const { suspensionReason: _, ...own } = ownOf(call, id);
  const { services } = call;
  if (!mayStill(services, own)) throw forbidden();
  if (!services.pubsub.store.topic(own.notificationEndpoint.pubsubTopic))
    throw rpcError(400, 'The notification endpoint was not found.', 'FAILED_PRECONDITION');
  const active: Subscription = {
    ...own,
    state: 'ACTIVE',
    updateTime: new Date(services.now()).toISOString(),
  };
  services.events.put(active);
  return doneWith(active);
}

function remove(call: Call, id: string): unknown {
  const empty = done('google.protobuf.Empty', {});
  if (call.query.get('allowMissing') === 'true' && !call.services.events.get(`subscriptions/${id}`))
    return empty;
  call.services.events.remove(ownOf(call, id).name);
  return empty;
}

export const EVENTS_OPERATIONS: Operation[] = [
  events('write', 'create', 'POST', ALL)(create),
  events('read', 'list', 'GET', ALL)(list),
  events('read', 'get', 'GET', ONE)((call, id) => shown(ownOf(call, id))),
  events('write', 'patch', 'PATCH', ONE)(patch),
  events('write', 'delete', 'DELETE', ONE)(remove),
  events('write', 'reactivate', 'POST', /^\/v1\/subscriptions\/([\w-]+):reactivate$/)(reactivate),
];
