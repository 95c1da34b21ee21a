import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../../src/cli/templates.ts';
import { dataPackage } from '../../../src/core/export/data-package.ts';
import { Dhis2MappingSchema, dataValueSet, dhis2Key, dhis2Period } from '../../../src/core/export/dhis2.ts';
import { completionRows, type ExportForm, formRows, publicRows } from '../../../src/core/export/rows.ts';
import { readPeriod } from '../../../src/core/period.ts';
import { measureFormula } from '../../../src/core/text/measure-formulas.ts';
import { openForm } from '../../support/open-form.ts';

const AT = Date.UTC(2025, 10, 18, 2);
const form: ExportForm = {
  unit: { code: '99.01.01', name: 'Kecamatan Contoh 01', level: 'kecamatan', parent: '99.01' },
  template: openForm,
  counts: { expected: 31, filled: 20, valid: 18, submitted: 0, approved: 0 },
  checkedAt: AT,
  measures: [
    {
      name: 'convergence-a',
      period: '2025-07-01',
      numerator: 12,
      denominator: 40,
      leftOut: [{ reason: 'key-doubled', count: 2 }],
      version: 2,
      since: AT - 1,
    },
    {
      name: 'stunted',
      period: '2025-08-01',
      numerator: 3,
      denominator: 90,
      leftOut: [],
      version: 1,
      since: AT,
    },
  ],
  figures: { kegiatan: { hadir: { '': 75, K1: null } } },
};
const UID = (letter: string) => letter.repeat(11);

describe('rows', () => {
  it('hold completion, measures and figures with date, formula, source and what was left out', () => {
    const rows = formRows(form);
    expect(rows.map(dhis2Key)).toEqual([
      ...['expected', 'filled', 'valid', 'submitted', 'approved'].map(
        (state) => `daftar-kegiatan/completion/${state}`,
      ),
      'daftar-kegiatan/convergence-a/numerator',
      'daftar-kegiatan/convergence-a/denominator',
      'daftar-kegiatan/stunted/numerator',
      'daftar-kegiatan/stunted/denominator',
      'daftar-kegiatan/kegiatan/hadir',
      'daftar-kegiatan/kegiatan/K1/hadir',
    ]);
    expect(rows[5]).toEqual({
      unit: '99.01.01',
      unit_name: 'Kecamatan Contoh 01',
      level: 'kecamatan',
      form: 'daftar-kegiatan',
      form_version: 1,
      period: '2025-Q3',
      indicator: 'convergence-a',
      indicator_name: 'Village convergence, formula A (services)',
      figure: 'numerator',
      value: 12,
      note: 'key-doubled:2',
      as_of: '2025-11-18T01:59:59.999Z',
      formula: measureFormula('convergence-a', 'en').formula,
      source: 'made up for tests',
    });
    expect(rows.at(-1)).toMatchObject({ value: null, note: 'tidak ada sasaran' });
  });

  it('have a row for each that the form prints: what nothing valid was entered for is told, by its name', async () => {
    const template = (await readTemplates('sheets-templates')).find(
      ({ id }) => id === 'aksi-konvergensi-2025',
    )!;
    const figures = {
      indikator: { dilayani: { 'AK25-01': 12, 'AK25-02': null }, sasaran: { 'AK25-01': 40 } },
    };
    const rows = formRows({ ...form, template, measures: [], figures }, 'id').filter(
      ({ indicator }) => indicator !== 'completion',
    );
    expect(rows).toHaveLength(31 * 2);
    const of = (indicator: string, figure: string) =>
      rows.find((row) => row.indicator === `indikator/${indicator}` && row.figure === figure);
    expect(of('AK25-01', 'dilayani')).toMatchObject({
      indicator_name: 'Pemberian makanan tambahan untuk ibu hamil KEK',
      value: 12,
      note: '',
    });
    expect(of('AK25-02', 'dilayani')).toMatchObject({ value: null, note: 'tidak ada sasaran' });
    for (const row of [of('AK25-02', 'sasaran'), of('AK25-31', 'dilayani')])
      expect(row).toMatchObject({ value: null, note: 'belum diisi, atau isiannya keliru' });
    // None of it is a value for DHIS2.
    const mapping = {
      dataElements: Object.fromEntries(rows.map((row) => [dhis2Key(row), UID('A')])),
      orgUnits: { '99.01.01': UID('O') },
    };
    expect(dataValueSet(rows, mapping)).toMatchObject({ set: { dataValues: { length: 2 } }, empty: 60 });
  });

  it('for everybody hold no small count: hidden ones stay null', () => {
    const units = new Map([[form.unit.code, form.unit]]);
    const released = { period: '2025-08', at: AT, template: openForm };
    const figure = { unit: form.unit.code, reporting: 1, expected: 2, measured: 90, stunted: null };
    expect(
      publicRows([figure], released, units).map(({ figure, value, note }) => [figure, value, note]),
    ).toEqual([
      ['denominator', 90, 'reporting:1;expected:2'],
      ['numerator', null, 'hidden'],
    ]);
    expect(completionRows(form).every(({ indicator }) => indicator === 'completion')).toBe(true);
  });
});

describe('dataValueSets', () => {
  it('name periods as DHIS2 does', () => {
    expect(['2025', '2025-S1', '2025-Q3', '2025-08'].map(dhis2Period)).toEqual([
      '2025',
      '2025S1',
      '2025Q3',
      '202508',
    ]);
    expect(() => dhis2Period('2025-13')).toThrow('is not a period');
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = `${year}-${String(month).padStart(2, '0')}`;
        expect(readPeriod(text)).toMatchObject({ year, firstMonth: month });
        expect(dhis2Period(text)).toBe(text.replace('-', ''));
      }),
    );
  });

  it('hold what the mapping names, and tell the rest', () => {
    const mapping = Dhis2MappingSchema.parse({
      dataSet: UID('S'),
      dataElements: {
        'daftar-kegiatan/convergence-a/numerator': UID('A'),
        'daftar-kegiatan/stunted/numerator': { dataElement: UID('B'), categoryOptionCombo: UID('C') },
        'daftar-kegiatan/kegiatan/K1/hadir': UID('D'),
      },
      orgUnits: { '99.01.01': UID('O') },
    });
    const { set, unmapped, empty } = dataValueSet(formRows(form), mapping);
    expect(set).toEqual({
      dataSet: UID('S'),
      dataValues: [
        { dataElement: UID('A'), period: '2025Q3', orgUnit: UID('O'), value: '12', comment: 'key-doubled:2' },
        {
          dataElement: UID('B'),
          categoryOptionCombo: UID('C'),
          period: '202508',
          orgUnit: UID('O'),
          value: '3',
        },
      ],
    });
    expect(empty).toBe(1);
    expect(unmapped.dataElements).toHaveLength(8);
    expect(dataValueSet(formRows(form), { ...mapping, orgUnits: {} })).toMatchObject({
      set: { dataValues: [] },
      unmapped: { orgUnits: ['99.01.01'] },
    });
  });

  it('are as the import of DHIS2 wants them', () => {
    const schema = JSON.parse(readFileSync(new URL('data-value-set.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv().compile(schema);
    const rows = formRows(form);
    const mapping = {
      dataElements: Object.fromEntries(rows.map((row) => [dhis2Key(row), UID('A')])),
      orgUnits: { '99.01.01': UID('O') },
    };
    const { set } = dataValueSet(rows, mapping);
    expect([validate(set), validate.errors]).toEqual([true, null]);
    expect(validate({ dataValues: [{ ...set.dataValues[0], period: '2025-Q3' }] })).toBe(false);
  });

  it('refuse ids that DHIS2 could not have', () => {
    const read = Dhis2MappingSchema.safeParse({ dataElements: { x: '1short' }, orgUnits: {} });
    expect(read.success).toBe(false);
  });
});

it('a data package says for whom the table is, and which columns it has', () => {
  const facts = {
    file: 'hasil.csv',
    district: 'Kabupaten Contoh',
    made: '2025-11-18T02:00:00.000Z',
    rows: 11,
  };
  const officers = dataPackage({ ...facts, isPublic: false, demonstration: true });
  expect(officers.description).toBe(
    'Data contoh, bukan data resmi. For officers: small counts are not hidden. Do not publish.',
  );
  expect(officers.resources[0]!.schema.fields.map(({ name }) => name).sort()).toEqual(
    Object.keys(formRows(form)[0]!).sort(),
  );
  expect(dataPackage({ ...facts, isPublic: true, demonstration: false }).description).toContain(
    'May be published',
  );
});
