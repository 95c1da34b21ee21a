/** A measure reads columns by name: a template that asks for it must have them, and staff must fill them. */
import type { Path } from '../faults.ts';
import {
  CHILD_COLUMNS,
  MOTHER_COLUMNS,
  PAUD_COLUMNS,
  TYPED_CHILD_COLUMNS,
  TYPED_MOTHER_COLUMNS,
} from '../form-measures/cadre-rows.ts';
import type { Add } from './column-faults.ts';
import type { MeasureSpec } from './measure-schema.ts';
import type { Template } from './schema.ts';

/** Columns by part of the measure that names a tab. */
const NEEDED: { [Name in MeasureSpec['measure']]: Record<string, readonly string[]> } = {
  'convergence-of-months': { mothers: MOTHER_COLUMNS, children: CHILD_COLUMNS, paud: PAUD_COLUMNS },
  'convergence-of-quarter': { mothers: TYPED_MOTHER_COLUMNS, children: TYPED_CHILD_COLUMNS },
};

export function measureFaults({ measures, tabs }: Template, add: Add): void {
  measures.forEach((spec, index) => {
    for (const [part, columns] of Object.entries(NEEDED[spec.measure])) {
      const name = (spec as Record<string, string | undefined>)[part];
      if (name === undefined) continue;
      const path: Path = ['measures', index, part];
      const tab = tabs.find((candidate) => candidate.name === name);
      if (tab === undefined) {
        const known = tabs.map((candidate) => candidate.name).join(', ');
        add(path, `"${name}" is not a tab of this template`, `choose one of ${known}`);
        continue;
      }
      const entries = new Set(tab.columns.filter(({ entry }) => entry).map((column) => column.name));
      const missing = columns.filter((column) => !entries.has(column));
      if (missing.length > 0) {
        add(
          path,
          `tab "${name}" lacks what "${spec.measure}" reads: ${missing.join(', ')}`,
          'add these columns with "entry": true, or leave the measure out',
        );
      }
    }
  });
}
