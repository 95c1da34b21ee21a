/** Ports that must be known before the server that listens on them starts. */
import { type AddressInfo, createServer } from 'node:net';

/** A port that was used before, if it is still free; 0, which lets the system choose, if not. */
export function sameAgain(port: number | undefined): Promise<number> {
  return port === undefined ? Promise.resolve(0) : probe(port).catch(() => 0);
}

/** One that the system chose a moment ago. */
export const freePort = (): Promise<number> => probe(0);

function probe(port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}
