/**
 * `/_control/…`: faults over HTTP, in JSON. Whoever asks needs the key that was printed at the start; a request from a
 * web page (it has an `Origin`) or to a foreign name (DNS rebinding) is refused with or without it.
 *
 *     GET    /_control/faults          those that are laid, and how often each struck
 *     POST   /_control/faults          lays one: 201 and its `id`
 *     DELETE /_control/faults[/{id}]   takes away one, or all
 *     GET    /_control/clock           `now`, epoch milliseconds
 *     POST   /_control/clock           `{"set": ms | "2025-11-18T09:00:00+07:00"}` or `{"advance": ms}`
 *     POST   /_control/tokens/expire   every access token given out so far is refused
 *     POST   /_control/channels/expire every notification channel ends
 *     POST   /_control/settle          runs what is due: notifications, retries, pushes
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { isOwnHost } from '../host.ts';
import { FaultSchema } from './fault.ts';
import type { Faults } from './faults.ts';

const Clock = z.union([
  z.strictObject({ set: z.union([z.number(), z.iso.datetime({ offset: true })]) }),
  z.strictObject({ advance: z.number().min(0) }),
]);

const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const refuse = (status: number, error: string): Response => answer(status, { error });

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Answers below `/_control/`; undefined for every other path, and for all of them when there are no faults. */
export function controlHandler(
  faults: Faults | undefined,
): (request: Request) => Promise<Response> | undefined {
  return (request) => {
    const { pathname } = new URL(request.url);
    if (faults === undefined || !pathname.startsWith('/_control/')) return undefined;
    return control(faults, request, pathname);
  };
}

async function control(faults: Faults, request: Request, path: string): Promise<Response> {
  if (!isOwnHost(request)) return refuse(403, 'only by a name of this computer');
  if (request.headers.has('origin')) return refuse(403, 'not from a web page');
  // Compared by digest: of equal length, and in a time that tells nothing.
  if (!timingSafeEqual(sha256(request.headers.get('x-control-key') ?? ''), sha256(faults.key)))
    return refuse(401, 'the key printed at the start is missing in X-Control-Key');
  const { levers } = faults;
  const one = /^\/_control\/faults\/(\d{1,9})$/.exec(path)?.[1];
  switch (`${request.method} ${one === undefined ? path.slice('/_control'.length) : '/faults/one'}`) {
    case 'GET /faults':
      return answer(200, { faults: faults.list() });
    case 'POST /faults':
      return given(request, FaultSchema, (fault) => answer(201, { id: faults.add(fault) }));
    case 'DELETE /faults':
      return answer(200, { cleared: faults.clear() });
    case 'DELETE /faults/one': {
      const cleared = faults.clear(Number(one));
      return cleared === 0 ? refuse(404, `no fault ${one}`) : answer(200, { cleared });
    }
    case 'GET /clock':
      return answer(200, { now: levers.clock.now() });
    case 'POST /clock':
      return given(request, Clock, (move) => {
        if ('advance' in move) levers.clock.advance(move.advance);
        else levers.clock.set(typeof move.set === 'number' ? move.set : Date.parse(move.set));
        return answer(200, { now: levers.clock.now() });
      });
    case 'POST /tokens/expire':
      levers.expireTokens();
      return answer(200, {});
    case 'POST /channels/expire':
      levers.expireChannels();
      return answer(200, {});
    case 'POST /settle':
      await levers.settle();
      return answer(200, {});
    default:
      return refuse(404, `nothing at ${request.method} ${path}`);
  }
}

/** Reads the body by a schema; 400 that says what is wrong. */
async function given<T>(
  request: Request,
  schema: z.ZodType<T>,
  act: (value: T) => Response,
): Promise<Response> {
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch {
    return refuse(400, 'the body is no JSON');
  }
  const read = schema.safeParse(body);
  return read.success ? act(read.data) : refuse(400, z.prettifyError(read.error));
}
