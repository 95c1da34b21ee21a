/** "Tidak ada sasaran" and a number that is not zero cannot both be true. */
import type { RowCheck } from './row.ts';

export function notApplicableAlone(values: readonly string[]): RowCheck {
  return (row, report) => {
    if (!row.notApplicable) return;
    const filled = values.filter((name) => (row.readings.get(name)?.number ?? 0) !== 0);
    const marks = [...row.readings.values()].filter((reading) => reading.notApplicable);
    if (filled.length > 0) {
      report('not-applicable-with-value', [...filled, ...marks.map((reading) => reading.column.name)], {});
    }
  };
}
