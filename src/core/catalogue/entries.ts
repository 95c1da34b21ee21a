/** Entries that are incomplete, or that contradict themselves: what row rules find. */
import type { Family } from './entry.ts';

export interface EntryProblems {
  'required-missing': Record<never, never>;
  /** One half of an entry is filled, `missing` (a column name) is not. */
  'half-filled': { missing: string; owner?: string };
  /** Served above target group. */
  'not-above': { value?: number; limit?: number; limitColumn: string };
  /** Typed percentage differs from the recomputed one; both are shares. */
  percentage: { typed?: number; computed?: number };
  /** Percentage typed, nothing to compute it from. */
  'percentage-alone': Record<never, never>;
  /** 0 in the target group, where "tidak ada sasaran" is meant. */
  'zero-target': Record<never, never>;
  /** "Tidak ada sasaran" and a number in the same entry. */
  'not-applicable-with-value': Record<never, never>;
  /** The same text twice in a column that allows each once. */
  'not-unique': { rows: number[] };
}

export const ENTRIES: Family<EntryProblems> = {
  'required-missing': {
    severity: 'error',
    title: { id: 'Isian wajib yang kosong', en: 'Required cell left empty' },
    sentence: {
      id: (_p, say) => ({ message: `${say.column}: belum diisi.`, remedy: 'Isi kolom ini.' }),
      en: (_p, say) => ({ message: `${say.column}: not filled in yet.`, remedy: 'Fill in this column.' }),
    },
  },
  'half-filled': {
    severity: 'warning',
    title: { id: 'Baris baru terisi sebagian', en: 'Row filled only in part' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: belum diisi, padahal pasangannya sudah.`,
        remedy:
          p.owner === undefined
            ? 'Lengkapi agar isian ini dihitung.'
            : `Mintalah angkanya kepada ${p.owner}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: not filled in yet, though its counterpart is.`,
        remedy: p.owner === undefined ? 'Complete it so that this entry counts.' : `Ask ${p.owner} for it.`,
      }),
    },
  },
  'not-above': {
    severity: 'error',
    title: { id: 'Angka melebihi batasnya', en: 'Number above its limit' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} melebihi ${say.label(p.limitColumn)}${p.limit === undefined ? '' : ` (${say.number(p.limit)})`}.`,
        remedy: 'Periksa kembali kedua angka.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} is above ${say.label(p.limitColumn)}${p.limit === undefined ? '' : ` (${say.number(p.limit)})`}.`,
        remedy: 'Check both figures again.',
      }),
    },
  },
  percentage: {
    severity: 'warning',
    title: {
      id: 'Persentase ketikan berbeda dari hitungan',
      en: 'Typed percentage differs from the computed',
    },
    sentence: {
      id: (p, say) => ({
        message:
          p.typed === undefined || p.computed === undefined
            ? `${say.column}: persentase ini berbeda dari hasil hitungan.`
            : `${say.column}: tertulis ${say.percent(p.typed)}, hasil hitungan ${say.percent(p.computed)}.`,
        remedy: 'Kosongkan persentasenya atau samakan dengan hitungan.',
      }),
      en: (p, say) => ({
        message:
          p.typed === undefined || p.computed === undefined
            ? `${say.column}: this percentage differs from the computed one.`
            : `${say.column}: it says ${say.percent(p.typed)}, the computed one is ${say.percent(p.computed)}.`,
        remedy: 'Leave the percentage blank or make it the computed one.',
      }),
    },
  },
  'percentage-alone': {
    severity: 'warning',
    title: { id: 'Persentase tanpa angka asalnya', en: 'Percentage without its figures' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: ada persentase, tetapi angka asalnya belum lengkap.`,
        remedy: 'Isi kedua angka asalnya.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: there is a percentage, but the figures behind it are not complete.`,
        remedy: 'Enter both figures.',
      }),
    },
  },
  'zero-target': {
    severity: 'error',
    title: { id: 'Sasaran diisi 0', en: 'Target group given as 0' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: terisi 0, sehingga cakupan tidak dapat dihitung.`,
        remedy: 'Bila memang tidak ada sasaran, pilih “Tidak ada sasaran”; bila ada, isi jumlahnya.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it is 0, so that no coverage can be computed.`,
        remedy: 'If there is no target group, choose “Tidak ada sasaran”; if there is, enter its number.',
      }),
    },
  },
  'not-applicable-with-value': {
    severity: 'error',
    title: { id: '“Tidak ada sasaran” bersama angka', en: '“No target group” beside a number' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: berisi angka, padahal ditandai “Tidak ada sasaran”.`,
        remedy: 'Hapus angkanya atau hapus tandanya.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: there is a figure, though the row is marked “Tidak ada sasaran”.`,
        remedy: 'Delete the figure or the mark.',
      }),
    },
  },
  'not-unique': {
    severity: 'error',
    title: { id: 'Isian ganda', en: 'Value entered twice' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: isian yang sama ada di baris ${say.rows(p.rows)}.`,
        remedy: 'Setiap baris harus berbeda.',
      }),
      en: (p, say) => ({
        message: `${say.column}: the same entry stands in rows ${say.rows(p.rows)}.`,
        remedy: 'Every row must differ.',
      }),
    },
  },
};
