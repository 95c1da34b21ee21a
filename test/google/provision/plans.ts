/** Plans for the tests: the issued form of 2025, and a small form with open rows. */
import { readFileSync } from 'node:fs';
import { readTemplates } from '../../../src/cli/templates.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { ProvisionPlan } from '../../../src/google/provision/plan.ts';

const FILE = 'sheets-templates/aksi-konvergensi-2025.json';
export const issued = parseTemplate(JSON.parse(readFileSync(FILE, 'utf8')), FILE);

/** All templates that are issued. */
export const templates = await readTemplates('sheets-templates');

/** Staff add rows here; two columns, a drop-down, and a fixed tab beside it. */
export const open = parseTemplate(
  {
    id: 'register-contoh',
    version: 3,
    scheme: 'contoh',
    year: 2025,
    title: { id: 'Register contoh', en: 'Sample register' },
    source: 'Dibuat untuk pengujian',
    tabs: [
      {
        name: 'register',
        title: { id: 'Register', en: 'Register' },
        rows: 'open',
        key: 'nomor',
        columns: [
          { name: 'nomor', label: { id: 'Nomor', en: 'Number' }, type: 'string', entry: true, width: 130 },
          {
            name: 'jenis',
            label: { id: 'Jenis', en: 'Kind' },
            type: 'string',
            entry: true,
            constraints: { enum: ['A', 'B'] },
            owner: 'DPPKB',
          },
        ],
      },
      {
        name: 'ringkas',
        title: { id: 'Ringkas', en: 'Brief' },
        rows: 'fixed',
        key: 'kode',
        columns: [
          { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string' },
          { name: 'nilai', label: { id: 'Nilai', en: 'Value' }, type: 'number', entry: true },
        ],
        fixedRows: [{ cells: { kode: 'A' } }, { cells: { kode: 'B' } }],
      },
    ],
  },
  'register-contoh.json',
);

export function planOf(changes: Partial<ProvisionPlan> = {}): ProvisionPlan {
  return {
    template: issued,
    unit: { code: '62.02.05', name: 'Kecamatan Baamang', level: 'kecamatan', parent: '62.02' },
    districtName: 'Kabupaten Kotawaringin Timur',
    zone: 'Asia/Jakarta',
    folderId: 'folder',
    serviceAccount: 'pantau@proyek.iam.gserviceaccount.com',
    verifiers: [],
    demonstration: true,
    ...changes,
  };
}
