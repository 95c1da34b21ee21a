/** Resend as its documentation has it, on a free port of 127.0.0.1: keys are known again for 24 hours. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrived, Mood } from './contract.ts';

interface Email {
  from: string;
  to: string[];
  reply_to?: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments?: { filename: string; content: string; content_type: string }[];
}

const DAY = 86_400_000;
const HEADER = /^[\w-]+$/;

export async function resendServer(key: string, now: () => number) {
  let mood: Mood = 'well';
  const emails: Email[] = [];
  const known = new Map<string, { body: string; at: number }>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const answer = (status: number, name: string, message = '') => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status < 300 ? { id: name } : { statusCode: status, name, message }));
    };
    if (request.method !== 'POST' || request.url !== '/emails') return answer(404, 'not_found');
    if (request.headers.authorization !== `Bearer ${key}`) return answer(401, 'invalid_api_key');
    if (mood === 'busy') return answer(429, 'rate_limit_exceeded');
    const given = String(request.headers['idempotency-key'] ?? '');
    if (given.length < 1 || given.length > 256) return answer(400, 'invalid_idempotency_key');
    const before = known.get(given);
    if (before !== undefined && now() < before.at + DAY) {
      return before.body === body ? answer(200, given) : answer(409, 'invalid_idempotent_request');
    }
    const email = JSON.parse(body) as Email;
    if (mood === 'nobody') return answer(422, 'validation_error', 'Invalid `to` field.');
    // Real services write these into MIME: a line break would be a header of its own.
    for (const [name, value] of [['Subject', email.subject], ...Object.entries(email.headers)] as [
      string,
      string,
    ][])
      if (!HEADER.test(name) || /[\r\n]/.test(value))
        return answer(422, 'validation_error', `Invalid header.`);
    emails.push(email);
    known.set(given, { body, at: now() });
    if (mood === 'mute') return void request.socket.destroy();
    answer(200, given);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetch: typeof globalThis.fetch = (input, init) =>
    globalThis.fetch(String(input).replace('https://api.resend.com', origin), init);
  return {
    fetch,
    turn: (to: Mood) => {
      mood = to;
    },
    arrived: async () => emails.map(read),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function read({ to, from, reply_to, subject, text, html, headers, attachments = [] }: Email): Arrived {
  const [file] = attachments;
  return {
    to,
    from,
    ...(reply_to !== undefined && { replyTo: reply_to }),
    subject,
    text,
    html,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(file && { calendar: Buffer.from(file.content, 'base64').toString() }),
  };
}
