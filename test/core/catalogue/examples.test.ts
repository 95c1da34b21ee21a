/** Every code of the catalogue has an example, and its form has that problem at that place and no other. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, CODES } from '../../../src/core/catalogue/catalogue.ts';
import { runExample } from '../../../src/core/catalogue/examples/example.ts';
import { EXAMPLES, exampleOf, FAMILIES } from '../../../src/core/catalogue/examples/examples.ts';
import { TabSchema } from '../../../src/core/template/schema.ts';
import { bundleWorker } from '../../../src/runtime/local/bundle.ts';

it('every code has an example, in one family', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...CODES].sort());
  expect(
    Object.values(FAMILIES)
      .flatMap((family) => Object.keys(family))
      .sort(),
  ).toEqual([...CODES].sort());
});

it('every rule that a template may have is in an example', () => {
  const used = CODES.flatMap((code) => exampleOf(code).tab?.rules ?? []).map(({ rule }) => rule);
  const known = TabSchema.shape.rules.unwrap().element.options.map(({ shape }) => shape.rule.value);
  expect([...new Set(used)].sort()).toEqual([...known].sort());
});

describe.each(CODES)('%s', (code) => {
  const example = exampleOf(code);
  const { problems } = runExample(example);
  const [found, ...again] = problems.filter((problem) => problem.code === code);

  it('is found in its example, at its place, and says so', () => {
    expect(found).toMatchObject({ params: example.params, severity: CATALOGUE[code].severity });
    expect(found?.params).toEqual(example.params);
    expect(found?.cell).toBe(example.at);
    for (const other of again) expect(other.params).toEqual(example.params);
  });

  it('comes with no other problem but those that its example names', () => {
    const others = new Set(problems.map((problem) => problem.code).filter((other) => other !== code));
    expect([...others].sort()).toEqual([...(example.beside ?? [])].sort());
  });

  it('says it in both languages, and not the same', () => {
    const english = runExample(example, 'en').problems.find((problem) => problem.code === code);
    expect(english?.message).not.toBe(found?.message);
    expect(english?.remedy).not.toBe(found?.remedy);
  });
});

it('examples are not in the Worker', async () => {
  const script = await readFile((await bundleWorker()).script, 'utf8');
  expect(script).toContain(CATALOGUE['not-above'].title.en);
  expect(script).not.toContain('made up for the examples of the catalogue');
});
