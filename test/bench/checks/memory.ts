/** Prints what the parsed response keeps of the heap, and what the results of its check keep above it, in bytes. */
import { checkTab } from '../../../src/core/checks/tab.ts';
import { onlyTab, ROWS } from './check.ts';
import { mixedForm, NUMBERS, rowsOf } from './forms.ts';

const template = mixedForm();
const tab = onlyTab(template);
const payload = JSON.stringify({ values: rowsOf(template, ROWS, NUMBERS) });
// Code is compiled and caches are filled before anything is measured.
for (let run = 0; run < 20; run++) checkTab(tab, { firstRow: 5, rows: JSON.parse(payload).values });

const before = inUse();
const { values } = JSON.parse(payload) as { values: (string | number)[][] };
const parsed = inUse();
const result = checkTab(tab, { firstRow: 5, rows: values });
const checked = inUse();
process.stdout.write(JSON.stringify({ values: parsed - before, results: checked - parsed }));
// Both are still needed here, so neither was collected.
if (values.length === 0 || result.told.length === 0) throw new Error('nothing was checked');

function inUse(): number {
  for (let pass = 0; pass < 4; pass++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
