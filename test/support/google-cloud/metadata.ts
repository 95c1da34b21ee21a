/**
 * The metadata server that Google Cloud gives to what it runs: who it is, and tokens for it.
 * https://cloud.google.com/compute/docs/metadata/overview
 */
import { createServer } from 'node:http';

export interface MetadataServer {
  /** For GCE_METADATA_HOST. */
  host: string;
  /** Scopes of the tokens asked for so far. */
  scopes: string[][];
  close(): Promise<void>;
}

export async function startMetadata(
  account: string,
  token: (scopes: string[]) => string | Promise<string>,
): Promise<MetadataServer> {
  const scopes: string[][] = [];
  const answer = async (path: string, query: URLSearchParams): Promise<string | undefined> => {
    switch (path) {
      case '/computeMetadata/v1/instance':
        return 'service-accounts/';
      case '/computeMetadata/v1/instance/service-accounts/default/email':
        return account;
      case '/computeMetadata/v1/instance/service-accounts/default/token': {
        const asked = (query.get('scopes') ?? '').split(',');
        scopes.push(asked);
        return JSON.stringify({ access_token: await token(asked), expires_in: 3600, token_type: 'Bearer' });
      }
      default:
        return undefined;
    }
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://metadata');
    const asked = request.headers['metadata-flavor'] === 'Google';
    const body = asked ? await answer(pathname, searchParams).catch(() => null) : undefined;
    // Google gave it none.
    if (body === null) return response.writeHead(503, { 'metadata-flavor': 'Google' }).end();
    response.writeHead(body === undefined ? 404 : 200, {
      'metadata-flavor': 'Google',
      'content-type': body?.startsWith('{') ? 'application/json' : 'application/text',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    host: `127.0.0.1:${address.port}`,
    scopes,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
