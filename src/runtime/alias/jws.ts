/**
 * Stands for the package `jws` in the Worker: of all it does, Google's client only signs, as RFC 7515 says and by RS256, as
 * Google's accounts do. 3 KiB gzipped.
 */
import { createSign } from 'node:crypto';

interface Signing {
  header: { alg: string };
  payload: object;
  /** Private key, PEM. */
  secret: string;
}

/** Header, payload and signature, each in Base64url. Error for any other algorithm. */
export function sign({ header, payload, secret }: Signing): string {
  if (header.alg !== 'RS256') throw new Error(`the Worker signs by RS256, not ${header.alg}`);
  const signed = [header, payload].map((part) => base64url(JSON.stringify(part))).join('.');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(secret, 'base64url')}`;
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
