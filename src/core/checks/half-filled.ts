/** Some of the entry's values are there, others are not: two offices may own the halves, so the owner is named. */
import { keyIdentity } from '../cells/text.ts';
import type { Column, Tab } from '../template/schema.ts';
import { CELL, type IndexOf, type RowCheck } from './row.ts';

/** The row's own owners come before those of the columns. */
export function halfFilled(tab: Tab, values: readonly Column[], indexOf: IndexOf): RowCheck {
  const at = values.map((column) => indexOf(column.name));
  const owners = new Map(
    tab.fixedRows.map((row) => [keyIdentity(String(row.cells[tab.key] ?? '')), row.owners ?? {}]),
  );
  return (cells, report, row) => {
    let blanks = 0;
    for (const index of at) if (cells.states[index] === CELL.blank) blanks++;
    if (blanks === 0 || blanks === at.length || cells.notApplicable) return;
    values.forEach((column, index) => {
      if (cells.states[at[index] as number] !== CELL.blank) return;
      const { name } = column;
      const owner = owners.get(keyIdentity(row.key()))?.[name] ?? column.owner;
      report('half-filled', [name], { missing: name, ...(owner !== undefined && { owner }) });
    });
  };
}
