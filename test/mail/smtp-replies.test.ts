import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { expect, test } from 'vitest';
import { replyReader } from '../../src/mail/smtp-replies.ts';

function opened() {
  const connection = new SmtpConnection({ port: 1 });
  connection.on('error', () => {});
  const server = new PassThrough();
  return { connection, server, replies: replyReader(connection, server as unknown as Socket) };
}

const texts = fc.array(fc.stringMatching(/^[ -~]{0,20}$/), { minLength: 1, maxLength: 3 });
const reply = fc.tuple(fc.integer({ min: 200, max: 599 }), texts).filter(([code]) => code !== 421);

test('property: replies are the same however their bytes come in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(120), { maxLength: 12 }),
      fc.constantFrom('\r\n', '\n'),
      async (sent, cuts, lineEnd) => {
        const lines = sent.map(([code, all]) =>
          all.map((text, index) => `${code}${index < all.length - 1 ? '-' : ' '}${text}`.trimEnd()),
        );
        const bytes = lines
          .flat()
          .map((line) => line + lineEnd)
          .join('');
        const { server, replies } = opened();
        const taken = replies.take(sent.length);
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        for (const [index, to] of at.entries()) server.write(bytes.slice(at[index - 1] ?? 0, to));
        expect(await taken).toEqual(lines.map((each) => each.join('\n')));
      },
    ),
    { seed: 20251118 },
  );
});

test('421 is the last of the replies, and what comes unasked ends the connection', async () => {
  const { connection, server, replies } = opened();
  const three = replies.take(3);
  server.write('250 ok\r\n421 closing\r\n354 go on\r\n');
  expect(await three).toEqual(['250 ok', '421 closing']);
  const next = opened();
  const one = next.replies.take(1);
  next.server.write('250 taken\r\n421 closing\r\n');
  expect(await one).toEqual(['250 taken']);
  expect([connection.destroyed, next.connection.destroyed]).toEqual([false, true]);
  await expect(next.replies.take(1)).rejects.toMatchObject({ code: 'ECONNECTION' });
});

test.each(['250-and so on\r\n'.repeat(5_000), `250 ${'x'.repeat(70_000)}`])(
  'a reply that does not come to an end is given up',
  async (endless) => {
    const { connection, server, replies } = opened();
    const one = replies.take(1);
    server.write(endless);
    await expect(one).rejects.toMatchObject({ code: 'EPROTOCOL' });
    expect(connection.destroyed).toBe(true);
  },
);
