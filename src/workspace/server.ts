/** node:http on one side, Web-standard requests and responses on the other. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textOf } from './text-response.ts';

export type Handler = (request: Request) => Response | Promise<Response>;

/** Largest body taken, in bytes: beyond Google's own recommendation of 2 MB, short of a danger to memory. */
const MAX_BODY = 64 * 1024 * 1024;

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Listens; `port` 0 lets the system choose. `now` gives the `Date` header. */
export function listen(
  handler: Handler,
  options: { port: number; host: string; now: () => number },
): Promise<Listening> {
  const server: Server = createServer((incoming, outgoing) => {
    // A handler that throws has its connection cut, as by a network that fails: with a reset, not an orderly end.
    answer(handler, incoming, outgoing, options.now).catch(() => incoming.socket.resetAndDestroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function answer(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  now: () => number,
) {
  outgoing.sendDate = false;
  const body = await readBody(incoming);
  if (body === undefined) {
    outgoing.writeHead(413).end();
    return;
  }
  const headers = new Headers();
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
    const name = incoming.rawHeaders[at]!;
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[at + 1]!);
  }
  const method = incoming.method ?? 'GET';
  const withBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  const host = incoming.headers.host ?? 'localhost';
  const url = `http://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}${incoming.url ?? '/'}`;
  const response = await handler(
    new Request(url, { method, headers, ...(withBody ? { body: new Uint8Array(body) } : {}) }),
  );
  const out: Record<string, string | string[]> = { date: new Date(now()).toUTCString() };
  for (const [name, value] of response.headers) if (name !== 'set-cookie') out[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) out['set-cookie'] = cookies;
  const content = textOf(response) ?? Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, out);
  outgoing.end(method === 'HEAD' ? undefined : content);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
