/** Stands in for `https-proxy-agent` in a Worker, whose `fetch` takes no agent. */
export class HttpsProxyAgent {
  constructor() {
    throw new Error('a Worker cannot send its requests through a proxy');
  }
}
