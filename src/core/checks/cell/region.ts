/** Columns of codes of provinces, kabupaten, kecamatan or desa. */
import { type RegionSystem, readRegion } from '../../cells/region.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { besidePlaceholders, type ValueReader } from './reader.ts';

export function regionReader(column: Column, system: RegionSystem): ValueReader {
  const expected = column.level;
  const own = [column.name];

  return besidePlaceholders(column, (raw, reading, report) => {
    const value = cellText(raw);
    const read = readRegion(typeof raw === 'boolean' ? value : raw, system);
    switch (read.kind) {
      case 'region':
        reading.text = read.code;
        if (expected !== undefined && read.level !== expected) {
          report('region-level', own, { value, found: read.level, expected });
        }
        return;
      case 'damaged':
        report('region-damaged', own, { value, suggestion: read.suggestion });
        return;
      case 'other-system':
        report('region-other-system', own, { value, system });
        return;
      case 'none':
        report('not-a-region-code', own, { value, system, ...(expected !== undefined && { expected }) });
    }
  });
}
