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
  'state-unknown': {
    means: 'The form-state cell holds a word that is none of the five states. The form counts as draft.',
    ...right,
    stateCell: 'jadi',
    params: { value: 'jadi' },
  },
  'changed-after-approval': {
    means: 'What is typed now is not what was approved. The form counts as draft until it is approved again.',
    ...right,
    stateCell: 'disetujui',
    changedAfterApproval: true,
    params: {},
  },
};
