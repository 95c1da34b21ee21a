/** Faults of the two columns in which warnings are waived: they hold free text, and no value of the form. */
import type { Add } from './column-faults.ts';
import type { Refer } from './rule-faults.ts';
import type { Tab } from './schema.ts';

export function waiverFaults({ waiver, key, completion }: Tab, add: Add, refer: Refer): void {
  if (waiver === undefined) return;
  if (waiver.reason === waiver.name) {
    add(['waiver', 'name'], `"${waiver.name}" is also the column of the reason`, 'name a column of its own');
  }
  for (const part of ['reason', 'name'] as const) {
    const name = waiver[part];
    const column = refer(['waiver', part], name);
    if (column === undefined) continue;
    const wrong = (fault: string, remedy: string) => add(['waiver', part], `"${name}" ${fault}`, remedy);
    if (!column.entry) wrong('is not filled by staff', 'name a column with "entry": true');
    if (name === key) wrong('is the key of the rows', 'name another column');
    if (completion?.values.includes(name))
      wrong('counts towards completion', 'take it out of completion.values or name another column');
    const { type, format, notApplicable, constraints } = column;
    if (type !== 'string' || format !== undefined || notApplicable !== undefined || constraints.required)
      wrong(
        'is not a column of free text',
        'use type string without format, notApplicable and constraints.required',
      );
  }
}
