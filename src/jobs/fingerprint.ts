/** Keyed hashes of what staff typed: they tell one from another, and nothing else. */

/** HMAC-SHA-256 in hexadecimal digits. */
export async function fingerprint(text: string, secret: string): Promise<string> {
  const [only] = await fingerprints([text], secret);
  return only as string;
}

/** Those of many texts in their order: the key is made ready once. `bytes`: how many of the 32 are wanted. */
export async function fingerprints(texts: readonly string[], secret: string, bytes = 32): Promise<string[]> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const digests = await Promise.all(
    texts.map((text) => crypto.subtle.sign('HMAC', key, encoder.encode(text))),
  );
  return digests.map((digest) => hexadecimal(new Uint8Array(digest, 0, bytes)));
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexadecimal(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += PAIRS[byte];
  return text;
}
