import { describe, expect, onTestFinished, test } from 'vitest';
import { resendTransport } from '../../src/mail/resend.ts';
import { mailContract, message } from './contract.ts';
import { resendServer } from './resend-server.ts';
import { closedPort } from './smtp-servers.ts';

const KEY = 're_rahasia';

mailContract('resend', async () => {
  const { fetch, ...side } = await resendServer(KEY, () => 0);
  return { transport: resendTransport(KEY, fetch), ...side };
});

describe('resend', () => {
  test('the same message is one mail for 24 hours, though its words change', async () => {
    let now = 0;
    const { fetch, close, arrived } = await resendServer(KEY, () => now);
    onTestFinished(close);
    const transport = resendTransport(KEY, fetch);
    const mail = message();
    for (now of [0, 60_000, transport.knowsAgainMs! - 1]) {
      expect(await transport.send(mail)).toEqual({ outcome: 'sent' });
      expect(await transport.send({ ...mail, subject: `6 hari lagi ${now}` })).toEqual({ outcome: 'sent' });
    }
    expect(await arrived()).toHaveLength(1);
    now = transport.knowsAgainMs!;
    await transport.send(mail);
    expect(await arrived()).toHaveLength(2);
  });

  test('a wrong key is about us: every mail waits, and nothing holds the key', async () => {
    const { fetch, close, arrived } = await resendServer('re_lain', () => 0);
    onTestFinished(close);
    expect(await resendTransport(KEY, fetch).send(message())).toEqual({
      outcome: 'retry',
      reason: '401 invalid_api_key',
    });
    expect(await arrived()).toEqual([]);
  });

  test('nobody listens: retry', async () => {
    const port = await closedPort();
    const nowhere: typeof fetch = (_input, init) => fetch(`http://127.0.0.1:${port}`, init);
    expect(await resendTransport(KEY, nowhere).send(message())).toEqual({
      outcome: 'retry',
      reason: 'ECONNREFUSED',
    });
  });

  const error = (name: string, text = '') => ({ name, message: text });
  test.each([
    [409, error('concurrent_idempotent_requests'), { outcome: 'retry' }],
    [409, error('invalid_idempotent_request'), { outcome: 'sent' }],
    [422, error('validation_error', 'The kotim.example domain is not verified'), { outcome: 'retry' }],
    [422, error('validation_error', 'Invalid `to` field.'), { outcome: 'failed', badAddress: true }],
    [429, error('daily_quota_exceeded'), { outcome: 'retry', pause: 3_600_000 }],
    [500, error('application_error'), { outcome: 'uncertain' }],
    [502, '<html>', { outcome: 'uncertain' }],
    [503, error('service_unavailable'), { outcome: 'retry' }],
  ])('answered with %i %j', async (status, body, end) => {
    const transport = resendTransport(KEY, async () => Response.json(body, { status }));
    expect(await transport.send(message())).toMatchObject(end);
  });
});
