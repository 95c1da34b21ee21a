/** Partial responses and update masks: `a,b(c,d),e/f.g`. */

export type Mask = { [field: string]: Mask } | true;

/** Parses a `fields` text. Undefined for none; throws RangeError on text that is no mask. */
export function parseMask(text: string | null | undefined): Mask | undefined {
  if (text === null || text === undefined || text.trim() === '') return undefined;
  let at = 0;
  const list = (closing: boolean): { [field: string]: Mask } => {
    const out: { [field: string]: Mask } = {};
    for (;;) {
      const path: string[] = [];
      for (;;) {
        const match = /^\s*([A-Za-z0-9_$*-]+)\s*/.exec(text.slice(at));
        if (!match) throw new RangeError(`Invalid field selection ${text.slice(at)}`);
        at += match[0].length;
        path.push(camel(match[1]!));
        if (text[at] === '/' || text[at] === '.') at++;
        else break;
      }
      let leaf: Mask = true;
      if (text[at] === '(') {
        at++;
        leaf = list(true);
        at++;
      }
      merge(out, path, leaf);
      if (text[at] === ',') at++;
      else break;
    }
    if (closing ? text[at] !== ')' : at < text.length)
      throw new RangeError(`Invalid field selection ${text.slice(at)}`);
    return out;
  };
  return list(false);
}

/** Masks may use the names of the protocol buffers. */
const camel = (name: string): string => name.replace(/_([a-z])/g, (_all, letter) => letter.toUpperCase());

function merge(out: { [field: string]: Mask }, path: string[], leaf: Mask): void {
  let node = out;
  for (const [depth, field] of path.entries()) {
    const last = depth === path.length - 1;
    const known = Object.hasOwn(node, field) ? node[field] : undefined;
    if (known === true) return;
    if (!last) {
      const next = known ?? {};
      node[field] = next;
      node = next;
    } else if (leaf === true || known === undefined) node[field] = leaf;
    else for (const [key, value] of Object.entries(leaf)) merge(known, [key], value);
  }
}

/** The sub-mask for a field; undefined when the field is not selected. */
export function within(mask: Mask | undefined, field: string): Mask | undefined {
  if (mask === undefined || mask === true) return true;
  if (Object.hasOwn(mask, '*')) return mask['*'] === true ? true : (mask[field] ?? mask['*']);
  return Object.hasOwn(mask, field) ? mask[field] : undefined;
}

/** Keeps what the mask selects, through lists. */
export function applyMask(value: unknown, mask: Mask | undefined): unknown {
  if (mask === undefined || mask === true || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const sub = within(mask, key);
    if (sub !== undefined) out[key] = applyMask(item, sub);
  }
  return out;
}

/** Sets in `target` what an update mask names: fields absent in `source` are removed. */
export function update(
  target: Record<string, unknown>,
  source: Record<string, unknown> | undefined,
  mask: Mask,
): void {
  const fields =
    mask === true || Object.hasOwn(mask, '*')
      ? new Set([...Object.keys(target), ...Object.keys(source ?? {})])
      : Object.keys(mask);
  for (const field of fields) {
    const sub = within(mask, field)!;
    const given = source?.[field];
    const old = target[field];
    if (sub !== true && !Object.hasOwn(sub, '*') && !Array.isArray(given)) {
      const next = { ...((old as Record<string, unknown>) ?? {}) };
      update(next, given as Record<string, unknown> | undefined, sub);
      if (Object.keys(next).length > 0) target[field] = next;
      else delete target[field];
    } else if (given === undefined || given === null) delete target[field];
    else target[field] = given;
  }
}
