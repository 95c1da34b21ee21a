/** Stands for the package `https-proxy-agent` in the Worker: its requests leave without a proxy. */
export class HttpsProxyAgent {
  constructor() {
    throw new Error('a Worker knows no proxy: unset HTTPS_PROXY');
  }
}
