import type { EntryProblems } from '../entries.ts';
import { column, type Examples, figure } from './example.ts';

const SERVED = figure('dilayani', 'Dilayani', 'Served');
const TARGET = figure('sasaran', 'Sasaran', 'Target group', {
  owner: 'Dinas Kesehatan',
  notApplicable: ['Tidak ada sasaran'],
});
const SHARE = column('persentase', 'Persentase', 'Percentage', { type: 'percent' });
const REMARK = column('keterangan', 'Keterangan', 'Remark', { notApplicable: ['Tidak ada sasaran'] });
const BOTH = { completion: { values: ['dilayani', 'sasaran'] } };
const PERCENTAGE = {
  rules: [
    { rule: 'percentage', column: 'persentase', numerator: 'dilayani', denominator: 'sasaran' } as const,
  ],
};

export const ENTRY_EXAMPLES: Examples<EntryProblems> = {
  'required-missing': {
    means: 'A cell that must be filled in every row is blank.',
    columns: [column('nama', 'Nama kegiatan', 'Activity', { constraints: { required: true } }), SERVED],
    typed: [['1', '', 5]],
    at: 'B2',
    params: {},
  },
  'half-filled': {
    means:
      'One half of an entry is there, the other is not, and the entry does not count. The office that owes it is named.',
    columns: [SERVED, TARGET],
    tab: BOTH,
    typed: [['1', 30, '']],
    at: 'C2',
    params: { missing: 'sasaran', owner: 'Dinas Kesehatan' },
  },
  'not-above': {
    means:
      'More were served than there are in the target group, or another figure is above the one that bounds it.',
    columns: [SERVED, TARGET],
    tab: { rules: [{ rule: 'not-above', column: 'dilayani', limit: 'sasaran' }] },
    typed: [['1', 45, 40]],
    at: 'B2',
    params: { value: 45, limit: 40, limitColumn: 'sasaran' },
  },
  percentage: {
    means: 'Every typed percentage is computed again from its two figures, and this one differs.',
    columns: [SERVED, TARGET, SHARE],
    tab: PERCENTAGE,
    typed: [['1', 30, 40, 0.8]],
    at: 'D2',
    params: { typed: 0.8, computed: 0.75 },
  },
  'percentage-alone': {
    means: 'A percentage was typed without the figures that it is computed from.',
    columns: [SERVED, TARGET, SHARE],
    tab: PERCENTAGE,
    typed: [['1', 30, '', 0.75]],
    at: 'D2',
    params: {},
  },
  'zero-target': {
    means:
      'Zero, blank and “tidak ada sasaran” are three things: of a target group of 0 no coverage can be computed.',
    columns: [SERVED, TARGET],
    tab: { rules: [{ rule: 'zero-target', numerator: 'dilayani', denominator: 'sasaran' }] },
    typed: [['1', 5, 0]],
    at: 'C2',
    params: {},
  },
  'not-applicable-with-value': {
    means: '“Tidak ada sasaran” and a number cannot both be true.',
    columns: [SERVED, TARGET, REMARK],
    tab: BOTH,
    typed: [['1', 3, 4, 'Tidak ada sasaran']],
    at: 'B2',
    params: {},
  },
  'not-unique': {
    means:
      'The same entry stands in two rows of a column that allows each once. Told beside each of the rows.',
    columns: [column('desa', 'Desa', 'Village', { constraints: { unique: true } })],
    typed: [
      ['1', 'Sukamaju'],
      ['2', 'Sukamaju'],
    ],
    at: 'B2',
    params: { rows: [2, 3] },
  },
};
