import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Work } from '../../src/ports/queue.ts';
import { pubsubQueue, workOf } from '../../src/queue/pubsub.ts';
import { serve } from '../support/serve.ts';
import { type Bench, open, PERSON, redirect } from '../workspace/google.ts';
import { type QueueFixture, queueContract } from './contract.ts';

let bench: Bench;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  bench = await open({ faults: true });
  stack.defer(() => bench.workspace.close());
});
afterAll(() => stack.disposeAsync());

const project = 'projects/kabupaten-contoh';
let made = 0;

/** The workspace's Pub/Sub. */
function workspaceApi(): pubsub_v1.Pubsub {
  const auth = new OAuth2Client({
    transporterOptions: { fetchImplementation: redirect(() => bench.workspace.origin) },
  });
  auth.setCredentials({ access_token: bench.workspace.tokenFor(PERSON) });
  return new pubsub_v1.Pubsub({ auth, retry: false });
}

/** Topics of their own, and what they push. */
async function fresh(api = workspaceApi()) {
  // A name that no run before has given: an emulator keeps them.
  const run = `${crypto.randomUUID()}-${made++}`;
  const topics = { check: '', deliver: '', poll: '' };
  const messages: unknown[] = [];
  let told = () => {};
  const receiver = await serve(async (request) => {
    messages.push(await request.json());
    told();
    return new Response(null, { status: 204 });
  });
  stack.defer(() => receiver.close());
  for (const job of ['check', 'deliver', 'poll'] as const) {
    topics[job] = `${project}/topics/${job}-${run}`;
    await api.projects.topics.create({ name: topics[job], requestBody: {} });
    await api.projects.subscriptions.create({
      name: `${project}/subscriptions/${job}-${run}`,
      requestBody: { topic: topics[job], pushConfig: { pushEndpoint: receiver.origin } },
    });
  }
  const work = () => messages.map(workOf);
  return {
    topics,
    queue: pubsubQueue(api, topics),
    /** Until `enough` of what came. */
    async until(enough: (work: Work[]) => boolean): Promise<Work[]> {
      while (!enough(work())) {
        const next = Promise.withResolvers<void>();
        told = next.resolve;
        await next.promise;
      }
      return work();
    },
  };
}

/** As the contract asks for it: until `count` different pieces came. */
async function fixture(api?: pubsub_v1.Pubsub): Promise<QueueFixture> {
  const { queue, until } = await fresh(api);
  return {
    queue,
    received: (count) => until((work) => new Set(work.map((each) => JSON.stringify(each))).size >= count),
  };
}

queueContract('Google Pub/Sub', () => fixture());

// Google's own emulator, where one runs: gcloud beta emulators pubsub start, and its address as it prints it.
const emulator = process.env.PUBSUB_EMULATOR_HOST;
if (emulator) {
  queueContract("Google's emulator of Pub/Sub", () =>
    fixture(new pubsub_v1.Pubsub({ rootUrl: `http://${emulator}/`, retry: false })),
  );
}

describe('publishing', () => {
  it('is tried again when Google does not answer, after the message was taken too', async () => {
    const { queue, until } = await fresh();
    for (const when of ['before', 'after'] as const) {
      const struck = bench.workspace.faults!.add({
        match: { operation: 'topics.publish' },
        do: { fail: { status: 503, when } },
      });
      await queue.send([{ job: 'check', spreadsheetId: when }]);
      expect(bench.workspace.faults!.list().find(({ id }) => id === struck)?.struck).toBe(1);
    }
    const ids = (await until((work) => work.length === 3)).map(
      (work) => work.job === 'check' && work.spreadsheetId,
    );
    expect(ids).toEqual(['before', 'after', 'after']);
  });

  it('fails loudly where there is no topic', async () => {
    const { topics } = await fresh();
    const queue = pubsubQueue(workspaceApi(), { ...topics, check: `${project}/topics/tidak-ada` });
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
