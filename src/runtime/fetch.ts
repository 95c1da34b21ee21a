/** What stands for the package `node-fetch` in the Worker: the runtime's own, 25 KiB gzipped less. */
const { fetch: own, Headers, Request, Response } = globalThis;

export default own.bind(globalThis);
export { Headers, Request, Response };
