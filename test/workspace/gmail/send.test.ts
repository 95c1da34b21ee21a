import { generateKeyPairSync } from 'node:crypto';
import { JWT } from 'google-auth-library';
import { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import { type Bench, OTHER, open, PERSON, ROBOT, redirect, refusal } from '../google.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let mailbox: Mailbox;
let bench: Bench;
beforeEach(async () => {
  mailbox = await startMailbox({ dataFile: ':memory:', now: () => Date.UTC(2025, 10, 18) });
  bench = await open({
    mail: mailbox.take,
    serviceAccounts: [{ email: ROBOT, publicKey, delegated: true }],
  });
});
afterEach(async () => {
  await bench.workspace.close();
  await mailbox.close();
});

function gmail(options: { subject?: string; scope?: string } = {}): gmail_v1.Gmail {
  const auth = new JWT({
    email: ROBOT,
    key: privateKey,
    ...(options.subject ? { subject: options.subject } : {}),
    scopes: [options.scope ?? 'https://www.googleapis.com/auth/gmail.send'],
    transporterOptions: { fetchImplementation: redirect(() => bench.workspace.origin) },
  });
  return new gmail_v1.Gmail({ auth, retry: false } as unknown as gmail_v1.Options);
}

const MESSAGE = [
  'From: Pantau <lain@kabupaten.example>',
  'To: Budi <budi@puskesmas.example>,',
  ' "Siti, A." <siti@desa.example>',
  'Cc: budi@puskesmas.example',
  'Bcc: arsip@kabupaten.example',
  'Subject: =?UTF-8?Q?Batas_waktu_=E2=80=93_besok?=',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Isian belum lengkap. Ünïcödé.',
  '',
].join('\r\n');

const send = (client: gmail_v1.Gmail, text: string, userId = 'me') =>
  client.users.messages.send({ userId, requestBody: { raw: Buffer.from(text).toString('base64url') } });

test('as a person that the service account may act for, into the local mailbox', async () => {
  const { data } = await send(gmail({ subject: PERSON }), MESSAGE);
  expect(data).toEqual({ id: expect.any(String), threadId: data.id, labelIds: ['SENT'] });
  const [summary] = mailbox.messages();
  expect(summary).toMatchObject({
    from: PERSON,
    to: ['budi@puskesmas.example', 'siti@desa.example', 'arsip@kabupaten.example'],
    subject: 'Batas waktu – besok',
  });
  const mail = mailbox.message(summary!.id)!;
  const source = Buffer.from(mail.source).toString();
  expect(source).toContain(`From: Pantau <${PERSON}>\r\n`);
  expect(source).not.toContain('arsip');
  expect(mail.content?.text?.trim()).toBe('Isian belum lengkap. Ünïcödé.');
});

test('the same message twice is two mails', async () => {
  const client = gmail({ subject: PERSON });
  const ids = [await send(client, MESSAGE), await send(client, MESSAGE)].map(({ data }) => data.id);
  expect(new Set(ids).size).toBe(2);
  expect(mailbox.count()).toBe(2);
});

test.each([
  ['no recipient', 'Subject: x\r\n\r\nisi', 'Recipient address required'],
  ['no address', 'To: bukan alamat\r\n\r\nisi', 'Invalid To header'],
  ['nothing', '', "'raw' RFC822 payload message string or uploading message via /upload/* URL required"],
])('%s is refused', async (_what, text, message) => {
  expect(await refusal(send(gmail({ subject: PERSON }), text))).toMatchObject({
    status: 400,
    body: { error: { message, status: 'INVALID_ARGUMENT' } },
  });
  expect(mailbox.count()).toBe(0);
});

test('a service account has no mailbox, nobody sends for somebody else', async () => {
  expect(await refusal(send(gmail(), MESSAGE))).toMatchObject({
    status: 400,
    body: { error: { errors: [{ reason: 'failedPrecondition' }] } },
  });
  expect((await refusal(send(gmail({ subject: PERSON }), MESSAGE, OTHER))).status).toBe(403);
  expect(await refusal(send(gmail({ subject: 'orang@asing.example' }), MESSAGE))).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
});

test('a scope that does not cover it is refused, by name', async () => {
  expect(
    await refusal(send(gmail({ subject: PERSON, scope: 'https://www.googleapis.com/auth/drive' }), MESSAGE)),
  ).toMatchObject({
    status: 403,
    body: {
      error: {
        message: 'Request had insufficient authentication scopes.',
        errors: [{ reason: 'insufficientPermissions' }],
        details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
      },
    },
  });
  expect(await refusal(send(gmail({ subject: PERSON, scope: 'gmail' }), MESSAGE))).toMatchObject({
    status: 400,
    body: { error: 'invalid_scope' },
  });
});

test('without domain-wide delegation nobody is acted for', async () => {
  await bench.workspace.close();
  bench = await open({ mail: mailbox.take, serviceAccounts: [{ email: ROBOT, publicKey }] });
  expect(await refusal(send(gmail({ subject: PERSON }), MESSAGE))).toMatchObject({
    status: 401,
    body: { error: 'unauthorized_client' },
  });
});

test('a workspace without a mailbox has Gmail switched off', async () => {
  await bench.workspace.close();
  bench = await open({ serviceAccounts: [{ email: ROBOT, publicKey, delegated: true }] });
  expect(await refusal(send(gmail({ subject: PERSON }), MESSAGE))).toMatchObject({
    status: 403,
    body: { error: { errors: [{ reason: 'accessNotConfigured' }] } },
  });
});
