/** Made-up forms to compare: one tab of fixed rows, one figure or two a row. */
import type { Figures } from '../../../src/core/across/figures.ts';
import type { Form } from '../../../src/core/across/form.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Tab, Template } from '../../../src/core/template/schema.ts';

const label = (text: string) => ({ id: text, en: text });
const count = (name: string) => ({ name, label: label(name), type: 'integer', entry: true });

export const KEYS = ['A', 'B', 'C', 'D', 'E', 'F'];

/** `checks` as a template has them under `across`. */
export function templateWith(...checks: object[]): Template {
  return parseTemplate(
    {
      id: 'uji-2025',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title: label('Uji'),
      source: 'made up for tests',
      tabs: [
        {
          name: 'isian',
          title: label('Isian'),
          rows: 'fixed',
          key: 'kode',
          columns: [
            { name: 'kode', label: label('Kode'), type: 'string' },
            count('dilayani'),
            count('sasaran'),
          ],
          fixedRows: KEYS.map((kode) => ({ cells: { kode } })),
          completion: { values: ['dilayani', 'sasaran'] },
          across: checks,
        },
      ],
    },
    'test/core/across/forms.ts',
  );
}

export const tabOf = (template: Template): Tab => template.tabs[0] as Tab;

/** Figures of rows A, B, …: served, and of how many where both are given; undefined is blank. */
export type Rows = (number | null | undefined | [served: number | null, all: number | null])[];

export function figures(rows: Rows): Figures {
  const of = (pick: (row: Rows[number]) => number | null | undefined) =>
    Object.fromEntries(
      rows.flatMap((row, index) => {
        const value = pick(row);
        return value === undefined ? [] : [[KEYS[index] as string, value]];
      }),
    );
  return {
    isian: {
      dilayani: of((row) => (Array.isArray(row) ? row[0] : row)),
      sasaran: of((row) => (Array.isArray(row) ? row[1] : undefined)),
    },
  };
}

export interface Whose {
  unit?: string;
  level?: Form['unit']['level'];
  parent?: string | null;
  period?: string;
}

export function form(template: Template, rows: Rows, whose: Whose = {}): Form {
  const { unit = 'x', level = 'desa', parent = 'kec', period = '2025' } = whose;
  return {
    spreadsheetId: `${unit} ${period}`,
    unit: { code: unit, name: `Desa ${unit}`, level, parent },
    scheme: template.scheme,
    period,
    template,
    figures: figures(rows),
  };
}
