/** The spreadsheet and its form as a whole: settings, state, the verifikator's decision. */
import type { Decision, FormState, OperatorState } from '../template/schema.ts';
import type { Family } from './entry.ts';
import { shown } from './words.ts';

export interface FormProblems {
  'locale-not-indonesian': { locale: string };
  'zone-differs': { zone: string; expected: string };
  /** There is no tab for the verifikator's decision. */
  'approval-tab-missing': Record<never, never>;
  /** In the operators' cell: neither draft nor diajukan. */
  'state-unknown': { value: string };
  /** In the operators' cell: what only a verifikator may say. `state` is what it is taken for. */
  'decision-in-state-cell': { value: FormState; state: OperatorState };
  /** The verifikator's cell holds a word that is no decision. */
  'decision-unknown': { value: string };
  /** Verified or approved, though the form is a draft. */
  'decision-without-hand-in': { decision: Decision };
  /** Sent back, and nobody says why. */
  'return-without-note': Record<never, never>;
  /** Values changed after verification: the form counts as handed in again. */
  'changed-after-verification': Record<never, never>;
  /** Values changed after approval: the form counts as draft. */
  'changed-after-approval': Record<never, never>;
}

export const FORMS: Family<FormProblems> = {
  'locale-not-indonesian': {
    severity: 'error',
    fixed: true,
    title: { id: 'Setelan lokal bukan Indonesia', en: 'Locale other than Indonesian' },
    sentence: {
      id: (p) => ({
        message: `Lokal spreadsheet ini “${p.locale}”, bukan Indonesia: angka berkoma dapat terbaca salah.`,
        remedy: 'Ubah lewat menu File → Setelan → Lokal → Indonesia, lalu periksa kembali angka-angkanya.',
      }),
      en: (p) => ({
        message: `The locale of this spreadsheet is “${p.locale}”, not Indonesia: decimal commas may be read wrongly.`,
        remedy: 'Change it in the menu File → Settings → Locale → Indonesia, then check the figures again.',
      }),
    },
  },
  'zone-differs': {
    severity: 'warning',
    title: { id: 'Zona waktu berbeda', en: 'Different time zone' },
    sentence: {
      id: (p) => ({
        message: `Zona waktu spreadsheet ini ${p.zone}, seharusnya ${p.expected}.`,
        remedy: 'Ubah lewat menu File → Setelan → Zona waktu.',
      }),
      en: (p) => ({
        message: `The time zone of this spreadsheet is ${p.zone} where ${p.expected} belongs.`,
        remedy: 'Change it in the menu File → Settings → Time zone.',
      }),
    },
  },
  'approval-tab-missing': {
    severity: 'warning',
    title: { id: 'Tab Persetujuan tidak ada', en: 'Approval tab missing' },
    sentence: {
      id: () => ({
        message: 'Spreadsheet ini tidak memiliki tab Persetujuan; keputusan verifikator tidak terbaca.',
        remedy:
          'Minta pengelola Pantau menyiapkan kembali tab itu. Sementara ini formulir paling jauh diajukan.',
      }),
      en: () => ({
        message: 'This spreadsheet has no tab Persetujuan; no decision of the verifier can be read.',
        remedy: 'Ask whoever runs Pantau to set that tab up again. Until then a form is handed in at most.',
      }),
    },
  },
  'state-unknown': {
    severity: 'warning',
    title: { id: 'Keadaan formulir tidak dikenal', en: 'Unknown form state' },
    sentence: {
      id: (p) => ({
        message: `Keadaan formulir “${shown(p.value)}” tidak dikenal; dianggap draft.`,
        remedy: 'Pilih dari daftar: draft atau diajukan.',
      }),
      en: (p) => ({
        message: `The form state “${shown(p.value)}” is not known; it is taken for draft.`,
        remedy: 'Choose from the list: draft or diajukan.',
      }),
    },
  },
  'decision-in-state-cell': {
    severity: 'warning',
    title: { id: 'Keputusan di luar tab Persetujuan', en: 'Decision outside the approval tab' },
    sentence: {
      id: (p) => ({
        message: `Keadaan formulir “${p.value}” hanya berlaku dari verifikator; dianggap ${p.state}.`,
        remedy: 'Pilih draft atau diajukan. Verifikator memutuskan di tab Persetujuan.',
      }),
      en: (p) => ({
        message: `Only a verifier can make the form state “${p.value}”; it is taken for ${p.state}.`,
        remedy: 'Choose draft or diajukan. The verifier decides in tab Persetujuan.',
      }),
    },
  },
  'decision-unknown': {
    severity: 'warning',
    title: { id: 'Keputusan tidak dikenal', en: 'Unknown decision' },
    sentence: {
      id: (p) => ({
        message: `Keputusan “${shown(p.value)}” di tab Persetujuan tidak dikenal; dianggap belum ada.`,
        remedy: 'Verifikator memilih dari daftar: diverifikasi, disetujui, dikembalikan.',
      }),
      en: (p) => ({
        message: `The decision “${shown(p.value)}” in tab Persetujuan is not known; it is taken for none.`,
        remedy: 'The verifier chooses from the list: diverifikasi, disetujui, dikembalikan.',
      }),
    },
  },
  'decision-without-hand-in': {
    severity: 'warning',
    title: { id: 'Keputusan atas formulir yang masih draft', en: 'Decision on a draft' },
    sentence: {
      id: (p) => ({
        message: `Keputusan “${p.decision}” tidak berlaku karena formulir berkeadaan draft.`,
        remedy:
          'Bila isian selesai, pilih diajukan; verifikator lalu memutuskan lagi dengan tanggal dan jam baru.',
      }),
      en: (p) => ({
        message: `The decision “${p.decision}” does not hold, since the form is a draft.`,
        remedy:
          'When entries are done, choose diajukan; the verifier then decides again, with a new day and time.',
      }),
    },
  },
  'return-without-note': {
    severity: 'warning',
    title: { id: 'Dikembalikan tanpa catatan', en: 'Sent back without a note' },
    sentence: {
      id: () => ({
        message: 'Formulir dikembalikan tanpa catatan; operator tidak tahu apa yang harus diperbaiki.',
        remedy: 'Verifikator menulis sebabnya pada Catatan di tab Persetujuan.',
      }),
      en: () => ({
        message: 'The form was sent back without a note; its operators do not know what to correct.',
        remedy: 'The verifier says why in Catatan of tab Persetujuan.',
      }),
    },
  },
  'changed-after-verification': {
    severity: 'warning',
    title: { id: 'Diubah setelah diverifikasi', en: 'Changed after verification' },
    sentence: {
      id: () => ({
        message: 'Isian berubah setelah diverifikasi; formulir kembali dianggap diajukan.',
        remedy: 'Verifikator memeriksa lagi dan memutuskan dengan tanggal dan jam baru.',
      }),
      en: () => ({
        message: 'Entries changed after verification; the form counts as handed in again.',
        remedy: 'The verifier looks at it again and decides with a new day and time.',
      }),
    },
  },
  'changed-after-approval': {
    severity: 'warning',
    title: { id: 'Diubah setelah disetujui', en: 'Changed after approval' },
    sentence: {
      id: () => ({
        message: 'Isian berubah setelah disetujui; formulir kembali dianggap draft.',
        remedy:
          'Pilih draft selama memperbaiki, lalu diajukan. Verifikator memutuskan lagi dengan tanggal dan jam baru.',
      }),
      en: () => ({
        message: 'Entries changed after approval; the form counts as draft again.',
        remedy:
          'Choose draft while correcting, then diajukan. The verifier decides again, with a new day and time.',
      }),
    },
  },
};
