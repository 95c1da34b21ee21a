/** A form as small as forms get: a province is many spreadsheets, whatever stands in them. */
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Template } from '../../../src/core/template/schema.ts';

const figure = { type: 'integer', entry: true, constraints: { minimum: 0 } };

export const smallForm: Template = parseTemplate(
  {
    id: 'kecil',
    version: 1,
    scheme: 'uji',
    year: 2025,
    title: { id: 'Kecil', en: 'Small' },
    source: 'made up for the bench',
    tabs: [
      {
        name: 'isian',
        title: { id: 'Isian', en: 'Entries' },
        rows: 'fixed',
        key: 'kode',
        columns: [
          { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string' },
          { name: 'hadir', label: { id: 'Hadir', en: 'Present' }, ...figure },
          { name: 'undangan', label: { id: 'Undangan', en: 'Invited' }, ...figure },
        ],
        fixedRows: [{ cells: { kode: 'K1' } }, { cells: { kode: 'K2' } }],
        rules: [{ rule: 'not-above', column: 'hadir', limit: 'undangan' }],
        completion: { values: ['hadir', 'undangan'] },
      },
    ],
  },
  'test/bench/province/form.ts',
);
