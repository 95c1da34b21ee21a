/** Some of the entry's values are there, others are not: two offices may own the halves, so the owner is named. */
import type { Column } from '../template/schema.ts';
import type { RowCheck } from './row.ts';

export function halfFilled(values: readonly Column[]): RowCheck {
  return (row, report) => {
    if (row.notApplicable) return;
    const missing = values.filter((column) => row.readings.get(column.name)?.blank);
    if (missing.length === 0 || missing.length === values.length) return;
    for (const column of missing) {
      report('half-filled', [column.name], {
        missing: column.name,
        ...(column.owner !== undefined && { owner: column.owner }),
      });
    }
  };
}
