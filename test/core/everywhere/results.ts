/** What the engine says of every example of the catalogue, in both languages: to be the same wherever it runs. */

import { runExample } from '../../../src/core/catalogue/examples/example.ts';
import { exampleOf } from '../../../src/core/catalogue/examples/examples.ts';
import { CODES, tableSchema } from '../../../src/core/index.ts';

export function results() {
  return CODES.map((code) => {
    const example = exampleOf(code);
    const { template, tabs, problems } = runExample(example, 'id');
    const lines = tabs.flatMap((tab) => tab.lines.map(({ key, status }) => [key, status]));
    const counts = tabs.map(({ expected, filled, valid, rowsChecked }) => [
      expected,
      filled,
      valid,
      rowsChecked,
    ]);
    const schemas = template.tabs.map(tableSchema);
    return { code, lines, counts, schemas, problems: [...problems, ...runExample(example, 'en').problems] };
  });
}

/** A Worker, and a module that a page may load. */
export default { fetch: () => Response.json(results()) };
