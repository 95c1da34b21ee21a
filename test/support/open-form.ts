/** A small form with open rows, for roads on which staff add, sort and delete rows. */
import { parseTemplate } from '../../src/core/template/load.ts';
import type { Template } from '../../src/core/template/schema.ts';

export const openForm: Template = parseTemplate(
  {
    id: 'daftar-kegiatan',
    version: 1,
    scheme: 'uji',
    year: 2025,
    title: { id: 'Daftar kegiatan', en: 'List of activities' },
    source: 'made up for tests',
    tabs: [
      {
        name: 'kegiatan',
        title: { id: 'Kegiatan', en: 'Activities' },
        rows: 'open',
        key: 'kode',
        maxRows: 2000,
        columns: [
          { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string', entry: true },
          { name: 'nama', label: { id: 'Nama kegiatan', en: 'Activity' }, type: 'string', entry: true },
          {
            name: 'hadir',
            label: { id: 'Hadir', en: 'Present' },
            type: 'integer',
            entry: true,
            constraints: { minimum: 0 },
          },
          {
            name: 'undangan',
            label: { id: 'Undangan', en: 'Invited' },
            type: 'integer',
            entry: true,
            constraints: { minimum: 0 },
          },
        ],
        rules: [{ rule: 'not-above', column: 'hadir', limit: 'undangan' }],
        completion: { values: ['hadir', 'undangan'] },
      },
    ],
  },
  'test/support/open-form.ts',
);
