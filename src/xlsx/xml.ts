/**
 * Finds the tags of an XML part without making anything of it, so that what is not touched stays byte for byte. Parts
 * are read as Latin-1: every byte of UTF-8 is one character then, and comes back as it was.
 */

export class PartError extends Error {
  override name = 'PartError';
}

export interface Tag {
  /** With its prefix. */
  name: string;
  kind: 'open' | 'close' | 'empty';
  /** Of `<`, and after `>`. */
  start: number;
  end: number;
}

const LESS = 0x3c;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** @throws PartError for UTF-16, whose bytes are no characters. */
export function partText(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0)
    throw new PartError('is written in UTF-16');
  return bytes.toString('latin1');
}

export const partBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The first tag at or after `from`; comments, CDATA and processing instructions are passed over. */
export function nextTag(xml: string, from: number): Tag | undefined {
  let start = xml.indexOf('<', from);
  while (start >= 0) {
    const code = xml.charCodeAt(start + 1);
    if (code === QUESTION) start = xml.indexOf('<', after(xml, '?>', start));
    else if (code !== BANG) return tagAt(xml, start);
    else if (xml.startsWith('<!--', start)) start = xml.indexOf('<', after(xml, '-->', start + 4));
    else if (xml.startsWith('<![CDATA[', start)) start = xml.indexOf('<', after(xml, ']]>', start));
    else throw new PartError('has a document type of its own');
  }
  return undefined;
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  if (at < 0) throw new PartError('ends in the middle of a tag');
  return at + end.length;
}

function tagAt(xml: string, start: number): Tag {
  const closes = xml.charCodeAt(start + 1) === SLASH;
  const nameStart = closes ? start + 2 : start + 1;
  let nameEnd = 0;
  for (let at = nameStart; ; at++) {
    let code = xml.charCodeAt(at);
    if (Number.isNaN(code) || code === LESS) throw new PartError('ends in the middle of a tag');
    const ends = code <= 0x20 || code === SLASH || code === GREATER;
    if (ends && nameEnd === 0) nameEnd = at;
    if (code === QUOTE || code === APOSTROPHE) {
      at = xml.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (at < 0) throw new PartError('ends in the middle of a tag');
      code = 0;
    }
    if (code === GREATER) {
      const kind = closes ? 'close' : xml.charCodeAt(at - 1) === SLASH ? 'empty' : 'open';
      return { name: xml.slice(nameStart, nameEnd), kind, start, end: at + 1 };
    }
  }
}

/** Where the element that begins with an open tag ends: after the closing tag that belongs to it. */
export function elementEnd(xml: string, tag: Tag): number {
  if (tag.kind === 'empty') return tag.end;
  let depth = 1;
  for (let at = tag.end; ; ) {
    const inner = nextTag(xml, at);
    if (inner === undefined) throw new PartError(`has no end of ${tag.name}`);
    at = inner.end;
    if (inner.kind === 'open') depth++;
    else if (inner.kind === 'close' && --depth === 0) return at;
  }
}

/**
 * As `elementEnd`, for elements that hold none of their own name: in a part without comments and CDATA the next closing
 * tag of that name is theirs.
 */
export function endsOf(xml: string, name: string): (tag: Tag) => number {
  if (xml.includes('<!')) return (tag) => elementEnd(xml, tag);
  const close = `</${name}>`;
  return (tag) => {
    if (tag.kind === 'empty') return tag.end;
    const at = xml.indexOf(close, tag.end);
    return at < 0 ? elementEnd(xml, tag) : at + close.length;
  };
}

/** Tags of an element's children, in order. */
export function* children(xml: string, parent: Tag): Generator<Tag> {
  if (parent.kind === 'empty') return;
  for (let at = parent.end; ; ) {
    const tag = nextTag(xml, at);
    if (tag === undefined) throw new PartError(`has no end of ${parent.name}`);
    if (tag.kind === 'close') return;
    yield tag;
    at = elementEnd(xml, tag);
  }
}

const patterns = new Map<string, RegExp>();
function patternOf(name: string): RegExp {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  return pattern;
}

/** Of a tag's own text; the value as it is written. `name` may be a pattern: `(?:\\w+:)id`. */
export function attribute(tag: string, name: string): string | undefined {
  const found = patternOf(name).exec(tag);
  return found === null ? undefined : (found[1] ?? found[2]);
}

/** A tag's text with one attribute set anew, or taken away. Other attributes stay as they are. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  const written = value === undefined ? '' : ` ${name}="${value}"`;
  if (patternOf(name).test(tag)) return tag.replace(patternOf(name), () => written);
  return tag.replace(/\s*(\/?)>$/, (_, slash: string) => `${written}${slash}>`);
}

/** Text of an element. What is not ASCII becomes a reference, so that it is right in any encoding of the part. */
export function escaped(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    // XML has no way to write other control characters.
    if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) continue;
    if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) continue;
    out += code > 0x7e || code === 13 ? `&#${code};` : (ENTITIES[character] ?? character);
  }
  return out;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What an attribute value of a part says. */
export function unescaped(latin1: string): string {
  return Buffer.from(latin1, 'latin1')
    .toString('utf8')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    });
}

/** `x:` of `<x:worksheet …>`; empty where the part's own names have no prefix. */
export function rootOf(xml: string, name: string): { tag: Tag; prefix: string } {
  const tag = nextTag(xml, 0);
  const prefix = tag?.name.endsWith(`:${name}`) ? tag.name.slice(0, -name.length) : '';
  if (tag?.name !== prefix + name) throw new PartError(`begins with ${tag?.name ?? 'nothing'}, not ${name}`);
  return { tag, prefix };
}
