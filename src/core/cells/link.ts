/** Links to evidence. Only their shape and host are looked at: a typed address is never fetched. */
import { isSpace } from './characters.ts';
import { isHost } from './email.ts';

export type LinkReading =
  /** Hosts in lower case, one a link. */
  | { kind: 'links'; hosts: string[] }
  /** Only `https://` is missing. */
  | { kind: 'no-scheme' }
  | { kind: 'none' };

const NONE: LinkReading = Object.freeze({ kind: 'none' });
/** Longer than any link that browsers pass on. */
const LONGEST = 2_048;

/** One link, or several with blanks or line breaks between. */
export function readLinks(text: string): LinkReading {
  const hosts: string[] = [];
  for (const part of partsOf(text.trim())) {
    const host = hostOf(part);
    if (host === undefined)
      return hosts.length === 0 && hostOf(`https://${part}`) ? { kind: 'no-scheme' } : NONE;
    hosts.push(host);
  }
  return hosts.length === 0 ? NONE : { kind: 'links', hosts };
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
    if (at > start) parts.push(text.slice(start, at));
    start = at + 1;
  }
  return parts;
}

/** Host of an http or https link with a public host name and without a name or password before it. */
function hostOf(link: string): string | undefined {
  if (link.length > LONGEST) return undefined;
  const scheme = link.slice(0, 8).toLowerCase();
  const start = scheme === 'https://' ? 8 : scheme.startsWith('http://') ? 7 : 0;
  if (start === 0) return undefined;
  let end = start;
  while (end < link.length && !'/?#'.includes(link[end] as string)) end++;
  const [name = '', port, more] = link.slice(start, end).toLowerCase().split(':');
  if (more !== undefined || (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)))
    return undefined;
  return isHost(name) ? name : undefined;
}

/** Whether `host` is `allowed` or lies under it. */
export const isUnder = (host: string, allowed: string): boolean =>
  host === allowed || host.endsWith(`.${allowed}`);
