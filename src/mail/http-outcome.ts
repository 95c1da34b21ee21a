/** What happens to a request that hands a mail over by HTTP, as far as every service is alike. */
import type { Delivery } from '../ports/mail.ts';

/** Milliseconds. An answer that takes longer does not come. */
const TIMEOUT = 60_000;

/** Where these are the cause, the request never left: nobody was found, or let in. */
const NEVER_LEFT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What came back, or how the mail ended when nothing did. */
export async function post(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<{ status: number; body: unknown; pause?: number } | { delivery: Delivery }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      body: parsed(text),
      ...(Number.isFinite(seconds) && seconds > 0 && { pause: seconds * 1_000 }),
    };
  } catch (error) {
    return { delivery: unanswered(error) };
  }
}

/** `uncertain`, unless the request certainly never left. */
function unanswered(error: unknown): Delivery {
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown }; name?: string };
  const known = [code, cause?.code].find((each) => NEVER_LEFT.has(each));
  if (known !== undefined) return { outcome: 'retry', reason: String(known) };
  return { outcome: 'uncertain', reason: [name, cause?.code ?? code].filter(Boolean).join(' ') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
