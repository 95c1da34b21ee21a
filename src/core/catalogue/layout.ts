/** What stands in a tab where it should not: sums and notes among the entries, cells beside their columns. */
import type { Family } from './entry.ts';

export interface LayoutProblems {
  /** A row of sums: it is left out of every count. */
  'totals-row': Record<never, never>;
  /** Notes or signatures below the entries: all their rows, told of the tab; none beside each of them. */
  'stray-text': { rows?: readonly number[] };
  /** Cells one column too far to the `direction`: from row `first` to `last` of the tab, or in the row told of. */
  'columns-shifted': { direction: 'left' | 'right'; first?: number; last?: number };
}

const DIRECTIONS = { left: 'kiri', right: 'kanan' } as const;

export const LAYOUT: Family<LayoutProblems> = {
  'totals-row': {
    severity: 'warning',
    title: { id: 'Baris jumlah di antara isian', en: 'Row of totals among the entries' },
    sentence: {
      id: () => ({
        message: 'Baris ini tampaknya baris jumlah, sehingga tidak dihitung sebagai isian.',
        remedy: 'Hapus baris jumlah; Pantau menjumlahkan sendiri.',
      }),
      en: () => ({
        message: 'This seems to be a row of totals, so that it does not count as an entry.',
        remedy: 'Delete the row of totals; Pantau adds up by itself.',
      }),
    },
  },
  'stray-text': {
    severity: 'info',
    title: { id: 'Catatan di bawah tabel', en: 'Notes below the table' },
    sentence: {
      id: (p, say) => ({
        message: `Catatan di bawah tabel${p.rows === undefined ? '' : ` (baris ${say.rows(p.rows)})`} tidak dihitung sebagai isian.`,
        remedy: 'Tidak perlu diubah; bila ini isian, lengkapi barisnya.',
      }),
      en: (p, say) => ({
        message: `Notes below the table${p.rows === undefined ? '' : ` (${p.rows.length === 1 ? 'row' : 'rows'} ${say.rows(p.rows)})`} do not count as entries.`,
        remedy: 'Nothing needs to change; if it is an entry, complete its row.',
      }),
    },
  },
  'columns-shifted': {
    severity: 'error',
    title: { id: 'Isian tergeser satu kolom', en: 'Cells shifted by one column' },
    sentence: {
      id: (p) => ({
        message: `Isian baris ${p.first === p.last ? (p.first ?? 'ini') : `${p.first} sampai ${p.last}`} tampaknya tergeser satu kolom ke ${DIRECTIONS[p.direction]}.`,
        remedy: 'Kembalikan isian ke kolomnya, lalu tunggu pemeriksaan berikutnya.',
      }),
      en: (p) => ({
        message: `The cells of ${p.first === p.last ? (p.first === undefined ? 'this row' : `row ${p.first}`) : `rows ${p.first} to ${p.last}`} seem to be shifted one column to the ${p.direction}.`,
        remedy: 'Move them back to their columns, then wait for the next check.',
      }),
    },
  },
};
