/**
 * Patterns of short codes of one length, such as `[0-9]{2}\.[0-9]{2}` or `PK-[0-9]{2}`: every place takes one run of
 * characters. Four places are compared at once, as the bytes of a word (L. Lamport, "Multiple byte processing with
 * full-word instructions", 1975); a regular expression takes longer to be called than to match so few.
 */

/** The places of a text whose first and last four, which may overlap, are words: least and most code of each byte. */
export interface Stencil {
  /** Number of places: 4–8. */
  readonly length: number;
  readonly leastHead: number;
  readonly mostHead: number;
  readonly leastTail: number;
  readonly mostTail: number;
}

const WORD = 4;
/** The highest bit of each byte, which no character below 128 has. */
const HIGH = 0x80808080 | 0;

/** One place of a pattern, and how often it is there. */
const PLACE = /(\[(?:\w-\w|\w+)\]|\\[d.]|[\w\-/:,])(?:\{([1-8])\})?(?![?*+{])/y;

/** The stencil of a pattern; undefined where it says something else, or is longer or shorter. */
export function stencilOf(pattern: string): Stencil | undefined {
  const places: Run[] = [];
  PLACE.lastIndex = 0;
  while (PLACE.lastIndex < pattern.length) {
    const found = PLACE.exec(pattern);
    const run = found === null ? undefined : runOf(found[1] as string);
    if (run === undefined) return undefined;
    for (let left = Number(found?.[2] ?? 1); left > 0; left--) places.push(run);
  }
  const { length } = places;
  if (length < WORD || length > 2 * WORD) return undefined;
  const [head, tail] = [places.slice(0, WORD), places.slice(-WORD)];
  return {
    length,
    leastHead: word(head.map(({ least }) => least)),
    mostHead: word(head.map(({ most }) => most)) | HIGH,
    leastTail: word(tail.map(({ least }) => least)),
    mostTail: word(tail.map(({ most }) => most)) | HIGH,
  };
}

interface Run {
  least: number;
  most: number;
}

/** What the place takes; undefined where that is not one run of codes. */
function runOf(place: string): Run | undefined {
  if (place === '\\d') return { least: 0x30, most: 0x39 };
  const [, from, to, list] = /^\[(?:(\w)-(\w)|(\w+))\]$/.exec(place) ?? [];
  if (from !== undefined && to !== undefined) return { least: from.charCodeAt(0), most: to.charCodeAt(0) };
  const listed = Array.from(list ?? place.slice(-1), (one) => one.charCodeAt(0));
  const [least, most] = [Math.min(...listed), Math.max(...listed)];
  return new Set(listed).size === most - least + 1 ? { least, most } : undefined;
}

const word = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number =>
  a | (b << 8) | (c << 16) | (d << 24);

/** Whether the whole text is of the pattern. */
export function matches(stencil: Stencil, text: string): boolean {
  const { length } = stencil;
  if (text.length !== length) return false;
  const a = text.charCodeAt(0);
  const b = text.charCodeAt(1);
  const c = text.charCodeAt(2);
  const d = text.charCodeAt(3);
  const w = text.charCodeAt(length - 4);
  const x = text.charCodeAt(length - 3);
  const y = text.charCodeAt(length - 2);
  const z = text.charCodeAt(length - 1);
  if ((a | b | c | d | w | x | y | z) > 0x7f) return false;
  const head = a | (b << 8) | (c << 16) | (d << 24);
  const tail = w | (x << 8) | (y << 16) | (z << 24);
  // With its highest bit set no byte borrows from the next: the bit stays where the byte is in its run.
  const inHead = ((head | HIGH) - stencil.leastHead) & (stencil.mostHead - head);
  const inTail = ((tail | HIGH) - stencil.leastTail) & (stencil.mostTail - tail);
  return (inHead & inTail & HIGH) === HIGH;
}
