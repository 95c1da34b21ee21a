import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, open, PERSON, redirect, refusal } from '../google.ts';
import { type Receiver, startReceiver } from '../receiver.ts';

let bench: Bench;
let receiver: Receiver;
let client: pubsub_v1.Pubsub;
beforeEach(async () => {
  bench = await open();
  receiver = await startReceiver();
  const auth = new OAuth2Client({
    transporterOptions: { fetchImplementation: redirect(() => bench.workspace.origin) },
  });
  auth.setCredentials({ access_token: bench.workspace.tokenFor(PERSON) });
  client = new pubsub_v1.Pubsub({ auth, retry: false } as unknown as pubsub_v1.Options);
  await client.projects.topics.create({ name: TOPIC, requestBody: {} });
});
afterEach(async () => {
  await bench.workspace.close();
  await receiver.close();
});

const TOPIC = 'projects/contoh/topics/kerja';
const SUBSCRIPTION = 'projects/contoh/subscriptions/pekerja';

const subscribe = (more: object = {}, name = SUBSCRIPTION) =>
  client.projects.subscriptions.create({ name, requestBody: { topic: TOPIC, ...more } });
const publish = (...texts: string[]) =>
  client.projects.topics.publish({
    topic: TOPIC,
    requestBody: {
      messages: texts.map((text) => ({ data: Buffer.from(text).toString('base64'), attributes: { a: 'b' } })),
    },
  });
const pull = async (subscription = SUBSCRIPTION) =>
  (await client.projects.subscriptions.pull({ subscription, requestBody: { maxMessages: 10 } })).data
    .receivedMessages ?? [];
const acknowledge = (...ackIds: string[]) =>
  client.projects.subscriptions.acknowledge({ subscription: SUBSCRIPTION, requestBody: { ackIds } });
const text = ({ message }: pubsub_v1.Schema$ReceivedMessage) =>
  Buffer.from(message?.data ?? '', 'base64').toString();

test('topics and subscriptions are made, listed, found and taken away', async () => {
  await subscribe();
  const { topics } = (await client.projects.topics.list({ project: 'projects/contoh' })).data;
  expect(topics).toEqual([{ name: TOPIC }]);
  const found = (await client.projects.subscriptions.get({ subscription: SUBSCRIPTION })).data;
  expect(found).toEqual({
    name: SUBSCRIPTION,
    topic: TOPIC,
    pushConfig: {},
    ackDeadlineSeconds: 10,
    state: 'ACTIVE',
  });
  expect(await refusal(subscribe())).toMatchObject({
    status: 409,
    body: { error: { status: 'ALREADY_EXISTS' } },
  });
  expect((await refusal(client.projects.topics.create({ name: TOPIC }))).status).toBe(409);
  await client.projects.topics.delete({ topic: TOPIC });
  expect((await client.projects.subscriptions.get({ subscription: SUBSCRIPTION })).data.topic).toBe(
    '_deleted-topic_',
  );
  expect(await refusal(publish('x'))).toMatchObject({
    status: 404,
    body: { error: { message: 'Resource not found (resource=topic).', status: 'NOT_FOUND' } },
  });
  await client.projects.subscriptions.delete({ subscription: SUBSCRIPTION });
  expect((await refusal(pull())).status).toBe(404);
});

test('a message is delivered again until it is acknowledged in time', async () => {
  await subscribe({ ackDeadlineSeconds: 20 });
  const { messageIds } = (await publish('satu', 'dua')).data;
  const first = await pull();
  expect(first.map(text)).toEqual(['satu', 'dua']);
  expect(first[0]!.message).toEqual({
    data: Buffer.from('satu').toString('base64'),
    attributes: { a: 'b' },
    messageId: messageIds![0],
    publishTime: new Date(bench.clock.now).toISOString(),
  });
  expect(await pull()).toEqual([]);
  await acknowledge(first[0]!.ackId!);
  bench.clock.now += 20_000;
  const second = await pull();
  expect(second.map(text)).toEqual(['dua']);
  // The first lease is over: its acknowledgement comes too late and means nothing.
  await acknowledge(first[1]!.ackId!);
  bench.clock.now += 20_000;
  const third = await pull();
  expect(third.map(text)).toEqual(['dua']);
  await acknowledge(third[0]!.ackId!);
  bench.clock.now += 600_000;
  expect(await pull()).toEqual([]);
});

test('a deadline is put off, or given up at once', async () => {
  await subscribe();
  await publish('satu');
  const [one] = await pull();
  const modify = (ackDeadlineSeconds: number, ackId: string) =>
    client.projects.subscriptions.modifyAckDeadline({
      subscription: SUBSCRIPTION,
      requestBody: { ackIds: [ackId], ackDeadlineSeconds },
    });
  await modify(600, one!.ackId!);
  bench.clock.now += 599_999;
  expect(await pull()).toEqual([]);
  await modify(0, one!.ackId!);
  expect((await pull()).map(text)).toEqual(['satu']);
});

test('push: an envelope is posted, and again after a refusal, until it is taken', async () => {
  await subscribe({
    pushConfig: { pushEndpoint: `${receiver.origin}/kerja` },
    retryPolicy: { minimumBackoff: '10s', maximumBackoff: '15s' },
  });
  receiver.answers.push(500, 404, 204);
  await publish('satu');
  const count = async () => {
    await bench.workspace.settle();
    return receiver.received.length;
  };
  expect(await count()).toBe(1);
  const { path, body } = receiver.received[0]!;
  expect([path, JSON.parse(body)]).toEqual([
    '/kerja',
    {
      message: expect.objectContaining({
        data: Buffer.from('satu').toString('base64'),
        attributes: { a: 'b' },
        messageId: '1',
        message_id: '1',
      }),
      subscription: SUBSCRIPTION,
    },
  ]);
  bench.clock.now += 9_999;
  expect(await count()).toBe(1);
  bench.clock.now += 1;
  expect(await count()).toBe(2);
  bench.clock.now += 15_000;
  expect(await count()).toBe(3);
  bench.clock.now += 600_000;
  expect(await count()).toBe(3);
  expect((await refusal(pull())).status).toBe(400);
});

test('what was tried too often goes to the dead-letter topic', async () => {
  const dead = 'projects/contoh/topics/gagal';
  await client.projects.topics.create({ name: dead });
  await subscribe({
    pushConfig: { pushEndpoint: receiver.origin },
    deadLetterPolicy: { deadLetterTopic: dead, maxDeliveryAttempts: 5 },
  });
  const graveyard = 'projects/contoh/subscriptions/kuburan';
  await subscribe({ topic: dead }, graveyard);
  receiver.answers.push(...new Array(10).fill(503));
  await publish('satu');
  for (let n = 0; n < 10; n++) {
    await bench.workspace.settle();
    bench.clock.now += 60_000;
  }
  expect(receiver.received.map(({ body }) => JSON.parse(body).deliveryAttempt)).toEqual([1, 2, 3, 4, 5]);
  const [buried] = await pull(graveyard);
  expect(text(buried!)).toBe('satu');
  expect(buried!.message!.attributes).toMatchObject({
    a: 'b',
    CloudPubSubDeadLetterSourceDeliveryCount: '5',
    CloudPubSubDeadLetterSourceSubscription: 'pekerja',
  });
});

test('a subscription turned to push gets what it held', async () => {
  await subscribe();
  await publish('satu');
  await client.projects.subscriptions.modifyPushConfig({
    subscription: SUBSCRIPTION,
    requestBody: { pushConfig: { pushEndpoint: receiver.origin } },
  });
  await bench.workspace.settle();
  expect(receiver.received).toHaveLength(1);
});

test.each<[string, () => Promise<unknown>]>([
  ['no message', () => publish()],
  [
    'an empty message',
    () => client.projects.topics.publish({ topic: TOPIC, requestBody: { messages: [{}] } }),
  ],
  [
    'data that is not base64',
    () => client.projects.topics.publish({ topic: TOPIC, requestBody: { messages: [{ data: '§' }] } }),
  ],
  ['a name too short', () => client.projects.topics.create({ name: 'projects/contoh/topics/x' })],
  ['a deadline too short', () => subscribe({ ackDeadlineSeconds: 5 })],
  ['a push address without https', () => subscribe({ pushConfig: { pushEndpoint: 'http://desa.example/' } })],
])('%s is refused', async (_what, call) => {
  expect(await refusal(call())).toMatchObject({
    status: 400,
    body: { error: { status: 'INVALID_ARGUMENT' } },
  });
});
