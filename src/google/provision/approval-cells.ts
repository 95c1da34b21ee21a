/** Where the verifikator writes in tab Persetujuan: one cell below the other. Indexes are 0-based. */
import type { APPROVAL_RANGES } from '../../core/template/names.ts';

export const DECISION_ROW = 4;
export const DECISION_COLUMN = 1;

export const DECISION_CELLS: readonly { name: keyof typeof APPROVAL_RANGES; label: string; hint: string }[] =
  [
    {
      name: 'decision',
      label: 'Keputusan',
      hint: 'Pilih diverifikasi, disetujui, atau dikembalikan. Kosongkan selama belum ada keputusan.',
    },
    {
      name: 'note',
      label: 'Catatan',
      hint: 'Wajib bila dikembalikan: sebutkan apa yang harus diperbaiki. Jangan menulis nama atau NIK warga.',
    },
    { name: 'name', label: 'Nama verifikator', hint: 'Nama dan jabatan yang memutuskan.' },
    {
      name: 'date',
      label: 'Tanggal dan jam',
      hint: 'Misalnya 18/11/2025 14:30. Setiap keputusan baru memakai tanggal dan jam yang baru.',
    },
  ];
