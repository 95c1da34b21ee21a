/** The text of a file that says nothing of its encoding, as spreadsheet programs write them. */

const UTF8 = [0xef, 0xbb, 0xbf];
const LITTLE = [0xff, 0xfe];
const BIG = [0xfe, 0xff];
/** So many bytes tell whether every other one is zero. */
const LOOKED_AT = 4_096;

/**
 * UTF-8 and UTF-16 with or without byte-order mark; what is neither is windows-1252, Excel's own where it writes plain
 * "CSV". Bytes that are no text give undefined.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(UTF8)) return new TextDecoder('utf-8').decode(bytes);
  if (begins(LITTLE)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(BIG)) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, LOOKED_AT);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros;
  // Letters and digits of UTF-16 have a zero in the same half of nearly every pair.
  if (odd > looked / 4 && even === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (even > looked / 4 && odd === 0) return new TextDecoder('utf-16be').decode(bytes);
  if (even + odd > 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
