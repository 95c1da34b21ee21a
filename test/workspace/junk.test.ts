/** Whatever is sent to Drive, Gmail and Pub/Sub: a refusal in Google's words or an answer, never a crash. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DRIVE_OPERATIONS } from '../../src/workspace/drive/operations.ts';
import { GMAIL_OPERATIONS } from '../../src/workspace/gmail/operations.ts';
import { PUBSUB_OPERATIONS } from '../../src/workspace/pubsub/operations.ts';
import { type Bench, open, PERSON } from './google.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open({ mail: async () => 1 });
});
afterAll(() => bench.workspace.close());

const FIELDS: Record<string, string[]> = {
  drive: [
    ...['name', 'mimeType', 'parents', 'trashed', 'modifiedTime', 'type', 'role', 'emailAddress'],
    ...['id', 'address', 'token', 'expiration', 'resourceId'],
  ],
  gmail: ['raw', 'threadId'],
  pubsub: [
    ...['topic', 'messages', 'pushConfig', 'ackIds', 'maxMessages', 'ackDeadlineSeconds'],
    ...['retryPolicy', 'deadLetterPolicy', 'labels'],
  ],
};
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('root', 'user', 'anyone', 'owner', 'web_hook', -1, 1e308, '', null, [null], [{}], {}),
  fc.constantFrom<unknown>('projects/contoh/topics/kerja', [5], [['x']], [{ data: 5, attributes: 'a' }], 10),
  fc.constantFrom<unknown>({ deadLetterTopic: 5 }, { pushEndpoint: {} }, { minimumBackoff: [] }, ['x'], true),
);
const bodyOf = (api: string) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS[api]!), value, { maxKeys: 6 }) },
  );
const PARAMETERS = [
  ...['q', 'fields', 'pageSize', 'pageToken', 'orderBy', 'corpora', 'driveId', 'addParents'],
  ...['supportsAllDrives', 'includeItemsFromAllDrives', 'transferOwnership', 'includeRemoved'],
];
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('true', '1', '-1', '~', "name contains 'a", 'trashed = maybe', 'a(b', '*', 'root', '%'),
);
const query = fc.dictionary(fc.constantFrom(...PARAMETERS), word, { maxKeys: 4 });

/** A path that the operation takes: groups of its pattern filled with one word each. */
const pathOf = (pattern: RegExp, parts: string[]): string => {
  let at = 0;
  return pattern.source
    .replace(/^\^|\$$/g, '')
    .replace(/\\\//g, '/')
    .replace(/\(\[\^[^\]]*\]\+\)/g, () => encodeURIComponent(parts[at++ % parts.length]!));
};

test.each(
  [...DRIVE_OPERATIONS, ...GMAIL_OPERATIONS, ...PUBSUB_OPERATIONS].map((one) => [one.name, one] as const),
)('%s', async (_name, { api, method, path }) => {
  const crashes = vi.spyOn(console, 'error').mockImplementation(() => {});
  const made = (
    await bench.as(PERSON, 'POST', '/drive/v3/files', {
      mimeType: 'application/vnd.google-apps.spreadsheet',
    })
  ).json as { id: string };
  await bench.as(PERSON, 'PUT', '/v1/projects/contoh/topics/kerja', {});
  const parts = fc.constantFrom<string[]>(
    [made.id, 'anyoneWithLink'],
    ['contoh', 'kerja'],
    ['me'],
    ['tidak ada/..', "'"],
    [made.id, made.id],
  );
  await bench.as(PERSON, 'PUT', '/v1/projects/contoh/subscriptions/kerja', {
    topic: 'projects/contoh/topics/kerja',
  });
  const property = fc.asyncProperty(parts, query, bodyOf(api), async (words, parameters, sent) => {
    const address = `${pathOf(path, words)}?${new URLSearchParams(parameters)}`;
    const withBody = method !== 'GET' && method !== 'DELETE';
    const { status, json } = await bench.as(PERSON, method, address, withBody ? sent : undefined);
    expect(status).toBeLessThan(500);
    if (status >= 400) expect(json).toMatchObject({ error: { code: status, message: expect.any(String) } });
  });
  await fc.assert(property, { numRuns: 300, seed: 20251118 });
  expect(crashes).not.toHaveBeenCalled();
  crashes.mockRestore();
});
