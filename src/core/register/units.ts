/** What only shows over the whole tree of units: one top, a way up to it from everywhere, and nobody missing. */
import { keyIdentity } from '../cells/text.ts';
import type { MakeProblem } from '../checks/make-problem.ts';
import type { Problem } from '../checks/problem.ts';
import type { RegisterRow } from './rows.ts';
import { UNIT_TAB } from './words.ts';

const CODE = /^[0-9A-Za-z.-]{1,40}$/;

export type RowsByIdentity = ReadonlyMap<string, RegisterRow>;

/**
 * Tells each row what is wrong with its place in the tree.
 * @param top Code of the topmost unit.
 */
export function judgeUnits(units: readonly RegisterRow[], byIdentity: RowsByIdentity, top: string): void {
  const parentOf = ({ identity, text }: RegisterRow): RegisterRow | undefined =>
    identity === keyIdentity(top) ? undefined : byIdentity.get(keyIdentity(text('induk')));
  const settled = new Set<RegisterRow>();
  for (const unit of units) {
    if (!CODE.test(unit.key)) unit.tell('pattern-mismatch', ['kode'], { value: unit.key });
    const parent = unit.text('induk');
    if ((parent === '') !== (unit.identity === keyIdentity(top))) {
      unit.tell('unit-top', ['induk'], { expected: top });
    } else if (parent !== '' && !byIdentity.has(keyIdentity(parent))) {
      unit.tell('unit-unknown', ['induk'], { value: parent });
    }
    tellCycle(unit, parentOf, settled);
  }
}

/** Walks up until something is known already; who is met twice on the way stands in a cycle. */
function tellCycle(
  from: RegisterRow,
  parentOf: (unit: RegisterRow) => RegisterRow | undefined,
  settled: Set<RegisterRow>,
): void {
  const way: RegisterRow[] = [];
  let unit: RegisterRow | undefined = from;
  while (unit !== undefined && !settled.has(unit)) {
    settled.add(unit);
    way.push(unit);
    unit = parentOf(unit);
  }
  const begins = unit === undefined ? -1 : way.indexOf(unit);
  if (begins < 0) return;
  const cycle = way.slice(begins);
  const places = cycle.map(({ key }) => key);
  for (const unit of cycle) unit.tell('unit-cycle', ['induk'], { places });
}

/** Units that are in use, by the number of their forms, and stand in no row. The topmost is always in use. */
export function missingUnits(
  byIdentity: RowsByIdentity,
  formsOf: ReadonlyMap<string, number>,
  top: string,
  problem: MakeProblem,
): Problem[] {
  return [...new Map([[top, 0], ...formsOf])]
    .filter(([unit]) => !byIdentity.has(keyIdentity(unit)))
    .map(([unit, forms]) => problem('unit-missing', ['kode'], { unit, forms }, { tab: UNIT_TAB }));
}
