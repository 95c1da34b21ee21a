import type { DecisionCells } from '../../approval/cells.ts';
import type { FormProblems } from '../forms.ts';
import { type Examples, figure } from './example.ts';

const right = { columns: [figure('hadir', 'Hadir', 'Present')], typed: [['1', 10]] };

export const FORM_EXAMPLES: Examples<FormProblems> = {
  'locale-not-indonesian': {
    means:
      'Under another locale the spreadsheet reads 1.871 and 8,75 as other numbers than their typist meant.',
    ...right,
    structure: { locale: 'en_US' },
    params: { locale: 'en_US' },
  },
  'zone-differs': {
    means: 'The time zone of the spreadsheet is not that of the district, so that days and times may differ.',
    ...right,
    structure: { timeZone: 'Asia/Makassar' },
    params: { zone: 'Asia/Makassar', expected: 'Asia/Jakarta' },
  },
  'approval-tab-missing': {
    means:
      'The tab in which the verifier decides is gone, or the spreadsheet was made before there was one. Nobody else can say that a form is approved.',
    ...right,
    structure: { approvalTab: false },
    params: {},
  },
  'state-unknown': {
    means: 'The form-state cell holds a word that is neither draft nor diajukan. The form counts as draft.',
    ...right,
    approval: { state: 'jadi' },
    params: { value: 'jadi' },
  },
  'decision-in-state-cell': {
    means:
      'The form-state cell is open to every operator, so what only a verifier may say does not count there. Verified and approved are taken for diajukan, sent back for draft.',
    ...right,
    approval: { state: 'disetujui' },
    params: { value: 'disetujui', state: 'diajukan' },
  },
  'decision-unknown': {
    means: 'The cell of the decision holds a word that is none of the three. The form counts as not decided.',
    ...right,
    approval: { state: 'diajukan', verifier: decided('oke') },
    params: { value: 'oke' },
  },
  'decision-without-hand-in': {
    means:
      'The operators have not handed the form in, or have taken it back. A decision is about one handing-in, so a new one is needed after the next.',
    ...right,
    approval: { state: 'draft', verifier: decided('disetujui') },
    standing: 'spent',
    params: { decision: 'disetujui' },
  },
  'return-without-note': {
    means: 'A form that is sent back needs a reason.',
    ...right,
    approval: { state: 'diajukan', verifier: decided('dikembalikan') },
    params: {},
  },
  'changed-after-verification': {
    means:
      'What is typed now is not what was verified. The form counts as handed in until the verifier decides again.',
    ...right,
    approval: { state: 'diajukan', verifier: decided('diverifikasi') },
    standing: 'changed',
    params: {},
  },
  'changed-after-approval': {
    means:
      'What is typed now is not what was approved. The form counts as draft until it is handed in again or the verifier decides again.',
    ...right,
    approval: { state: 'diajukan', verifier: decided('disetujui') },
    standing: 'changed',
    params: {},
  },
};

function decided(decision: string): DecisionCells {
  return { decision, note: '', name: 'Verifikator Contoh', date: '18/11/2025 14.30' };
}
