/**
 * Stands in the Worker for what Google's client can do and we never ask: clients made from a description that is fetched,
 * HTTP/2 of its own, a browser's cryptography where Node's is at hand. 2 KiB gzipped.
 */
const unused = (): never => {
  throw new Error("Google's client was asked for what the Worker does not carry");
};
class Unused {
  constructor() {
    unused();
  }
}

export { Unused as BrowserCrypto, Unused as Discovery, unused as closeSession, unused as request };
