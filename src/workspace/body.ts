/** Types of the fields that a method takes from a request's body. Others are passed over. */

/** `texts`: an object of strings, `patch` one in which null takes away; `number` may be written as text, as 64-bit numbers are. */
export type FieldKind = 'string' | 'boolean' | 'number' | 'strings' | 'texts' | 'patch' | Fields | [Fields];
export interface Fields {
  readonly [field: string]: FieldKind;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string';

const TESTS: Record<Extract<FieldKind, string>, (value: unknown) => boolean> = {
  string: isText,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)),
  strings: (value) => Array.isArray(value) && value.every(isText),
  texts: (value) => isObject(value) && Object.values(value).every(isText),
  patch: (value) => isObject(value) && Object.values(value).every((text) => text === null || isText(text)),
};

/** Path of the first field of another type than is wanted; undefined when all are well. null counts as not given. */
export function misfit(value: unknown, fields: Fields, at = ''): string | undefined {
  if (!isObject(value)) return at || 'body';
  for (const [field, kind] of Object.entries(fields)) {
    const given = value[field];
    const path = at === '' ? field : `${at}.${field}`;
    if (given === undefined) continue;
    if (given === null) delete value[field];
    else if (typeof kind === 'string') {
      if (!TESTS[kind](given)) return path;
    } else if (Array.isArray(kind)) {
      if (!Array.isArray(given)) return path;
      for (const [index, item] of given.entries()) {
        const found = misfit(item, kind[0], `${path}[${index}]`);
        if (found !== undefined) return found;
      }
    } else {
      const found = misfit(given, kind, path);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
