/** "Tidak ada sasaran" and a number that is not zero cannot both be true. */
import { CELL, type IndexOf, type RowCheck } from './row.ts';

/** `entries` are the names of all entry columns, by index. */
export function notApplicableAlone(
  values: readonly string[],
  entries: readonly string[],
  indexOf: IndexOf,
): RowCheck {
  const at = values.map(indexOf);
  return (cells, report) => {
    if (!cells.notApplicable) return;
    const filled = values.filter((_, index) => Math.abs(cells.numbers[at[index] as number] as number) > 0);
    if (filled.length === 0) return;
    const marked = entries.filter((_, index) => cells.states[index] === CELL.notApplicable);
    report('not-applicable-with-value', [...filled, ...marked], {});
  };
}
