/**
 * The cookie of a session. Its prefix makes browsers take it from this very host only, over HTTPS, for all paths; no script
 * reads it, and no other site's form sends it along.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const NAME = 'pantau';
/** Outlives the session: whoever comes back asks for the next link as one who was here. */
const KNOWN = 'pantau-known';

export const sessionToken = (c: Context): string | undefined => getCookie(c, NAME, 'host');

/** @param seconds for which the browser keeps it. */
export function keepSession(c: Context, token: string, seconds: number): void {
  setCookie(c, NAME, token, { prefix: 'host', httpOnly: true, sameSite: 'Lax', maxAge: seconds });
}

export const knownMark = (c: Context): string | undefined => getCookie(c, KNOWN, 'host');

export function keepKnown(c: Context, mark: string, seconds: number): void {
  setCookie(c, KNOWN, mark, { prefix: 'host', httpOnly: true, sameSite: 'Lax', maxAge: seconds });
}

export function dropSession(c: Context): void {
  deleteCookie(c, NAME, { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax' });
}
