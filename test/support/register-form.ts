/** A small register of persons, for roads on which lists of several units are compared. All persons are made up. */
import { parseTemplate } from '../../src/core/template/load.ts';
import type { Template } from '../../src/core/template/schema.ts';

export const registerForm: Template = parseTemplate(
  {
    id: 'register-baduta',
    version: 1,
    scheme: 'register',
    year: 2025,
    title: { id: 'Register baduta', en: 'Register of children under two' },
    source: 'made up for tests',
    tabs: [
      {
        name: 'baduta',
        title: { id: 'Baduta', en: 'Children under two' },
        rows: 'open',
        key: 'no',
        columns: [
          { name: 'no', label: { id: 'No', en: 'No' }, type: 'string', entry: true },
          {
            name: 'nama',
            label: { id: 'Nama', en: 'Name' },
            type: 'string',
            entry: true,
            personal: true,
          },
          { name: 'nik', label: { id: 'NIK', en: 'NIK' }, type: 'string', format: 'nik', entry: true },
          { name: 'kunjungan', label: { id: 'Kunjungan', en: 'Visits' }, type: 'integer', entry: true },
        ],
        completion: { values: ['nik'] },
        across: [
          { check: 'same-identity', column: 'nik' },
          { check: 'jump', columns: ['kunjungan'] },
        ],
      },
    ],
  },
  'test/support/register-form.ts',
);

/** A NIK of Kotawaringin Timur for a girl born on 1 January 2024, by number. Made up. */
export const nik = (number: number): string => `620201410124${String(number).padStart(4, '0')}`;
