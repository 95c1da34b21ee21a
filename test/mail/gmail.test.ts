import { generateKeyPairSync } from 'node:crypto';
import { OAuth2Client } from 'google-auth-library';
import { describe, expect, onTestFinished, test } from 'vitest';
import { through } from '../../src/google/clients.ts';
import { actingAttached, actingWithKey, MAIL_SCOPE } from '../../src/google/delegated.ts';
import { gmailTransport } from '../../src/mail/gmail.ts';
import { startMailbox } from '../../src/workspace/mailbox/mailbox.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import { redirect, START } from '../workspace/google.ts';
import { MAIL, type Mood, mailContract, message, readMime } from './contract.ts';

const ROBOT = 'pantau@contoh.iam.gserviceaccount.example';
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The workspace with its mailbox, as Google: what it does wrong is done on the way to it. */
async function google(delegated = true) {
  const mailbox = await startMailbox({ dataFile: ':memory:', now: () => START });
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => START,
    quota: null,
    serviceAccounts: [{ email: ROBOT, publicKey, delegated, tokenCreators: [ROBOT] }],
    people: [MAIL.from],
    mail: mailbox.take,
  });
  let mood: Mood = 'well';
  const real = redirect(() => workspace.origin);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (!String(input).includes('/messages/send') || mood === 'well') return real(input, init);
    if (mood === 'busy') return Response.json(failure(429, 'rateLimitExceeded'), { status: 429 });
    await real(input, init);
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) });
  };
  const turn = (to: Mood) => {
    mood = to;
  };
  const close = async () => {
    await workspace.close();
    await mailbox.close();
  };
  return { mailbox, workspace, fetch, real, close, turn };
}

const failure = (code: number, reason: string) => ({
  error: { code, message: reason, errors: [{ message: reason, domain: 'usageLimits', reason }] },
});

mailContract('gmail', async () => {
  const { mailbox, fetch, close, turn } = await google();
  return {
    transport: gmailTransport(actingWithKey({ email: ROBOT, key: privateKey }, MAIL.from, fetch), fetch),
    arrived: () =>
      Promise.all(
        mailbox
          .messages()
          .reverse()
          .map(({ id, to, from }) => readMime(mailbox.message(id)!.source, to, from)),
      ),
    turn,
    close,
  };
}, ['busy', 'mute']);

describe('gmail', () => {
  const answering = (status: number, body: unknown, headers = {}) =>
    gmailTransport({ headers: async () => ({}), refused: () => {} }, async () =>
      Response.json(body, { status, headers }),
    ).send(message());

  test.each([
    [400, failure(400, 'failedPrecondition'), { outcome: 'retry', reason: '400 failedPrecondition' }],
    [400, failure(400, 'invalidArgument'), { outcome: 'failed', reason: '400 invalidArgument' }],
    [
      400,
      { error: { code: 400, message: 'Invalid To header', errors: [{ reason: 'invalidArgument' }] } },
      { outcome: 'failed', reason: '400 invalidArgument', badAddress: true },
    ],
    [403, failure(403, 'userRateLimitExceeded'), { outcome: 'retry', reason: '403 userRateLimitExceeded' }],
    [403, failure(403, 'accessNotConfigured'), { outcome: 'retry', reason: '403 accessNotConfigured' }],
    [413, 'too large', { outcome: 'failed', reason: '413' }],
    [500, failure(500, 'backendError'), { outcome: 'uncertain', reason: '500 backendError' }],
    [502, '<html>', { outcome: 'uncertain', reason: '502' }],
    [503, failure(503, 'backendError'), { outcome: 'retry', reason: '503 backendError' }],
  ])('answered with %i %j', async (status, body, end) => {
    expect(await answering(status, body)).toEqual(end);
  });

  test('is told how long to wait', async () => {
    const body = failure(429, 'rateLimitExceeded');
    expect(await answering(429, body, { 'retry-after': '90' })).toMatchObject({
      outcome: 'retry',
      pause: 90_000,
    });
  });

  test('a delegation that nobody gave is about us: every mail waits, and what Google says of it is told', async () => {
    const { fetch, real, close, mailbox, workspace } = await google(false);
    onTestFinished(close);
    const attached = new OAuth2Client(through(real));
    attached.setCredentials({ access_token: workspace.tokenFor(ROBOT) });
    const keyed = actingWithKey({ email: ROBOT, key: privateKey }, MAIL.from, fetch);
    for (const acting of [keyed, actingAttached(attached, ROBOT, MAIL.from)])
      expect(await gmailTransport(acting, fetch).send(message())).toEqual({
        outcome: 'retry',
        reason: 'no token: Google refused the credentials (unauthorized_client)',
      });
    expect(mailbox.count()).toBe(0);
  });

  test('nobody to give a token is no reason to give a mail up', async () => {
    const away = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }));
    const keyed = actingWithKey({ email: ROBOT, key: privateKey }, MAIL.from, away);
    const end = await gmailTransport(keyed, away).send(message());
    expect(end).toMatchObject({
      outcome: 'retry',
      reason: expect.stringMatching(/^no token: Google did not/),
    });
  });

  test('a signature that the attached account may not make is told by its status', async () => {
    const { fetch, real, close, workspace } = await google();
    onTestFinished(close);
    const attached = new OAuth2Client(through(real));
    attached.setCredentials({ access_token: workspace.tokenFor(ROBOT) });
    const other = actingAttached(attached, 'lain@contoh.iam.gserviceaccount.example', MAIL.from);
    expect(await gmailTransport(other, fetch).send(message())).toEqual({
      outcome: 'retry',
      reason: 'no token: Google refused the credentials (403)',
    });
  });

  test('an attached token that Google no longer takes is asked for anew', async () => {
    const { real, close, workspace } = await google();
    onTestFinished(close);
    let grants = 0;
    const attached = new OAuth2Client(
      through((input, init) => {
        if (String(input).endsWith('/token')) grants++;
        return real(input, init);
      }),
    );
    attached.setCredentials({ access_token: workspace.tokenFor(ROBOT) });
    const acting = actingAttached(attached, ROBOT, MAIL.from);
    await acting.headers();
    acting.refused();
    await acting.headers();
    await acting.headers();
    expect(grants).toBe(2);
  });

  test('a token that Google no longer takes is asked for anew', async () => {
    const { fetch, close, mailbox } = await google();
    onTestFinished(close);
    let tokens = 0;
    const acting = actingWithKey({ email: ROBOT, key: privateKey }, MAIL.from, (input, init) => {
      tokens++;
      return fetch(input, init);
    });
    let first = true;
    const once: typeof fetch = (input, init) => {
      if (!first) return fetch(input, init);
      first = false;
      return Promise.resolve(Response.json(failure(401, 'authError'), { status: 401 }));
    };
    const transport = gmailTransport(acting, once);
    expect(await transport.send(message())).toEqual({ outcome: 'retry', reason: '401 authError' });
    expect(tokens).toBe(1);
    expect(await transport.send(message())).toEqual({ outcome: 'sent' });
    expect(await transport.send(message())).toEqual({ outcome: 'sent' });
    expect([tokens, mailbox.count()]).toEqual([2, 2]);
  });

  test('an attached account signs for itself, once an hour, and needs no key', async () => {
    const { fetch, real, close, mailbox, workspace } = await google();
    onTestFinished(close);
    const asked: string[] = [];
    let lifetime: number | undefined;
    /** Its own token as the metadata server gives it. */
    const attached = new OAuth2Client(
      through(async (input, init) => {
        asked.push(new URL(String(input)).pathname);
        const answer = await real(input, init);
        if (lifetime === undefined || !asked.at(-1)?.endsWith('/token')) return answer;
        return Response.json({ ...((await answer.json()) as object), expires_in: lifetime });
      }),
    );
    attached.setCredentials({ access_token: workspace.tokenFor(ROBOT) });
    const acting = actingAttached(attached, ROBOT, MAIL.from);
    const transport = gmailTransport(acting, fetch);
    expect(await transport.send(message())).toEqual({ outcome: 'sent' });
    expect(await transport.send(message())).toEqual({ outcome: 'sent' });
    expect(asked).toEqual([`/v1/projects/-/serviceAccounts/${encodeURIComponent(ROBOT)}:signJwt`, '/token']);
    expect(mailbox.count()).toBe(2);
    // One that ends within five minutes is not used again.
    lifetime = 299;
    const hurried = actingAttached(attached, ROBOT, MAIL.from);
    await hurried.headers();
    await hurried.headers();
    expect(asked).toHaveLength(6);
    expect(MAIL_SCOPE).toBe('https://www.googleapis.com/auth/gmail.send');
  });
});
