/** What a file that somebody hands over really is, whatever its name ends in. */

export type FileKind =
  /** ZIP: an `.xlsx`, or something else that comes so. */
  | 'archive'
  /** A workbook that only its password opens. */
  | 'locked'
  /** Excel's format up to 2003 (BIFF). */
  | 'old'
  /** A web page or XML that calls itself a workbook, as many an application exports it. */
  | 'markup'
  | 'pdf'
  | 'empty'
  | 'other';

/** A compound file ([MS-CFB] 2.2): old workbooks, and new ones under a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
/** Begin-of-file records of BIFF 2 to 4, which need no container. */
const BIFF = [0x00, 0x02, 0x04].map((version) => [0x09, version]);
/** Stream of a compound file that holds an encrypted workbook ([MS-OFFCRYPTO] 2.3.4.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MARKUP = /^\s*<(?:!doctype|html|head|body|table|meta|\?xml|!--)/i;

export function kindOf(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (mark: readonly number[]) => mark.every((byte, at) => buffer[at] === byte);
  if (buffer.length === 0) return 'empty';
  if (begins(ZIP)) return 'archive';
  if (begins(COMPOUND)) return buffer.includes(ENCRYPTED) ? 'locked' : 'old';
  if (BIFF.some(begins)) return 'old';
  const start = buffer.toString('latin1', 0, 200).replace(/^\xef\xbb\xbf/, '');
  if (start.startsWith('%PDF-')) return 'pdf';
  return MARKUP.test(start) ? 'markup' : 'other';
}
