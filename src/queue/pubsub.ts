/** The queue port over Google Pub/Sub: one topic a job, so that each is retried and buried by itself. */
import type { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import * as z from 'zod';
import type { DriveEvent } from '../ports/drive-events.ts';
import type { Queue, Work } from '../ports/queue.ts';
import { knownWork } from './work.ts';

/** `publish` takes 1,000 messages and 10 MB. */
const BATCH = 1_000;

/**
 * Published twice the work is done once: a lost answer costs nothing, work not queued would wait ten minutes. A new
 * object each time, since the client counts in it.
 */
const again = () => ({ retry: true, retryConfig: { retry: 3, httpMethodsToRetry: ['POST'] } });

/** `topics`: full names, `projects/{project}/topics/{topic}`. */
export function pubsubQueue(api: pubsub_v1.Pubsub, topics: Record<Work['job'], string>): Queue {
  return {
    async send(work) {
      for (const [job, group] of Map.groupBy(work, (each) => each.job)) {
        for (let at = 0; at < group.length; at += BATCH) {
          const messages = group.slice(at, at + BATCH).map((each) => ({ data: encode(each) }));
          await api.projects.topics.publish({ topic: topics[job], requestBody: { messages } }, again());
        }
      }
    },
  };
}

/** What a push or a CloudEvent of Pub/Sub carries. @throws Error when it is no work of ours: it belongs in the dead-letter topic. */
export function workOf(data: unknown): Work {
  const text = (data as { message?: { data?: unknown } } | null | undefined)?.message?.data;
  const work = knownWork(typeof text === 'string' ? decode(text) : undefined);
  if (work === undefined) throw new Error('A message of Pub/Sub carries no work that is known here');
  return work;
}

/** What came to the dead-letter topic: whatever the message carried, and the subscription that gave it up; '' where it does not say. */
export function letterOf(data: unknown): { work: unknown; subscription: string } {
  const { message } = (data ?? {}) as { message?: { data?: unknown; attributes?: Record<string, unknown> } };
  const subscription = message?.attributes?.CloudPubSubDeadLetterSourceSubscription;
  return {
    work: typeof message?.data === 'string' ? decode(message.data) : undefined,
    subscription: typeof subscription === 'string' ? subscription : '',
  };
}

const EventAttributes = z.object({
  'ce-source': z.string().regex(/^\/\/workspaceevents\.googleapis\.com\/subscriptions\/[\w-]{1,200}$/),
  'ce-type': z.string().max(200),
  'ce-time': z.iso.datetime({ offset: true }),
});

/**
 * An event of Google Workspace, by the attributes of the message that carries it; undefined where it is none.
 * https://developers.google.com/workspace/events#structure-events
 */
export function driveEventOf(data: unknown): DriveEvent | undefined {
  const { message } = (data ?? {}) as { message?: { attributes?: unknown } };
  const read = EventAttributes.safeParse(message?.attributes);
  if (!read.success) return undefined;
  return {
    subscription: read.data['ce-source'].replace('//workspaceevents.googleapis.com/', ''),
    type: read.data['ce-type'],
    time: Date.parse(read.data['ce-time']),
  };
}

function encode(work: Work): string {
  return Buffer.from(JSON.stringify(work)).toString('base64');
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    return undefined;
  }
}
