/** Columns of every type, as they are laid out in a new sheet. */
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { provisionRequests } from '../../../src/google/provision/requests.ts';
import { COLUMNS } from '../../core/checks/columns.ts';
import { planOf } from './plans.ts';

const title = { id: 'Daftar', en: 'List' };
const columns = [
  { name: 'no', label: { id: 'No', en: 'No.' }, type: 'string', entry: true },
  ...Object.values(COLUMNS),
];
const template = parseTemplate(
  {
    id: 'jenis-kolom',
    version: 1,
    scheme: 'uji',
    year: 2025,
    title,
    source: 'made up for tests',
    tabs: [{ name: 'daftar', title, rows: 'open', key: 'no', columns }],
  },
  'test',
);
const requests = provisionRequests(planOf({ template }));
const columnAt = (index: number | null | undefined) => columns[index ?? -1]?.name;

describe('a new sheet', () => {
  it('keeps numbers of people and codes as text, and shows dates as dates', () => {
    const formats = new Map(
      requests.flatMap(({ repeatCell }) => {
        const format = repeatCell?.cell?.userEnteredFormat?.numberFormat;
        return format ? [[columnAt(repeatCell?.range?.startColumnIndex), format.type]] : [];
      }),
    );
    for (const name of ['nik', 'child', 'kk', 'desa', 'bps', 'phone', 'received', 'quarter']) {
      expect([name, formats.get(name)]).toEqual([name, 'TEXT']);
    }
    for (const name of ['date', 'month']) expect([name, formats.get(name)]).toEqual([name, 'DATE']);
    expect(formats.get('weight')).toBe('NUMBER');
  });

  it('offers the choices of a list and the alphabet of marks', () => {
    const offered = Object.fromEntries(
      requests.flatMap(({ setDataValidation: rule }) =>
        rule?.rule?.strict === false
          ? [
              [
                columnAt(rule.range?.startColumnIndex),
                rule.rule.condition?.values?.map((value) => value.userEnteredValue),
              ],
            ]
          : [],
      ),
    );
    expect(offered).toEqual({
      received: ['Y', 'T', 'belum', 'TS'],
      monthly: ['V', 'X'],
      choice: ['Normal', 'KEK', 'Risti'],
    });
  });
});
