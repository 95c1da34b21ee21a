/** What saving a register would change in a store. */
import { canonicalJson } from '../../core/text/canonical-json.ts';

export interface Changes {
  /** Things in the new register. */
  total: number;
  added: string[];
  changed: string[];
  /** In the store, and no longer in the new register. */
  gone: string[];
}

/** Told apart by key, alike when all that `wanted` says of one is so in the store; keys in the order of the lists. */
export function changesBetween<Thing extends object>(
  stored: readonly Thing[],
  wanted: readonly Thing[],
  key: (thing: Thing) => string,
): Changes {
  const before = new Map(stored.map((thing) => [key(thing), thing]));
  const after = new Map(wanted.map((thing) => [key(thing), thing]));
  const alike = (one: object, other: object) => canonicalJson(one) === canonicalJson(other);
  return {
    total: after.size,
    added: [...after.keys()].filter((each) => !before.has(each)),
    changed: [...after].flatMap(([each, thing]) => {
      const known = before.get(each);
      return known === undefined || alike(known, thing) ? [] : [each];
    }),
    gone: [...before.keys()].filter((each) => !after.has(each)),
  };
}
