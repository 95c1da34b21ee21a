import { expect, it } from 'vitest';
import { droppedRule } from '../../../src/cli/adopt/dropped-rule.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { variantOf } from '../../../src/core/adopt/variant.ts';
import type { Template } from '../../../src/core/template/schema.ts';

const templates = await readTemplates('sheets-templates');
const form = templates.find(({ id }) => id === 'pengukuran-balita') as Template;

it('calls rules and parts as staff know them', () => {
  expect(droppedRule('pengukuran: identity-birth', form)).toBe('Pengukuran: Tanggal lahir berbeda dari NIK');
  expect(droppedRule('pengukuran: waiver', form)).toBe('Pengukuran: Pengecualian peringatan');
  expect(droppedRule('convergence-of-months', form)).toBe('Konvergensi desa');
});

it('has a name for all that the forms of the project may have to do without', () => {
  const names = templates.flatMap((template) => {
    const tabs = template.tabs.flatMap(({ name, rules, across }) => [
      ...rules.map(({ rule }) => `${name}: ${rule}`),
      ...across.map(({ check }) => `${name}: ${check}`),
      ...['waiver', 'nameColumn', 'fixedRows'].map((part) => `${name}: ${part}`),
    ]);
    return [...tabs, ...template.measures.map(({ measure }) => measure)].map((dropped) => ({
      dropped,
      told: droppedRule(dropped, template),
    }));
  });
  expect(names.length).toBeGreaterThan(50);
  for (const { dropped, told } of names) expect(told.split(': ').at(-1)).not.toBe(dropped.split(': ').at(-1));
});

it('is given names that a variant really drops', () => {
  const [tab] = form.tabs;
  const named = ['no', 'nama', 'jenis_kelamin', 'tanggal_lahir', 'tanggal_ukur', 'berat', 'tinggi'];
  const columns = Object.fromEntries(
    tab!.columns.map(({ name }) => [name, named.includes(name) ? name : null]),
  );
  const mapping = { template: 'pengukuran-balita@1', tabs: { pengukuran: { columns, headerRows: 1 } } };
  const { dropped } = variantOf(form, mapping, 1001);
  expect(dropped.map((each) => droppedRule(each, form))).toContain('Pengukuran: Pengecualian peringatan');
});
