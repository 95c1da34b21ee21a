/** Who may see the pages. Closed when nothing is configured. */
import type { MiddlewareHandler } from 'hono';
import { refusalPage } from './refusal.ts';

/** `local`: everyone on this machine, and nobody else; the server listens on the loopback address only. */
export type Access = { kind: 'closed' } | { kind: 'local' };

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Answers 403, in both languages, whatever the address asked for. */
export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    const reason = refusal(access, c.req.header('host') ?? new URL(c.req.url).host);
    if (reason !== undefined) return c.html(refusalPage(reason), 403);
    await next();
  };
}

/**
 * A page elsewhere can point a name of its own at 127.0.0.1 and read what answers (DNS rebinding); the browser then
 * still sends that name as Host.
 */
function refusal(access: Access, host: string): 'closed' | 'not-local' | undefined {
  if (access.kind === 'closed') return 'closed';
  return LOCAL_HOSTS.has(host.toLowerCase().replace(/:\d{1,5}$/, '')) ? undefined : 'not-local';
}
