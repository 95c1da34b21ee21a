/** E-mail addresses: one scan over the characters, so that no text is slow to refuse. Nothing is ever looked up. */
import { isDigit } from './characters.ts';
import { distance } from './nearest.ts';

export type EmailReading =
  /** `suggestion`: a well-known domain that the typed one is a slip of. */
  { kind: 'email'; address: string; suggestion?: string } | { kind: 'none' };

const NONE: EmailReading = Object.freeze({ kind: 'none' });
const COMMON_DOMAINS = ['gmail.com', 'yahoo.com', 'yahoo.co.id', 'outlook.com', 'hotmail.com', 'ymail.com'];
/** RFC 5321: at most 64 before the @, 254 in all. */
const LONGEST_LOCAL = 64;
const LONGEST = 254;

const isAscii = (code: number): boolean =>
  isDigit(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

export function readEmail(text: string): EmailReading {
  const address = text.trim();
  const at = address.indexOf('@');
  if (at < 1 || at > LONGEST_LOCAL || address.length > LONGEST) return NONE;
  const domain = address.slice(at + 1).toLowerCase();
  if (!isLocal(address.slice(0, at)) || !isHost(domain)) return NONE;
  if (COMMON_DOMAINS.includes(domain)) return { kind: 'email', address };
  const meant = COMMON_DOMAINS.find((common) => distance(domain.slice(0, 20), common) === 1);
  return meant === undefined ? { kind: 'email', address } : { kind: 'email', address, suggestion: meant };
}

function isLocal(local: string): boolean {
  for (let at = 0; at < local.length; at++) {
    const code = local.charCodeAt(at);
    if (!isAscii(code) && !"!#$%&'*+-/=?^_`{|}~.".includes(local[at] as string)) return false;
  }
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}

/** A host name with at least two labels, the last of them letters; in lower case. */
export function isHost(host: string): boolean {
  if (host.length > 253) return false;
  const labels = host.split('.');
  if (labels.length < 2) return false;
  const last = labels.at(-1) as string;
  if (last.length < 2 || isDigit(last.charCodeAt(0))) return false;
  return labels.every((label) => {
    if (label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-')) return false;
    for (let at = 0; at < label.length; at++) {
      const code = label.charCodeAt(at);
      if (!isAscii(code) && code !== 0x2d) return false;
    }
    return true;
  });
}
