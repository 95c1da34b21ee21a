/** What a publication could print, and how its figures hang together. */

export interface Cell {
  id: string;
  /** People, a whole number ≥ 0. */
  count: number;
  /** Printed on an earlier page: it cannot be taken back, and is never hidden again. */
  alreadyPublished?: boolean;
  /** Never printed, but it must not be learnt from what is: the rest of a whole, what came in between two dates. */
  unprinted?: boolean;
}

/** The count of `whole` is the sum of the counts of its `parts`. */
export interface Relation {
  whole: string;
  parts: readonly string[];
}

export interface Table {
  cells: readonly Cell[];
  relations: readonly Relation[];
}

/** Counts that could tell who is meant. 0 tells of nobody. */
export const isSmall = (count: number): boolean => count >= 1 && count <= LARGEST_SMALL;
export const LARGEST_SMALL = 4;

/** The same table with places instead of names. Throws for a count that is none, an unknown name, a sum that is wrong. */
export interface Indexed {
  counts: readonly number[];
  relations: readonly { whole: number; parts: readonly number[] }[];
  /** Relations in which a cell stands. */
  relationsOf: readonly (readonly number[])[];
}

export function indexed({ cells, relations }: Table): Indexed {
  const places = new Map(cells.map(({ id }, place) => [id, place]));
  if (places.size < cells.length) throw new Error('two cells have the same name');
  for (const { id, count } of cells)
    if (!Number.isSafeInteger(count) || count < 0) throw new Error(`count of ${id}: ${count}`);
  const placeOf = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`no cell ${id}`);
    return place;
  };
  const counts = cells.map(({ count }) => count);
  const relationsOf: number[][] = cells.map(() => []);
  const byPlace = relations.map(({ whole, parts }, index) => {
    const relation = { whole: placeOf(whole), parts: parts.map(placeOf) };
    const sum = relation.parts.reduce((total, part) => total + counts[part]!, 0);
    if (sum !== counts[relation.whole]) throw new Error(`${whole} is not the sum of ${parts.join(', ')}`);
    for (const place of [relation.whole, ...relation.parts]) relationsOf[place]!.push(index);
    return relation;
  });
  return { counts, relations: byPlace, relationsOf };
}
