/**
 * Stands for the package `qs` in the Worker: of all it does, Google's client only writes flat parameters, and a list as one
 * parameter an entry.
 */
type Value = string | number | boolean;
type Params = Record<string, Value | null | undefined | readonly Value[]>;

/** `a=one&a=two&b=%20`; undefined is left away, null is empty. TypeError for anything nested. */
export function stringify(params: Params, { arrayFormat }: { arrayFormat: string }): string {
  if (arrayFormat !== 'repeat') throw new TypeError(`lists are written by repeating, not as ${arrayFormat}`);
  return Object.entries(params)
    .flatMap(([name, value]) => [value ?? (value === null ? '' : [])].flat().map((one) => pair(name, one)))
    .join('&');
}

function pair(name: string, value: unknown): string {
  if (typeof value === 'object') throw new TypeError(`parameter "${name}" is nested`);
  return `${encoded(name)}=${encoded(String(value))}`;
}

/** RFC 3986: these are reserved too, and encodeURIComponent leaves them. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
