/** SMTP from workerd, as the Worker speaks it: its sockets end otherwise than Node's, and a mail must end the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { mailMessage } from '../../../src/jobs/message.ts';
import type { SmtpSettings } from '../../../src/mail/smtp.ts';
import type { Delivery } from '../../../src/ports/mail.ts';
import { buildWorker, bundleWorker } from '../../../src/runtime/local/bundle.ts';
import { closedPort, type Fault, faultyServer, mailServer, type Step } from '../smtp-servers.ts';
import type { Asked } from './smtp-worker.ts';

let worker: Miniflare;
let folder: string;
beforeAll(async () => {
  const { compatibilityDate, compatibilityFlags } = await bundleWorker();
  folder = await mkdtemp(path.join(tmpdir(), 'pantau-smtp-'));
  await buildWorker(folder, path.join(import.meta.dirname, 'smtp-worker.ts'));
  const scriptPath = path.join(folder, 'smtp-worker.js');
  worker = new Miniflare({
    modules: true,
    modulesRoot: folder,
    scriptPath,
    compatibilityDate,
    compatibilityFlags,
  });
  await worker.ready;
});
afterAll(async () => {
  await worker?.dispose();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const LETTER = {
  subject: 'Tenggat 25 November 2025',
  text: '.\r\nbelum lengkap\n',
  html: '<p>belum lengkap</p>',
};
const MESSAGE = mailMessage('m-1', LETTER, 'operator@kotim.example', { from: 'pantau@kotim.example' });

async function send(port: number, more: Partial<SmtpSettings> = {}): Promise<Delivery> {
  const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 };
  const settings = { host: '127.0.0.1', port, secure: false, ...patience, ...more };
  const asked: Asked = { settings, message: MESSAGE };
  const answer = await worker.dispatchFetch('http://worker/', {
    method: 'POST',
    body: JSON.stringify(asked),
  });
  return (await answer.json()) as Delivery;
}

describe('smtp from a Worker', () => {
  test('a message arrives, with user and password', async () => {
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pantau' && password === 'rahasia'
          ? done(null, { user: username })
          : done(Object.assign(new Error('no'), { responseCode: 535 })),
    });
    onTestFinished(server.close);
    expect(await send(server.port, { user: 'pantau', pass: 'rahasia' })).toEqual({ outcome: 'sent' });
    expect(server.received.map(({ from, to }) => [from, to])).toEqual([
      ['pantau@kotim.example', ['operator@kotim.example']],
    ]);
    expect(await send(server.port, { user: 'pantau', pass: 'basi' })).toMatchObject({ outcome: 'retry' });
    expect(server.received).toHaveLength(1);
  });

  test('nobody listens: retry', async () => {
    expect(await send(await closedPort())).toMatchObject({ outcome: 'retry' });
  });

  test('a certificate that cannot be trusted is a retry, never a message in the open', async () => {
    const server = await mailServer({ hideSTARTTLS: false });
    onTestFinished(server.close);
    expect(await send(server.port)).toMatchObject({ outcome: 'retry' });
    const wholly = await mailServer({ secure: true });
    onTestFinished(wholly.close);
    expect(await send(wholly.port, { secure: true })).toMatchObject({ outcome: 'retry' });
    expect([...server.received, ...wholly.received]).toEqual([]);
  });

  test.each<[Step, Fault, Delivery['outcome']]>([
    ['CONN', 'silence', 'retry'],
    ['CONN', 'cut', 'retry'],
    ['CONN', 'reply 554 closed today', 'retry'],
    ['EHLO', 'cut', 'retry'],
    ['MAIL', 'reply 451 later', 'retry'],
    ['MAIL', 'reply 550 not from you', 'failed'],
    ['RCPT', 'reply 450 mailbox busy', 'retry'],
    ['RCPT', 'reply 550 no such user', 'failed'],
    ['RCPT', 'cut', 'retry'],
    ['DATA', 'reply 451 later', 'retry'],
    ['DATA', 'reply 554 no', 'failed'],
    ['DATA', 'cut', 'retry'],
    ['DATA', 'silence', 'retry'],
    ['DOT', 'reply 452 disk full', 'retry'],
    ['DOT', 'reply 550 spam', 'failed'],
    ['DOT', 'cut', 'uncertain'],
    ['DOT', 'silence', 'uncertain'],
    ['DOT', 'reply nonsense', 'uncertain'],
  ])('at %s %s: %s', async (step, fault, outcome) => {
    const server = await faultyServer(step, fault);
    onTestFinished(server.close);
    const patience = fault === 'silence' ? { greetingTimeout: 300, socketTimeout: 300 } : {};
    expect(await send(server.port, patience)).toMatchObject({ outcome });
    expect(server.seen.at(-1)).toBe(step);
  });
});
