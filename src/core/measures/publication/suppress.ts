/**
 * Which figures a public page must leave out, so that nobody can be recognised in it.
 *
 * Formula: counts of 1–4 are hidden, and so is every count that together with the others would give one away: through the
 * total above it, the villages beside it, the whole it is part of, the sum of its dates. A hidden small count must look,
 * to a reader who knows every sum, as if it could be five or more; a count hidden for its sake must not be computable.
 * One decision holds for all pages and dates, since a reader has them all.
 * Source: minimum frequency and complementary suppression in tables (Hundepool et al., *Statistical Disclosure Control*,
 * 2012, ch. 4). Certainty: the method is general; the limit of five is this project's.
 * What an earlier page has printed cannot be hidden any more: small counts that it gives away are told as `exposed`.
 */
import { type Intervals, impliedBy, intervalsOf, printing } from './intervals.ts';
import { type Cell, type Indexed, indexed, isSmall, LARGEST_SMALL, type Table } from './table.ts';

export interface Suppression {
  /** Ids of cells that are not to be printed. Which of them are small is not for a page to say. */
  hidden: ReadonlySet<string>;
  /** Ids of small counts that can be worked out all the same, from what was printed before. */
  exposed: readonly string[];
}

/** Throws for a count that is none, a relation to an unknown cell, a sum that is wrong. */
export function suppress(table: Table): Suppression {
  const index = indexed(table);
  const { cells } = table;
  const hidden = cells.map(
    ({ count, alreadyPublished, unprinted }) =>
      unprinted === true || (isSmall(count) && alreadyPublished !== true),
  );
  const exposed = new Set<number>();
  for (;;) {
    const intervals = intervalsOf(index, hidden);
    const given = givenAway(cells, hidden, intervals, exposed);
    if (given.length === 0) break;
    let hiddenMore = false;
    for (const place of given) {
      const other = companion(index, cells, hidden, intervals, place);
      if (other === undefined) exposed.add(place);
      else {
        hidden[other] = true;
        hiddenMore = true;
      }
    }
    // What seemed lost may be safe once more is hidden.
    if (hiddenMore) exposed.clear();
  }
  printAgain(index, cells, hidden, exposed);
  return {
    hidden: new Set(
      cells.filter(({ unprinted }, place) => hidden[place] && unprinted !== true).map(({ id }) => id),
    ),
    exposed: cells.filter(({ count }, place) => exposed.has(place) && isSmall(count)).map(({ id }) => id),
  };
}

/**
 * Where sums hang together in chains, some of what was hidden protects nothing: it is printed after all, the largest
 * first, together with what can then be worked out.
 */
function printAgain(
  index: Indexed,
  cells: readonly Cell[],
  hidden: boolean[],
  exposed: ReadonlySet<number>,
): void {
  let known = intervalsOf(index, hidden);
  const companions = cells
    .map((cell, place) => ({ ...cell, place }))
    .filter(({ place, count, unprinted }) => hidden[place] && unprinted !== true && !isSmall(count))
    .sort((a, b) => b.count - a.count);
  for (const { place } of companions) {
    if (!hidden[place]) continue;
    const then = printing(index, place, known);
    hidden[place] = false;
    if (smallGivenAway(cells, hidden, then, exposed).length > 0) hidden[place] = true;
    else {
      known = then;
      for (const other of computable(cells, hidden, known)) hidden[other] = false;
    }
  }
}

/**
 * Hidden cells that a reader can work out. Those hidden for another's sake come alone, where there are any: while they
 * can be computed they protect nothing, and the others cannot be judged.
 */
function givenAway(
  cells: readonly Cell[],
  hidden: readonly boolean[],
  intervals: Intervals,
  lost: ReadonlySet<number>,
): number[] {
  const others = computable(cells, hidden, intervals).filter((place) => !lost.has(place));
  return others.length > 0 ? others : smallGivenAway(cells, hidden, intervals, lost);
}

function computable(cells: readonly Cell[], hidden: readonly boolean[], { low, high }: Intervals): number[] {
  return placesOf(
    cells,
    ({ count, unprinted }, place) =>
      hidden[place] === true && !isSmall(count) && unprinted !== true && low[place] === high[place],
  );
}

function smallGivenAway(
  cells: readonly Cell[],
  hidden: readonly boolean[],
  { low, high }: Intervals,
  lost: ReadonlySet<number>,
): number[] {
  return placesOf(
    cells,
    ({ count }, place) =>
      hidden[place] === true &&
      isSmall(count) &&
      !lost.has(place) &&
      (high[place]! <= LARGEST_SMALL || low[place] === high[place]),
  );
}

const placesOf = (cells: readonly Cell[], is: (cell: Cell, place: number) => boolean): number[] =>
  cells.flatMap((cell, place) => (is(cell, place) ? [place] : []));

/**
 * The printed cell that is best hidden too, from a sum that gives the cell away, or else from the nearest sum that the
 * hidden ones beside it stand in; undefined when all that could be is hidden.
 */
function companion(
  { relations, relationsOf }: Indexed,
  cells: readonly Cell[],
  hidden: readonly boolean[],
  intervals: Intervals,
  place: number,
): number | undefined {
  const reached = new Set([place]);
  // A set hands out what is added while it is gone through: nearest first.
  for (const from of reached) {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const index of relationsOf[from]!) {
      const relation = relations[index]!;
      const alone = impliedBy(relation, from, intervals);
      const tells = alone.high <= LARGEST_SMALL || alone.low === alone.high ? 0 : FOR_ANOTHER_SUM;
      for (const other of [...relation.parts, relation.whole]) {
        if (hidden[other]) reached.add(other);
        if (hidden[other] || cells[other]!.alreadyPublished === true) continue;
        const cost = tells + costOf(cells[other]!.count, other === relation.whole);
        if (cost < least) [best, least] = [other, cost];
      }
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

const FOR_ANOTHER_SUM = 2 ** 50;
const WITHOUT_EFFECT = 2 ** 40;
const WHOLE = 2 ** 30;

/** A small village rather than a large one, a village rather than a total; a zero protects least. */
function costOf(count: number, isWhole: boolean): number {
  return count + (isWhole ? WHOLE : 0) + (count === 0 ? WITHOUT_EFFECT : 0);
}
