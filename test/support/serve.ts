/** Serves a handler of Web requests over HTTP on a port of the system's choice, for a browser to open. */
import { createServer } from 'node:http';

export interface Served {
  origin: string;
  close(): Promise<void>;
}

/** What the handler leaves (undefined) is answered with 404. */
export async function serve(
  handler: (request: Request) => Response | undefined | Promise<Response>,
): Promise<Served> {
  const server = createServer(async (incoming, outgoing) => {
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const method = incoming.method ?? 'GET';
    const body =
      method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(await incoming.toArray()) };
    const request = new Request(`http://${incoming.headers.host ?? ''}${incoming.url}`, {
      method,
      headers,
      ...body,
    });
    const answer = (await handler(request)) ?? new Response('not here', { status: 404 });
    outgoing.statusCode = answer.status;
    // A response may set several cookies, a header each.
    for (const [name, value] of answer.headers) outgoing.appendHeader(name, value);
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
