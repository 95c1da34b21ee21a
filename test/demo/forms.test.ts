/** The forms beside the 31 indicators: typed into every tab that exists, people made up, the same every time. */
import { describe, expect, test } from 'vitest';
import { reportingUnits } from '../../src/core/district.ts';
import { REGISTER_TEMPLATE } from '../../src/core/register/words.ts';
import { demoDistrict } from '../../src/demo/district.ts';
import { formEntries } from '../../src/demo/forms/forms.ts';
import { templates } from '../google/provision/plans.ts';

const district = demoDistrict(templates);
const villages = district.units.filter(({ level }) => level === 'desa');
const forms = district.forms.slice(1).flatMap((form) => {
  const template = templates.find(({ id }) => id === form.template)!;
  return reportingUnits(district, form).map((unit) => ({ template, unit }));
});

describe('entries of the other forms', () => {
  test('every issued form is in the demonstration, the Register as the one that its coordinators keep', () => {
    const register = templates.findLast(({ id }) => id === REGISTER_TEMPLATE)!;
    expect(district.register).toBe(register.version);
    expect([...district.forms.map(({ template }) => template), register.id].toSorted()).toEqual(
      [...new Set(templates.map(({ id }) => id))].toSorted(),
    );
  });

  test.each(forms.map(({ template, unit }) => [template.id, unit.code, template, unit] as const))(
    '%s of %s: tabs, columns and fixed keys exist',
    (_id, _code, template, unit) => {
      const tabs = formEntries(template, unit, villages);
      expect(tabs.length).toBeGreaterThan(0);
      for (const { tab: name, rows } of tabs) {
        const tab = template.tabs.find((one) => one.name === name);
        expect(tab, name).toBeDefined();
        const columns = new Set(tab!.columns.filter(({ entry }) => entry).map((column) => column.name));
        const keys = new Set(tab!.fixedRows.map((row) => String(row.cells[tab!.key])));
        expect(rows.length).toBeGreaterThan(0);
        for (const { key, cells } of rows) {
          for (const column of Object.keys(cells)) expect(columns).toContain(column);
          if (tab!.rows === 'fixed') expect(keys).toContain(key);
          else expect(String(cells[tab!.key]).replace("'", '')).toBe(key);
        }
      }
      expect(formEntries(template, unit, villages)).toEqual(tabs);
    },
  );

  test('evidence of the actions of 2025 is listed by some units, each with a link, and by most not at all', () => {
    const [form] = district.forms;
    const template = templates.find(({ id }) => id === form!.template)!;
    const known = new Set(template.tabs[1]!.fixedRows.map(({ cells }) => cells.kode));
    const lists = reportingUnits(district, form!).map((unit) => formEntries(template, unit, villages));
    const kept = lists.flat();
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(lists.length / 2);
    for (const { tab, rows } of kept) {
      expect(tab).toBe('aksi');
      for (const { key, cells } of rows) {
        expect(known).toContain(key);
        expect(cells.kegiatan).toContain('contoh');
        expect(cells.tautan).toMatch(/^https:.+contoh/);
      }
    }
  });

  test('nobody bears a name, and no number is of an area that exists', () => {
    const typed = forms.flatMap(({ template, unit }) =>
      formEntries(template, unit, villages).flatMap(({ rows }) => rows.map(({ cells }) => cells)),
    );
    for (const { nama, nik } of typed) {
      if (nama !== undefined) expect(nama).toMatch(/^(Anak|Ibu) Contoh \d\d$/);
      if (nik !== undefined) expect(nik).toMatch(/^'620279\d{10}$/);
    }
    expect(typed.some(({ nik }) => nik !== undefined)).toBe(true);
  });
});
