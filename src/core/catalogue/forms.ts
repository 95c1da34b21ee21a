/** The spreadsheet and its form as a whole: settings and state. */
import type { Family } from './entry.ts';
import { shown } from './words.ts';

export interface FormProblems {
  'locale-not-indonesian': { locale: string };
  'zone-differs': { zone: string; expected: string };
  /** A form state that is not one of the five. */
  'state-unknown': { value: string };
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
  'state-unknown': {
    severity: 'warning',
    title: { id: 'Keadaan formulir tidak dikenal', en: 'Unknown form state' },
    sentence: {
      id: (p) => ({
        message: `Keadaan formulir “${shown(p.value)}” tidak dikenal; dianggap draft.`,
        remedy: 'Pilih dari daftar: draft, diajukan, diverifikasi, disetujui, dikembalikan.',
      }),
      en: (p) => ({
        message: `The form state “${shown(p.value)}” is not known; it is taken for draft.`,
        remedy: 'Choose from the list: draft, diajukan, diverifikasi, disetujui, dikembalikan.',
      }),
    },
  },
  'changed-after-approval': {
    severity: 'warning',
    title: { id: 'Diubah setelah disetujui', en: 'Changed after approval' },
    sentence: {
      id: () => ({
        message: 'Isian berubah setelah disetujui; formulir kembali dianggap draft.',
        remedy: 'Ajukan dan mintakan persetujuan kembali.',
      }),
      en: () => ({
        message: 'Entries changed after approval; the form counts as draft again.',
        remedy: 'Submit it and ask for approval again.',
      }),
    },
  },
};
