/** Keys by which one row is told from another. Without a usable one a row goes unchecked: none may be played down. */
import type { Family } from './entry.ts';
import { shown } from './words.ts';

export interface KeyProblems {
  'key-doubled': { key: string; rows: number[] };
  'key-blank': Record<never, never>;
  /** `*`, `?` or `~` in a key, which a lookup takes as wildcards. */
  'key-wildcard': { key: string };
  'key-unknown': { key: string };
  'key-missing': { key: string };
}

const RESTORE = {
  id: 'Kembalikan kunci aslinya (menu File → Histori versi).',
  en: 'Restore the original key (menu File → Version history).',
} as const;

export const KEYS: Family<KeyProblems> = {
  'key-doubled': {
    severity: 'error',
    fixed: true,
    title: { id: 'Kunci baris ganda', en: 'Row key used twice' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” dipakai di baris ${say.rows(p.rows)}.`,
        remedy: 'Satu kunci hanya untuk satu baris; betulkan atau hapus salah satunya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” is used in rows ${say.rows(p.rows)}.`,
        remedy: 'One key is for one row only; correct or delete one of them.',
      }),
    },
  },
  'key-blank': {
    severity: 'error',
    fixed: true,
    title: { id: 'Baris tanpa kunci', en: 'Row without a key' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: masih kosong.`,
        remedy: 'Isi agar baris dapat diperiksa.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: still blank.`,
        remedy: 'Fill it in so that the row can be checked.',
      }),
    },
  },
  'key-wildcard': {
    severity: 'error',
    fixed: true,
    title: { id: 'Kunci baris memuat *, ? atau ~', en: 'Row key with *, ? or ~' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” memuat tanda * ? ~.`,
        remedy: 'Ganti dengan tulisan biasa.',
      }),
      en: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” has one of the signs * ? ~.`,
        remedy: 'Replace it by ordinary letters or digits.',
      }),
    },
  },
  'key-unknown': {
    severity: 'error',
    fixed: true,
    title: { id: 'Kunci baris tidak dikenal', en: 'Unknown row key' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” tidak ada dalam formulir ini.`,
        remedy: RESTORE.id,
      }),
      en: (p, say) => ({
        message: `${say.column}: “${shown(p.key)}” is not in this form.`,
        remedy: RESTORE.en,
      }),
    },
  },
  'key-missing': {
    severity: 'error',
    fixed: true,
    title: { id: 'Baris formulir yang hilang', en: 'Form row missing' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: baris “${shown(p.key)}” tidak ditemukan.`,
        remedy: RESTORE.id,
      }),
      en: (p, say) => ({
        message: `${say.column}: the row “${shown(p.key)}” was not found.`,
        remedy: RESTORE.en,
      }),
    },
  },
};
