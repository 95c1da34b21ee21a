/** Stands for the package `node-fetch` in the Worker, where Google's client asks for it: the runtime's own fetch. */
const { fetch: own, Headers, Request, Response } = globalThis;

export default own.bind(globalThis);
export { Headers, Request, Response };
