/** Who may use the grid's own routes: pages of this origin, in a browser on this computer, that opened the grid first. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { isOwnHost } from '../host.ts';

const NAME = 'workspace_session';

/** Sessions live as long as the process; a page opened before a restart gets a new one when it is loaded again. */
const SECRET = randomBytes(32).toString('base64url');

/** Hands the session to a page. No script can read it, no page of another site can send it. */
export const SESSION_COOKIE = `${NAME}=${SECRET}; HttpOnly; SameSite=Strict; Path=/`;

const hostOf = (request: Request): string =>
  (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();

/** Whether a request comes from a page of this very origin that holds the session. */
export function ownPage(request: Request): boolean {
  if (!isOwnHost(request)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== `http://${hostOf(request)}`) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return cookies(request).some(
    (one) => one.startsWith(`${NAME}=`) && equal(one.slice(NAME.length + 1), SECRET),
  );
}

const cookies = (request: Request): string[] => (request.headers.get('cookie') ?? '').split(/;\s*/);

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
