/** Checks across spreadsheets that a template cannot have. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { registerForm } from '../../support/register-form.ts';

const fixed = JSON.parse(readFileSync('sheets-templates/aksi-konvergensi-2025.json', 'utf8'));
const register = JSON.parse(JSON.stringify(registerForm));

function faultOf(template: typeof fixed, check: object, columns: Record<string, object> = {}): string {
  const [tab] = template.tabs;
  const changed = tab.columns.map((column: { name: string }) => ({ ...column, ...columns[column.name] }));
  const spoilt = { ...template, tabs: [{ ...tab, columns: changed, across: [check] }] };
  try {
    parseTemplate(spoilt, 'formulir.json');
    return '';
  } catch (error) {
    return (error as Error).message.replace('formulir.json: tabs[0].across[0].', '');
  }
}

test.each<[object, string]>([
  [
    { check: 'jump', columns: ['dilayan'] },
    'columns[0]: "dilayan" is not a column of this tab; choose one of no, ',
  ],
  [{ check: 'jump', columns: ['dilayani', 'keterangan'] }, 'columns[1]: "keterangan" holds no figures; '],
  [{ check: 'copied', columns: ['no'] }, 'columns[0]: "no" is not filled by staff; '],
  [
    { check: 'parent-sum', columns: ['persentase'] },
    'columns[0]: "persentase" holds shares, which have no sum; ',
  ],
  [
    { check: 'outlier', numerator: 'dilayani', denominator: 'kode' },
    'denominator: "kode" holds no figures; name a column of numbers',
  ],
  [
    {
      check: 'outlier',
      numerator: 'dilayani',
      denominator: 'sasaran',
      seasonal: [{ rows: ['AK25-09', 'AK25-99'], months: [2, 8] }],
    },
    'seasonal[0].rows[1]: "AK25-99" is the key of no row; write the key of a fixed row',
  ],
  [{ check: 'same-identity', column: 'kode' }, 'column: "kode" holds no identity numbers; '],
  [{ check: 'jump', columns: [] }, 'columns: [] is too small or too short; at least 1 is needed'],
  [
    { check: 'leap', columns: ['dilayani'] },
    'check: found "leap"; choose one of "same-identity", "parent-sum", ',
  ],
])('%j', (check, message) => {
  expect(faultOf(fixed, check).startsWith(message), faultOf(fixed, check)).toBe(true);
});

test('in a register: cells that are not stored, figures of persons, sums of shares', () => {
  expect(faultOf(register, { check: 'copied', columns: ['kunjungan'] })).toMatch(/^check: compares cells /);
  const jump = { check: 'jump', columns: ['kunjungan'] };
  expect(faultOf(register, jump, { kunjungan: { personal: true } })).toMatch(/"kunjungan" is about a person/);
  expect(faultOf(register, jump, { kunjungan: { type: 'percent' } })).toMatch(/have no sum/);
  expect(faultOf(register, jump)).toBe('');
});
