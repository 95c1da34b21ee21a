/** Columns of every type, for tests that go through them all. */
import { type Column, ColumnSchema } from '../../../src/core/template/schema.ts';

export const column = (name: string, rest: object): Column =>
  ColumnSchema.parse({ name, label: { id: name, en: name }, entry: true, ...rest });

export const COLUMNS = {
  whole: column('whole', {
    type: 'integer',
    units: ['orang', 'desa'],
    constraints: { minimum: 0, maximum: 100_000 },
  }),
  weight: column('weight', { type: 'number', units: ['kg'], constraints: { minimum: 0.5, maximum: 30 } }),
  money: column('money', { type: 'number', units: ['Rp'] }),
  share: column('share', { type: 'percent' }),
  date: column('date', { type: 'date', constraints: { earliest: '2020-01-01', latest: '2025-12-31' } }),
  month: column('month', {
    type: 'yearmonth',
    constraints: { earliest: '2025-01-01', latest: '2025-12-31' },
  }),
  quarter: column('quarter', { type: 'quarter' }),
  received: column('received', {
    type: 'mark',
    marks: { yes: ['Y', 'Ya', '✓', '1'], no: ['T', 'Tidak', '0'], notYet: ['belum'], notApplicable: ['TS'] },
  }),
  monthly: column('monthly', { type: 'mark', marks: { yes: ['V'], no: ['X', '-'] } }),
  nik: column('nik', { type: 'string', format: 'nik' }),
  child: column('child', { type: 'string', format: 'nik', newborn: true }),
  kk: column('kk', { type: 'string', format: 'kk', constraints: { required: true } }),
  desa: column('desa', { type: 'string', format: 'kemendagri', level: 'desa' }),
  kabupaten: column('kabupaten', { type: 'string', format: 'kemendagri', level: 'kabupaten' }),
  bps: column('bps', { type: 'string', format: 'bps' }),
  phone: column('phone', { type: 'string', format: 'phone' }),
  email: column('email', { type: 'string', format: 'email' }),
  link: column('link', { type: 'string', format: 'uri', hosts: ['drive.google.com', 'go.id'] }),
  choice: column('choice', { type: 'string', constraints: { enum: ['Normal', 'KEK', 'Risti'] } }),
  coded: column('coded', { type: 'string', constraints: { pattern: 'AK25-[0-9]{2}' } }),
  free: column('free', { type: 'string' }),
} as const;

export type ColumnName = keyof typeof COLUMNS;
