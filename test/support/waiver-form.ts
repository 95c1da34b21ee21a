/** The small form with open rows, where attendance above the invitations only warns and may be waived. */
import { parseTemplate } from '../../src/core/template/load.ts';
import type { Tab, Template } from '../../src/core/template/schema.ts';
import { openForm } from './open-form.ts';

const tab = openForm.tabs[0] as Tab;
const words = (name: string, label: string) => ({
  name,
  label: { id: label, en: `${label} (en)` },
  type: 'string',
  entry: true,
});

export const waiverForm: Template = parseTemplate(
  {
    ...openForm,
    id: 'daftar-kegiatan-pengecualian',
    severities: { 'not-above': 'warning' },
    tabs: [
      {
        ...tab,
        columns: [...tab.columns, words('alasan', 'Alasan'), words('penanggung', 'Penanggung jawab')],
        waiver: { reason: 'alasan', name: 'penanggung' },
      },
    ],
  },
  'test/support/waiver-form.ts',
);

export const WAIVER_HEADER = [
  'Kode',
  'Nama kegiatan',
  'Hadir',
  'Undangan',
  'Alasan',
  'Penanggung jawab',
] as const;
