import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAX_MESSAGE, type Mailbox, startMailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import { send } from './send.ts';

/** 18 November 2025, 09.00 WIB. */
const NINE = Date.UTC(2025, 10, 18, 2);

let clock: number;
let mailbox: Mailbox;
const start = (dataFile = ':memory:') => startMailbox({ dataFile, now: () => clock });

beforeEach(async () => {
  clock = NINE;
  mailbox = await start();
});
afterEach(() => mailbox.close());

const get = (path: string, init?: RequestInit) =>
  mailbox.handle(new Request(`http://127.0.0.1:8080${path}`, init));
const page = async (path: string) => (await get(path)?.text()) ?? '';

test('keeps envelope, time and source of what it is sent, newest first', async () => {
  await send(mailbox.port, {
    subject: 'Tenggat 7 hari lagi',
    text: 'Pertama',
    to: ['a@x.example', 'b@x.example'],
  });
  clock += 60_000;
  await send(mailbox.port, { subject: 'Kedua ✓', text: 'Isi', bcc: 'diam@x.example' });
  expect(mailbox.count()).toBe(2);
  expect(mailbox.messages()).toMatchObject([
    {
      id: 2,
      receivedAt: NINE + 60_000,
      subject: 'Kedua ✓',
      to: ['operator@mentaya.example', 'diam@x.example'],
    },
    {
      id: 1,
      receivedAt: NINE,
      subject: 'Tenggat 7 hari lagi',
      from: 'pantau@kotim.example',
      to: ['a@x.example', 'b@x.example'],
    },
  ]);
  const first = mailbox.message(1);
  expect(first?.content?.text?.trim()).toBe('Pertama');
  expect(Buffer.from(first?.source ?? []).toString()).toContain('Subject: Tenggat 7 hari lagi');
  expect(mailbox.message(3)).toBeUndefined();
});

test('a restarted mailbox shows what it had, and never gives a number twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'));
  try {
    const file = join(folder, 'mail.sqlite');
    const before = await start(file);
    await send(before.port, { subject: 'Bertahan', text: 'x' });
    await before.close();
    const after = await start(file);
    expect(after.messages()).toMatchObject([{ id: 1, subject: 'Bertahan', receivedAt: NINE }]);
    after.clear();
    expect(after.count()).toBe(0);
    await send(after.port, { subject: 'Baru', text: 'x' });
    expect(after.messages()).toMatchObject([{ id: 2, subject: 'Baru' }]);
    await after.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('takes a user and a password, whatever they are', async () => {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: '127.0.0.1',
    port: mailbox.port,
    ignoreTLS: true,
    auth: { user: 'pantau', pass: 'rahasia' },
  });
  await transport.sendMail({ from: 'a@x.example', to: 'b@x.example', subject: 'Masuk', text: 'x' });
  transport.close();
  expect(mailbox.messages()).toMatchObject([{ subject: 'Masuk' }]);
});

test('refuses with 552 what is larger than 1 MiB, announced or not, and keeps none of it', async () => {
  const large = { subject: 'Besar', text: 'a'.repeat(MAX_MESSAGE + 1) };
  await expect(send(mailbox.port, large)).rejects.toMatchObject({ responseCode: 552 });
  const lines = `${'b'.repeat(70)}\r\n`.repeat(Math.ceil(MAX_MESSAGE / 70));
  const answers = await dialogue(mailbox.port, [
    'HELO x',
    'MAIL FROM:<a@x.example>',
    'RCPT TO:<b@x.example>',
    'DATA',
    `Subject: diam-diam\r\n\r\n${lines}.`,
    'QUIT',
  ]);
  expect(answers.map((line) => line.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '552', '221']);
  expect(mailbox.count()).toBe(0);
  await send(mailbox.port, { subject: 'Sesudahnya', text: 'masih melayani' });
  expect(mailbox.count()).toBe(1);
});

test('a connection cut in the middle of a message stores nothing and stops nothing', async () => {
  const cut = createConnection(mailbox.port, '127.0.0.1');
  const prompts: string[] = ['HELO x', 'MAIL FROM:<a@x.example>', 'RCPT TO:<b@x.example>', 'DATA'];
  await new Promise<void>((resolve) => {
    cut.on('data', () => {
      const next = prompts.shift();
      if (next !== undefined) cut.write(`${next}\r\n`);
      else cut.write('Subject: setengah\r\n\r\nisi', () => cut.resetAndDestroy());
    });
    cut.on('close', () => resolve());
  });
  await send(mailbox.port, { subject: 'Utuh', text: 'x' });
  expect(mailbox.messages().map((mail) => mail.subject)).toEqual(['Utuh']);
});

test('what is no proper message is kept whole and can still be read', async () => {
  const nested = Array.from(
    { length: 60 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  );
  const source = `Subject: dalam\r\n${nested.join('')}x`;
  await dialogue(mailbox.port, [
    'HELO x',
    'MAIL FROM:<>',
    'RCPT TO:<b@x.example>',
    'DATA',
    `${source}\r\n.`,
    'QUIT',
  ]);
  expect(mailbox.message(1)).toMatchObject({ from: '', content: null, subject: '' });
  expect(await page('/mail/1')).toContain('tidak dapat diuraikan');
  expect(await page('/mail/1/source')).toContain('Subject: dalam');
});

test('the port in use is told, not swallowed', async () => {
  await expect(
    startMailbox({ dataFile: ':memory:', port: mailbox.port, now: () => clock }),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('list and message escape every text that came by mail', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&';
  await send(mailbox.port, {
    subject: evil,
    text: `${evil}\nhttps://pantau.example/dasbor?a=1&b="x. Selesai (http://127.0.0.1:1/u).`,
    html: `<p>${evil}</p>`,
    headers: { 'X-Uji': evil },
    attachments: [
      { filename: `${evil}.pdf`, content: Buffer.from([1, 2, 3]), contentType: 'application/pdf' },
    ],
  });
  for (const path of ['/mail', '/mail/1', '/mail?lang=en', '/mail/1?lang=en']) {
    const text = await page(path);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(text.replaceAll(/srcdoc="[^"]*"/g, '')).not.toContain('<img');
  }
  const text = await page('/mail/1');
  expect(text).toContain('<a href="https://pantau.example/dasbor?a=1&amp;b=" rel="noopener noreferrer">');
  expect(text).toContain(
    '<a href="http://127.0.0.1:1/u" rel="noopener noreferrer">http://127.0.0.1:1/u</a>).',
  );
  expect(text).toContain('(application/pdf, 3 B)');
  expect(text).toContain('sandbox=""');
});

test('says that nothing leaves this computer, in Indonesian and in English', async () => {
  expect(await page('/mail')).toContain('tidak ada surat yang keluar dari komputer ini');
  expect(await page('/mail')).toContain('Data contoh');
  expect(await page('/mail?lang=en')).toContain('no message leaves this computer');
  await send(mailbox.port, { subject: 'Waktu', text: 'x' });
  expect(await page('/mail')).toContain('18 Nov 2025, 09.00 WIB');
  expect(await page('/mail?lang=en')).toContain('18 Nov 2025, 09:00 WIB');
});

test('lists a hundred and leads on to the older ones', async () => {
  const mails = Array.from({ length: 102 }, (_, i) => ({ subject: `Surat ${i + 1}.`, text: 'x' }));
  await send(mailbox.port, ...mails);
  const first = await page('/mail');
  expect(first).toContain('Surat 102.');
  expect(first).toContain('Surat 3.');
  expect(first).not.toContain('Surat 2.');
  expect(first).toContain('href="/mail?before=3"');
  const second = await page('/mail?before=3');
  expect(second).toContain('Surat 1.');
  expect(second).not.toContain('href="/mail?before=1');
  expect(second).not.toContain('Surat yang lebih lama');
});

test('answers its own paths only, to this computer only, for reading only', () => {
  expect(get('/')).toBeUndefined();
  expect(get('/mailbox')).toBeUndefined();
  expect(get('/mail/99')?.status).toBe(404);
  expect(get('/mail/1e3')?.status).toBe(404);
  expect(get('/mail', { method: 'POST' })?.status).toBe(405);
  expect(mailbox.handle(new Request('http://evil.example/mail'))?.status).toBe(403);
  expect(get('/mail')?.headers.get('content-security-policy')).toContain("default-src 'none'");
});

/** Speaks SMTP line by line, each after the last answer; resolves with the server's answers. */
function dialogue(port: number, lines: string[]): Promise<string[]> {
  const answers: string[] = [];
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answers.push(text.trim());
      const next = lines.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answers));
  });
}
