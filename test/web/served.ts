/** Serves a Hono application over HTTP on a port of the system's choice, for a browser to open. */
import { createServer } from 'node:http';
import type { Hono } from 'hono';

export async function served(web: Hono): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const host = incoming.headers.host ?? '';
    const answer = await web.request(`http://${host}${incoming.url}`, { headers: { host } });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
