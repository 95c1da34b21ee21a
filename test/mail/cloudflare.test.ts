import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cloudflareTransport, type EmailBinding } from '../../src/mail/cloudflare.ts';
import { MAIL, mailContract, message } from './contract.ts';
import { emailBinding } from './email-binding.ts';

mailContract('cloudflare', async () => {
  const { binding, ...side } = emailBinding();
  return { transport: cloudflareTransport(binding), ...side };
});

describe('cloudflare', () => {
  const refusing = (code: string | undefined) =>
    cloudflareTransport({
      send: async () => {
        throw Object.assign(new Error('operator@kotim.example'), code && { code });
      },
    } as EmailBinding).send(message());

  test.each([
    ['E_DELIVERY_FAILED', { outcome: 'failed', reason: 'E_DELIVERY_FAILED' }],
    ['E_DAILY_LIMIT_EXCEEDED', { outcome: 'retry', reason: 'E_DAILY_LIMIT_EXCEEDED', pause: 86_400_000 }],
    ['E_SENDER_NOT_VERIFIED', { outcome: 'retry', reason: 'E_SENDER_NOT_VERIFIED' }],
    ['E_INTERNAL_SERVER_ERROR', { outcome: 'uncertain', reason: 'E_INTERNAL_SERVER_ERROR' }],
    [undefined, { outcome: 'uncertain', reason: 'no answer' }],
    ['toString', { outcome: 'uncertain', reason: 'no answer' }],
  ])('%s', async (code, end) => {
    expect(await refusing(code)).toEqual(end);
  });

  test('a message that breaks the rules of the service is a fault of ours, told without quoting it', async () => {
    await expect(refusing('E_HEADER_NOT_ALLOWED')).rejects.toThrow(
      'Cloudflare refuses: E_HEADER_NOT_ALLOWED',
    );
    const { binding } = emailBinding();
    const mail = { ...message(), headers: { 'Message-ID': '<x@kotim.example>' } };
    await expect(cloudflareTransport(binding).send(mail)).rejects.toThrow('E_HEADER_NOT_ALLOWED');
  });

  test('through the binding of Miniflare', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'pantau-email-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const said: string[] = [];
    const miniflare = new Miniflare({
      modules: true,
      script: 'export default { fetch() { return new Response() } }',
      compatibilityDate: '2026-07-01',
      email: { send_email: [{ name: 'EMAIL', allowed_sender_addresses: [MAIL.from] }] },
      handleRuntimeStdio: (out: NodeJS.ReadableStream) => {
        out.on('data', (chunk: Buffer) => said.push(chunk.toString()));
      },
    });
    onTestFinished(() => miniflare.dispose());
    const { EMAIL } = await miniflare.getBindings<{ EMAIL: EmailBinding }>();
    const mail = message();
    expect(await cloudflareTransport(EMAIL).send(mail)).toEqual({ outcome: 'sent' });
    await expect.poll(() => said.join('')).toContain('HTML: ');
    const told = said.join('');
    expect(told).toContain(`To: ${mail.to}`);
    const file = /Text: (\S+)/.exec(told)?.[1] ?? '';
    expect(await readFile(file, 'utf8')).toBe(mail.text);
    const stranger = { ...mail, from: 'lain@kotim.example' };
    expect(await cloudflareTransport(EMAIL).send(stranger)).toMatchObject({ outcome: 'uncertain' });
  });
});
