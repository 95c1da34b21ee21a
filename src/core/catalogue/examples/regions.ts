import type { RegionProblems } from '../regions.ts';
import { column, type Examples } from './example.ts';

const DESA = column('desa', 'Kode desa', 'Code of the desa', { format: 'kemendagri', level: 'desa' });
const KABUPATEN = column('kabupaten', 'Kode kabupaten', 'Code of the kabupaten', {
  format: 'kemendagri',
  level: 'kabupaten',
});

export const REGION_EXAMPLES: Examples<RegionProblems> = {
  'not-a-region-code': {
    means: 'A name or another number stands where the code of a region is asked for.',
    columns: [DESA],
    typed: [['1', 'Baamang']],
    at: 'B2',
    params: { value: 'Baamang', system: 'kemendagri', expected: 'desa' },
  },
  'region-damaged': {
    means: 'The spreadsheet took the code for a figure and dropped a zero: 62.10 became 62,1.',
    columns: [KABUPATEN],
    typed: [['1', 62.1]],
    at: 'B2',
    params: { value: '62,1', suggestion: '62.10' },
  },
  'region-other-system': {
    means: 'Kemendagri and BPS number the same regions differently; this is a code of the other one.',
    columns: [DESA],
    typed: [['1', '6202010001']],
    at: 'B2',
    params: { value: '6202010001', system: 'kemendagri' },
  },
  'region-level': {
    means: 'A right code, but of a region of another level.',
    columns: [DESA],
    typed: [['1', '62.02']],
    at: 'B2',
    params: { value: '62.02', found: 'kabupaten', expected: 'desa' },
  },
};
