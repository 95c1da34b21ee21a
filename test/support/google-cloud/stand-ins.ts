/**
 * Loaded before the functions (`node --import`): the local workspace in Google's place, the test's clock in the system's,
 * and the port that the system chose told to the test.
 */
import { Server } from 'node:net';

const { TEST_GOOGLE: google = '', TEST_CLOCK: clock = '' } = process.env;
const system = globalThis.fetch;

Object.assign(globalThis, {
  [Symbol.for('pantau.stand-ins')]: {
    fetch: ((input, init) => {
      const asked = new URL(input instanceof Request ? input.url : input);
      return system(new URL(asked.pathname + asked.search, google), init);
    }) satisfies typeof fetch,
    now: async () => Number(await (await system(clock)).text()),
  },
});

const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...options: unknown[]) {
  this.once('listening', () => process.send?.(this.address()));
  return Reflect.apply(listen, this, options) as Server;
};
