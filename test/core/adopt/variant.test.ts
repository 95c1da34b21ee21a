import { describe, expect, it } from 'vitest';
import { readAliases } from '../../../src/cli/aliases.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { parseAliases } from '../../../src/core/adopt/aliases.ts';
import type { Mapping } from '../../../src/core/adopt/mapping.ts';
import { matchRows } from '../../../src/core/adopt/rows.ts';
import { variantOf } from '../../../src/core/adopt/variant.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { nextVariant } from '../../../src/core/template/variant-version.ts';

const templates = await readTemplates('sheets-templates');
const template = (id: string) => templates.filter((one) => one.id === id).at(-1)!;

describe('variantOf', () => {
  const form = template('pengukuran-balita');
  const mapping = (columns: Record<string, string | null>): Mapping => ({
    template: 'pengukuran-balita@1',
    tabs: { pengukuran: { columns, headerRows: 1 } },
  });
  const needed = {
    no: 'No',
    jenis_kelamin: 'JK',
    tanggal_lahir: 'Lahir',
    tanggal_ukur: 'Ukur',
    berat: 'BB',
    tinggi: 'TB',
  };

  it('calls columns as the sheet does, and leaves out what needs a column that is not there', () => {
    const { template: variant, dropped } = variantOf(form, mapping(needed), 1001);
    const [tab] = variant.tabs;
    expect(tab?.columns.map(({ label }) => label.id)).toEqual(['No', 'JK', 'Lahir', 'Ukur', 'BB', 'TB']);
    expect(tab?.rules.map(({ rule }) => rule)).toEqual(['growth', 'date-order']);
    expect(tab?.rules[0]).not.toHaveProperty('oedema');
    expect(dropped).toContain('pengukuran: identity-birth');
    expect(() => compileTemplate(variant)).not.toThrow();
    expect(form.tabs[0]?.columns).toHaveLength(18);
  });

  it('is refused without what counts', () => {
    const { berat: _, ...rest } = needed;
    expect(() => variantOf(form, mapping(rest), 1001)).toThrow('"berat" is not a column of this tab');
  });

  it('has a number that tells the version it was made from', () => {
    expect(nextVariant(1, [1, 2, 1001, 2001])).toBe(1002);
    expect(nextVariant(2, [1, 2, 1001])).toBe(2001);
  });
});

describe('matchRows', () => {
  const [tab] = template('aksi-konvergensi-2025').tabs;
  const names = tab!.fixedRows.map(({ cells }) => String(cells.indikator));

  it('finds rows by name where the sheet has no codes, word for word or nearly', () => {
    const rows = names.map((name, index) => [index === 3 ? `${name} tahun 2025` : name.toUpperCase()]);
    const matched = matchRows(tab!, new Map([['indikator', 0]]), rows);
    expect(matched).toMatchObject({ key: 'indikator', missing: [], end: 31 });
    expect(matched?.near.map(({ key }) => key)).toEqual(['AK25-04']);
  });

  it('finds nothing in rows of something else', () => {
    expect(
      matchRows(
        tab!,
        new Map([['indikator', 0]]),
        names.map((_, index) => [`Kegiatan ${index}`]),
      ),
    ).toBeUndefined();
  });
});

describe('aliases', () => {
  it('name columns that there are', async () => {
    for (const { id } of templates)
      await expect(
        readAliases(
          'sheets-templates',
          templates.filter((one) => one.id === id),
        ),
      ).resolves.toBeDefined();
  });
  it('that name others are told by place and remedy', () => {
    expect(() =>
      parseAliases({ pengukuran: { bobot: ['BB'] } }, 'x.json', [template('pengukuran-balita')]),
    ).toThrow('x.json: pengukuran.bobot: is no column of the form; choose one of no, nik');
  });
});
