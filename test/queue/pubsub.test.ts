import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pubsubQueue, workOf } from '../../src/queue/pubsub.ts';
import { type Bench, open, PERSON, redirect } from '../workspace/google.ts';
import { queueContract } from './contract.ts';

const project = 'projects/kabupaten-contoh';
let bench: Bench;
let api: pubsub_v1.Pubsub;
beforeAll(async () => {
  bench = await open({ faults: true });
  const auth = new OAuth2Client({
    transporterOptions: { fetchImplementation: redirect(() => bench.workspace.origin) },
  });
  auth.setCredentials({ access_token: bench.workspace.tokenFor(PERSON) });
  api = new pubsub_v1.Pubsub({ auth, retry: false });
});
afterAll(() => bench.workspace.close());

let made = 0;
async function fresh() {
  const name = (job: string) => `${project}/topics/${job}-${made}`;
  made++;
  const topics = { check: name('check'), deliver: name('deliver'), poll: name('poll') };
  const subscriptions = Object.values(topics).map((topic) => [
    topic,
    topic.replace('/topics/', '/subscriptions/'),
  ]);
  for (const [topic, name] of subscriptions) {
    await api.projects.topics.create({ name: topic! });
    await api.projects.subscriptions.create({ name: name!, requestBody: { topic: topic! } });
  }
  return {
    topics,
    queue: pubsubQueue(api, topics),
    async received() {
      const messages: pubsub_v1.Schema$ReceivedMessage[] = [];
      for (const [, subscription] of subscriptions) {
        const { data } = await api.projects.subscriptions.pull({
          subscription: subscription!,
          requestBody: { maxMessages: 1_000 },
        });
        messages.push(...(data.receivedMessages ?? []));
      }
      // A push, and a CloudEvent, carry the message as a pull gives it.
      return messages.map((message) => workOf(message));
    },
  };
}

queueContract('Google Pub/Sub', fresh);

describe('publishing', () => {
  it('is tried again when Google does not answer, after the message was taken too', async () => {
    const { queue, received } = await fresh();
    for (const when of ['before', 'after'] as const) {
      const struck = bench.workspace.faults!.add({
        match: { operation: 'topics.publish' },
        do: { fail: { status: 503, when } },
      });
      await queue.send([{ job: 'check', spreadsheetId: when }]);
      expect(bench.workspace.faults!.list().find(({ id }) => id === struck)?.struck).toBe(1);
    }
    const ids = (await received()).map((work) => work.job === 'check' && work.spreadsheetId);
    expect(ids).toEqual(['before', 'after', 'after']);
  });

  it('fails loudly where there is no topic', async () => {
    const { topics } = await fresh();
    const queue = pubsubQueue(api, { ...topics, check: `${project}/topics/tidak-ada` });
    await expect(queue.send([{ job: 'check', spreadsheetId: 'a' }])).rejects.toMatchObject({ status: 404 });
  });
});

describe('a message', () => {
  const data = (text: string) => ({ message: { data: Buffer.from(text).toString('base64') } });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no message', {}],
    ['no data', { message: {} }],
    ['data that is not text', { message: { data: 7 } }],
    ['data that is not JSON', data('periksa')],
    ['an unknown job', data('{"job":"hapus","spreadsheetId":"a"}')],
    ['no id', data('{"job":"check","spreadsheetId":""}')],
    ['more than its job needs', data('{"job":"check","spreadsheetId":"a","now":0}')],
  ])('with %s is refused', (_what, message) => {
    expect(() => workOf(message)).toThrow('no work that is known here');
  });
});
