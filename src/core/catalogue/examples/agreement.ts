import type { AgreementProblems } from '../agreement.ts';
import { column, type Examples, figure } from './example.ts';

const SERVED = figure('dilayani', 'Dilayani', 'Served');
const TARGET = figure('sasaran', 'Sasaran', 'Target group');
const SHARE = column('persentase', 'Persentase', 'Percentage', { type: 'percent' });
const answer = (name: string, label: string) =>
  column(name, label, label, { type: 'mark', marks: { yes: ['Y'], no: ['T'] } });
const PREGNANCY = [answer('kek', 'KEK'), answer('risti', 'RISTI')];

export const AGREEMENT_EXAMPLES: Examples<AgreementProblems> = {
  compare: {
    means: 'Two figures of a row do not stand to each other as the template asks: below, above, equal …',
    columns: [
      figure('kunjungan', 'Kunjungan', 'Visits'),
      figure('rencana', 'Kunjungan yang direncanakan', 'Visits planned'),
    ],
    tab: { rules: [{ rule: 'compare', column: 'kunjungan', is: 'not-below', to: 'rencana' }] },
    typed: [['1', 4, 6]],
    at: 'B2',
    params: { is: 'not-below', otherColumn: 'rencana', value: 4, other: 6 },
  },
  sum: {
    means:
      'A total is not the sum of its parts. Blank parts are waited for unless the template counts them as 0.',
    columns: [
      figure('balita', 'Balita', 'Children'),
      figure('laki', 'Laki-laki', 'Boys'),
      figure('perempuan', 'Perempuan', 'Girls'),
    ],
    tab: { rules: [{ rule: 'sum', column: 'balita', parts: ['laki', 'perempuan'] }] },
    typed: [['1', 45, 21, 19]],
    at: 'B2',
    params: { parts: ['laki', 'perempuan'], value: 45, computed: 40 },
  },
  'not-attainable': {
    means:
      'No whole number of the denominator gives this percentage, however it was rounded: one of the two is wrong.',
    columns: [SHARE, figure('desa', 'Jumlah desa', 'Villages')],
    tab: { rules: [{ rule: 'attainable', column: 'persentase', denominator: 'desa' }] },
    typed: [['1', '71,15 %', 1871]],
    at: 'B2',
    params: { typed: 0.7115, decimals: 2, whole: 1871, wholeColumn: 'desa', neighbour: 1872 },
  },
  'zero-of-zero': {
    means: 'Nobody served of nobody: what is typed where there is no target group and its mark is not known.',
    columns: [SERVED, TARGET],
    tab: { rules: [{ rule: 'zero-target', numerator: 'dilayani', denominator: 'sasaran' }] },
    typed: [['1', 0, 0]],
    at: 'C2',
    params: {},
  },
  'date-order': {
    means: 'Days do not follow each other as they must, such as a measurement before birth.',
    columns: [
      column('lahir', 'Tanggal lahir', 'Born', { type: 'date' }),
      column('ukur', 'Tanggal ukur', 'Measured', { type: 'date' }),
    ],
    tab: { rules: [{ rule: 'date-order', columns: ['lahir', 'ukur'] }] },
    typed: [['1', '17 Agustus 2025', '16/08/2025']],
    at: 'C2',
    params: { earlierColumn: 'lahir', strict: false, day: '2025-08-16', earlierDay: '2025-08-17' },
  },
  exclusive: {
    means: 'Several answers say yes of which only one may.',
    columns: PREGNANCY,
    tab: { rules: [{ rule: 'exclusive', columns: ['kek', 'risti'] }] },
    typed: [['1', 'Y', 'Y']],
    at: 'B2',
    params: { both: ['kek', 'risti'] },
  },
  'exclusive-none': {
    means: 'All answers are given and none says yes, though one of them must.',
    columns: [answer('normal', 'Normal'), ...PREGNANCY],
    tab: { rules: [{ rule: 'exclusive', columns: ['normal', 'kek', 'risti'], exactly: true }] },
    typed: [['1', 'T', 'T', 'T']],
    at: 'B2',
    params: { columns: ['normal', 'kek', 'risti'] },
  },
  'required-when': {
    means: 'A cell is blank that other entries of the row ask for.',
    columns: [
      column('status', 'Status kehamilan', 'Pregnancy', {
        constraints: { enum: ['Normal', 'KEK', 'RISTI'] },
      }),
      column('rujukan', 'Tempat rujukan', 'Referred to'),
    ],
    tab: {
      rules: [
        {
          rule: 'required-when',
          column: 'rujukan',
          when: { column: 'status', oneOf: ['KEK', 'RISTI'] },
        },
      ],
    },
    typed: [['1', 'RISTI', '']],
    at: 'C2',
    params: { because: ['status'] },
  },
};
