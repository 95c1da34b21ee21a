/** Some of the entry's values are there, others are not: two offices may own the halves, so the owner is named. */
import type { Column } from '../template/schema.ts';
import { CELL, type IndexOf, type RowCheck } from './row.ts';

export function halfFilled(values: readonly Column[], indexOf: IndexOf): RowCheck {
  const at = values.map((column) => indexOf(column.name));
  return (cells, report) => {
    let blanks = 0;
    for (const index of at) if (cells.states[index] === CELL.blank) blanks++;
    if (blanks === 0 || blanks === at.length || cells.notApplicable) return;
    values.forEach(({ name, owner }, index) => {
      if (cells.states[at[index] as number] !== CELL.blank) return;
      report('half-filled', [name], { missing: name, ...(owner !== undefined && { owner }) });
    });
  };
}
