/**
 * What a reader can work out about hidden counts: interval arithmetic over every sum that holds between the figures, until
 * nothing gets narrower. Counts are whole and not below 0.
 */
import type { Indexed } from './table.ts';

/** Least and largest value that agree with all that is printed; `high` may be infinite. */
export interface Intervals {
  low: number[];
  high: number[];
}

export function intervalsOf(table: Indexed, hidden: readonly boolean[]): Intervals {
  const low = table.counts.map((count, place) => (hidden[place] ? 0 : count));
  const high = table.counts.map((count, place) => (hidden[place] ? Number.POSITIVE_INFINITY : count));
  propagate(
    table,
    low,
    high,
    table.relations.map((_, index) => index),
  );
  return { low, high };
}

/** The same once `place` is printed too: what was known stays known. */
export function printing(table: Indexed, place: number, known: Intervals): Intervals {
  const [low, high] = [[...known.low], [...known.high]];
  low[place] = table.counts[place]!;
  high[place] = table.counts[place]!;
  propagate(table, low, high, [...table.relationsOf[place]!]);
  return { low, high };
}

function propagate(table: Indexed, low: number[], high: number[], queue: number[]): void {
  const waiting = table.relations.map(() => false);
  for (const relation of queue) waiting[relation] = true;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    waiting[next] = false;
    const narrowed = narrow(table.relations[next]!, low, high);
    for (const place of narrowed) {
      for (const relation of table.relationsOf[place]!) {
        if (waiting[relation]) continue;
        waiting[relation] = true;
        queue.push(relation);
      }
    }
  }
}

/** What one sum alone says of one of its cells. */
export function impliedBy(
  { whole, parts }: Indexed['relations'][number],
  place: number,
  { low, high }: Intervals,
): { low: number; high: number } {
  const others = parts.filter((part) => part !== place);
  const least = others.reduce((sum, part) => sum + low[part]!, 0);
  const most = others.reduce((sum, part) => sum + high[part]!, 0);
  if (place === whole) return { low: least, high: most };
  return { low: Math.max(0, low[whole]! - most), high: high[whole]! - least };
}

/** Cells that got narrower. */
function narrow({ whole, parts }: Indexed['relations'][number], low: number[], high: number[]): number[] {
  const changed: number[] = [];
  let least = 0;
  let most = 0;
  let unbounded = 0;
  for (const part of parts) {
    least += low[part]!;
    if (high[part] === Number.POSITIVE_INFINITY) unbounded++;
    else most += high[part]!;
  }
  tighten(whole, least, unbounded > 0 ? Number.POSITIVE_INFINITY : most, low, high, changed);
  for (const part of parts) {
    const open = high[part] === Number.POSITIVE_INFINITY;
    const othersMost =
      unbounded - (open ? 1 : 0) > 0 ? Number.POSITIVE_INFINITY : most - (open ? 0 : high[part]!);
    const othersLeast = least - low[part]!;
    const [oldLow, oldHigh] = [low[part]!, high[part]!];
    tighten(part, low[whole]! - othersMost, high[whole]! - othersLeast, low, high, changed);
    least += low[part]! - oldLow;
    if (open && high[part] !== Number.POSITIVE_INFINITY) {
      unbounded--;
      most += high[part]!;
    } else if (!open) most += high[part]! - oldHigh;
  }
  return changed;
}

function tighten(
  place: number,
  least: number,
  most: number,
  low: number[],
  high: number[],
  changed: number[],
): void {
  if (least <= low[place]! && most >= high[place]!) return;
  low[place] = Math.max(low[place]!, least);
  high[place] = Math.min(high[place]!, most);
  changed.push(place);
}
