import { Schema } from 'tableschema';
import { describe, expect, it } from 'vitest';
import { TabSchema } from '../../../src/core/template/schema.ts';
import { tableSchema } from '../../../src/core/template/table-schema.ts';
import { COLUMNS, column } from '../checks/columns.ts';

const tab = TabSchema.parse({
  name: 'daftar',
  title: { id: 'Daftar', en: 'List' },
  rows: 'open',
  key: 'no',
  columns: [column('no', { type: 'string' }), ...Object.values(COLUMNS)],
});

describe('columns of every type', () => {
  const exported = tableSchema(tab);
  const field = (name: string) => exported.fields.find((one) => one.name === name);

  it('make a schema that a Frictionless implementation takes', async () => {
    const schema = await Schema.load(exported);
    expect(schema.errors).toEqual([]);
    expect(schema.valid).toBe(true);
  });

  it('keep the words that Table Schema has, and no others', () => {
    expect(field('date')).toMatchObject({
      type: 'date',
      constraints: { minimum: '2020-01-01', maximum: '2025-12-31' },
    });
    expect(field('month')).toMatchObject({ type: 'yearmonth', constraints: { minimum: '2025-01' } });
    expect(field('email')).toMatchObject({ type: 'string', format: 'email' });
    expect(field('link')).toMatchObject({ type: 'string', format: 'uri' });
    expect(field('nik')).toEqual({ name: 'nik', title: 'nik', type: 'string' });
    expect(field('received')).toMatchObject({
      type: 'string',
      constraints: { enum: ['Y', 'Ya', '✓', '1', 'T', 'Tidak', '0', 'belum', 'TS'] },
    });
    expect(field('quarter')).toMatchObject({ type: 'string' });
    expect(field('share')).toMatchObject({ type: 'number' });
  });
});
