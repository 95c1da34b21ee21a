import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readApproval } from '../../../src/core/approval/cells.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkForm, checkTabs } from '../../../src/core/checks/form.ts';
import { column } from './columns.ts';
import { list } from './list.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (how: { type: 'major' | 'minor' }) => void;

/** Few enough that none of them makes the engine collect garbage by itself. */
const ROWS = 1_000;
const CHECKS = 50;

const { template, tab } = list([column('a', { type: 'integer' }), column('b', { type: 'integer' })]);
const compiled = compileTemplate(template);
/** Parsed anew for every check, so that nothing else holds the cells. */
const payload = JSON.stringify([
  tab.tab.columns.map(({ label }) => label.id),
  ...Array.from({ length: ROWS }, (_, row) => [`K${row}`, row, row % 9 === 0 ? 'x' : row]),
]);

it('goes with the cells of its tab once nobody has it, though none but young objects are collected', () => {
  for (let time = 0; time < CHECKS; time++) checkOnce();
  const start = heapAfter('major');
  const cells = JSON.parse(payload) as unknown[];
  const ofCells = process.memoryUsage().heapUsed - start;
  const before = heapAfter('minor');
  for (let time = 0; time < CHECKS; time++) {
    expect(checkOnce()).toBeLessThan(cells.length);
    collect({ type: 'minor' });
  }
  expect((heapAfter('minor') - before) / ofCells).toBeLessThan(CHECKS / 2);
});

/** Number of rows with problems. */
function checkOnce(): number {
  const tabs = checkTabs(compiled, [{ firstRow: 1, rows: JSON.parse(payload) }]);
  const said = readApproval({ state: '' });
  return checkForm(compiled, tabs, { said, standing: 'none', structural: [] }).told.length;
}

function heapAfter(type: 'major' | 'minor'): number {
  collect({ type });
  collect({ type });
  return process.memoryUsage().heapUsed;
}
