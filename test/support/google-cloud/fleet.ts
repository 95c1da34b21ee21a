/** The functions of one installation, each a process that starts when it is first needed, and what Pub/Sub finds them by. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { CALLS, through } from '../../../src/google/clients.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { type RunningFunction, startFunction } from './functions.ts';

export const CLOUD_PROJECT = 'kabupaten-contoh';
export const topicOf = (job: string): string => `projects/${CLOUD_PROJECT}/topics/pantau-${job}`;

export interface Fleet extends AsyncDisposable {
  of(target: string): Promise<RunningFunction>;
  /** Another process answers from then on. */
  kill(target: string): Promise<void>;
  /** Where Google's own front stands: the address of a function stays, whatever process answers. */
  front: string;
}

/** @param dir of the artefact. @param environment of each function. @param heard told of every line that one logs. */
export async function openFleet(
  dir: string,
  environment: (target: string) => Record<string, string>,
  heard?: (line: Record<string, unknown>) => void,
): Promise<Fleet> {
  await using opened = new AsyncDisposableStack();
  const running = new Map<string, Promise<RunningFunction>>();
  opened.defer(async () => {
    for (const one of running.values()) await (await one).close();
  });
  const of = (target: string): Promise<RunningFunction> => {
    const found = running.get(target) ?? startFunction(dir, target, environment(target), heard);
    running.set(target, found);
    return found;
  };
  const port = await listening(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const target = /\/pantau-([a-z-]+)$/.exec(request.url ?? '')?.[1] ?? '';
    const headers = { 'content-type': String(request.headers['content-type']) };
    const answer = await of(target)
      .then(({ origin }) => fetch(origin + request.url, { method: 'POST', headers, body }))
      .catch(() => new Response(null, { status: 502 }));
    response.writeHead(answer.status).end();
  }, opened);
  const stack = opened.move();
  return {
    of,
    async kill(target) {
      const one = running.get(target);
      running.delete(target);
      await (await one)?.close();
    },
    front: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Topics of these jobs as a deployment makes them, with a push subscription each; of the others the topic alone. */
export async function subscribe(
  google: string,
  token: string,
  front: string,
  jobs: readonly string[],
  others: readonly string[] = ['dead'],
): Promise<pubsub_v1.Pubsub> {
  const auth = new OAuth2Client(through(redirectTo(google)));
  auth.setCredentials({ access_token: token });
  const pubsub = new pubsub_v1.Pubsub({ auth, ...CALLS });
  const { projects } = pubsub;
  for (const job of [...others, ...jobs]) await projects.topics.create({ name: topicOf(job) });
  for (const job of jobs)
    await projects.subscriptions.create({
      name: topicOf(job).replace('/topics/', '/subscriptions/'),
      requestBody: {
        topic: topicOf(job),
        pushConfig: { pushEndpoint: `${front}/${topicOf(job)}` },
        ackDeadlineSeconds: 60,
        deadLetterPolicy: { deadLetterTopic: topicOf('dead'), maxDeliveryAttempts: 5 },
        retryPolicy: { minimumBackoff: '10s', maximumBackoff: '600s' },
      },
    });
  return pubsub;
}

/** Port of a server that stands as long as `opened`. */
export async function listening(handler: RequestListener, opened: AsyncDisposableStack): Promise<number> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}
