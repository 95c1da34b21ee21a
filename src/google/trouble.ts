/** Google's errors as troubles that the operator can act on. */
import { gaxios } from 'google-auth-library';
import { Trouble } from '../ports/trouble.ts';

interface GoogleErrorBody {
  error?: { code?: number; message?: string; status?: string; errors?: { reason?: string }[] } | string;
  error_description?: string;
}

const RATE_REASONS = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'dailyLimitExceeded',
  'sharingRateLimitExceeded',
  'subscriptionRateLimitExceeded',
]);

/** Runs a call of Google's client; what it throws becomes a Trouble. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw troubleOf(error);
  }
}

export function troubleOf(error: unknown): Error {
  if (!(error instanceof gaxios.GaxiosError))
    return error instanceof Error ? error : new Error(String(error));
  const status = error.status ?? error.response?.status;
  const body = error.response?.data as GoogleErrorBody | undefined;
  const inner = typeof body?.error === 'object' ? body.error : undefined;
  const message = inner?.message ?? '';
  const reason = inner?.errors?.[0]?.reason ?? '';
  // invalid_grant and the like: the token endpoint refused us, whatever was asked.
  if (typeof body?.error === 'string') return new Trouble('auth', body.error);
  if (status === undefined) return new Trouble('unavailable', String(error.code ?? 'no answer'));
  if (status === 401) return new Trouble('auth', '401');
  if (status === 429 || (status === 403 && RATE_REASONS.has(reason)))
    return new Trouble('rate-limited', String(status));
  if (status === 403) return new Trouble('no-access', '403');
  if (status === 404) return new Trouble('not-found', '404');
  if (status >= 500) return new Trouble('unavailable', String(status));
  if (message.includes('not supported for this document')) return new Trouble('office-file', '400');
  if (message.includes('trying to edit a protected cell')) return new Trouble('protected', '400');
  const range = /Unable to parse range: (pantau_[a-z0-9_]+)/.exec(message)?.[1];
  if (range !== undefined) return new Trouble('range-missing', range);
  // The rest of the message may quote what staff typed: only the status leaves this place.
  return new Trouble('unexpected', `${status} ${inner?.status ?? ''}`.trim());
}
