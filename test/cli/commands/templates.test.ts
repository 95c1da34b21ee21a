import path from 'node:path';
import { Schema } from 'tableschema';
import { describe, expect, it } from 'vitest';
import { templates } from '../../../src/cli/commands/templates.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { tableSchema } from '../../../src/core/template/table-schema.ts';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';
import { openForm } from '../../support/open-form.ts';

async function said(...words: string[]): Promise<string> {
  const lines: string[] = [];
  await templates(words, (text) => lines.push(text));
  return lines.join('\n');
}

describe('templates', () => {
  it('lists and shows the forms', async () => {
    expect(await said('list')).toContain('aksi-konvergensi-2025@1');
    const shown = await said('show', 'aksi-konvergensi-2025');
    expect(shown).toContain('isian wajib: 31');
    expect(shown).toContain('dilayani  Dilayani (integer)');
    expect(JSON.parse(await said('show', 'aksi-konvergensi-2025@1', '--json'))).toMatchObject({ version: 1 });
  });

  it('says what there is when asked for what there is not', async () => {
    await expect(said('show', 'aksi')).rejects.toThrow(
      'no template "aksi"; there are aksi-konvergensi-2025@1',
    );
    await expect(said('export', 'aksi-konvergensi-2025')).rejects.toThrow('usage:');
    await expect(said()).rejects.toThrow('usage:');
  });

  it('exports what a Frictionless implementation takes for a Table Schema', async () => {
    const exported = JSON.parse(await said('export', 'aksi-konvergensi-2025', '--table-schema'));
    const all = await readTemplates(path.join(PROJECT, 'sheets-templates'));
    const tabs = [...all, openForm].flatMap((template) => template.tabs);
    for (const descriptor of [
      ...exported.resources.map((one: { schema: object }) => one.schema),
      ...tabs.map(tableSchema),
    ]) {
      const schema = await Schema.load(descriptor);
      expect(schema.errors).toEqual([]);
      expect(schema.valid).toBe(true);
    }
  });

  it('exports a schema that reads rows as the form means them', async () => {
    const schema = await Schema.load(tableSchema(openForm.tabs[0] as (typeof openForm.tabs)[number]));
    expect(schema.castRow(['A1', 'Rembuk', '10', '20'])).toEqual(['A1', 'Rembuk', 10, 20]);
    expect(() => schema.castRow(['A1', 'Rembuk', '-1', '20'])).toThrow();
  });
});
