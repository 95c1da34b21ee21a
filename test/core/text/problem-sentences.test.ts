import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/core/catalogue/catalogue.ts';
import { problemOf } from '../../../src/core/checks/make-problem.ts';
import { withoutValues } from '../../../src/core/checks/personal.ts';
import type { Problem, ProblemCode, ProblemParams } from '../../../src/core/checks/problem.ts';
import type { Language } from '../../../src/core/text/format.ts';
import { problemSentence } from '../../../src/core/text/problem-sentences.ts';
import { openForm } from '../../support/open-form.ts';

/** Parameters of every code, as the checks give them. */
const SAMPLES: { [Code in ProblemCode]: ProblemParams[Code] } = {
  'not-a-number': { value: '12 keluarga', suggestion: 12 },
  'ambiguous-number': { value: '1.871', read: 1871 },
  'number-typo': { value: '10,2.', read: 10.2 },
  'number-letter': { value: '1O,2', suggestion: '10,2' },
  'number-range': { value: '35-40' },
  'number-bound': { value: '≥ 2,5' },
  'number-scientific': { value: '6.20E+15' },
  placeholder: { value: '-' },
  'not-whole': { value: 30.5 },
  'below-minimum': { value: -1, minimum: 0 },
  'above-maximum': { value: 31, maximum: 30 },
  'not-a-date': { value: 'kemarin' },
  'date-impossible': { value: '31 Juni 2025' },
  'date-incomplete': { value: 'Agt 2025' },
  'date-ambiguous': { value: '08/07/2025', read: '2025-08-07' },
  'date-too-early': { value: '17/08/2019', earliest: '2020-01-01' },
  'date-too-late': { value: '17/08/2026', latest: '2025-12-31' },
  'date-month-first': { cells: 3, mixed: true },
  'not-a-month': { value: '13/2025' },
  'not-a-quarter': { value: 'TW V' },
  'not-a-mark': { value: 'belm', suggestion: 'belum', allowed: 'Y, T, belum, TS' },
  'identity-length': { digits: 15 },
  'identity-not-digits': {},
  'identity-damaged': { how: 'rounded' },
  'identity-date': {},
  'identity-serial': {},
  'identity-region': {},
  'identity-as-number': {},
  'identity-swapped': {},
  'not-a-region-code': { value: 'Baamang', system: 'kemendagri', expected: 'desa' },
  'region-damaged': { value: '62,1', suggestion: '62.10' },
  'region-other-system': { value: '6202010001', system: 'kemendagri' },
  'region-level': { value: '62.02', found: 'kabupaten', expected: 'desa' },
  'not-a-phone': {},
  'phone-zero-lost': {},
  'not-an-email': {},
  'email-domain': { domain: 'gmail.com' },
  'not-a-link': { value: 'ada foto', noScheme: false },
  'link-host': { host: 'bit.ly', allowed: 'drive.google.com' },
  'not-in-list': { value: 'nromal', suggestion: 'Normal', allowed: 'Normal, KEK' },
  'pattern-mismatch': { value: 'AK25-1' },
  'column-unreadable': { cells: 12, type: 'date' },
  'required-missing': {},
  'half-filled': { missing: 'hadir', owner: 'Puskesmas' },
  'not-above': { value: 45, limit: 40, limitColumn: 'undangan' },
  percentage: { typed: 0.8, computed: 0.75 },
  'percentage-alone': {},
  'zero-target': {},
  'not-applicable-with-value': {},
  'formula-error': { value: '#REF!' },
  'not-unique': { rows: [6, 9] },
  'key-doubled': { key: 'A1', rows: [6, 9] },
  'key-blank': {},
  'key-wildcard': { key: 'A*' },
  'key-unknown': { key: 'A9' },
  'key-missing': { key: 'A1' },
  'header-missing': { label: 'Hadir', found: '' },
  'header-doubled': { label: 'Hadir' },
  'too-many-rows': { limit: 2000, rows: 3 },
  'no-rows': {},
  'merged-cells': { range: 'A1:B2' },
  'locale-not-indonesian': { locale: 'en_US' },
  'zone-differs': { zone: 'Asia/Jakarta', expected: 'Asia/Makassar' },
  'state-unknown': { value: 'jadi' },
  'changed-after-approval': {},
};

const say = (problem: Problem, language?: Language) => problemSentence(problem, openForm, language);
const made = <Code extends ProblemCode>(code: Code, params: ProblemParams[Code]) =>
  problemOf(code, ['hadir'], params, { tab: 'kegiatan' });

describe.each(['id', 'en'] as const)('sentences about problems (%s)', (language) => {
  it.each(CODES)('%s says what is wrong and what to do, in words', (code) => {
    const { message, remedy } = say(made(code, SAMPLES[code]), language);
    for (const text of [message, remedy]) {
      expect(text).toMatch(/^["“A-Z0-9].+[.]$/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|Infinity|\$\{| {2}/);
      expect(text.length).toBeLessThanOrEqual(170);
    }
    expect(message).not.toBe(remedy);
  });

  it.each(CODES.filter((code) => !/^(key|header|state|merged|zone|locale|too-many)/.test(code)))(
    '%s says it of a personal column too, without the value',
    (code) => {
      const { message, remedy } = say(made(code, withoutValues(SAMPLES[code])), language);
      expect(`${message} ${remedy}`).not.toMatch(/undefined|NaN|“”|\(\)| {2}/);
      for (const [name, value] of Object.entries(SAMPLES[code])) {
        if (['value', 'read', 'key', 'typed', 'computed', 'limit', 'host'].includes(name))
          expect(message).not.toContain(` ${value} `);
      }
      expect(message).toMatch(/\.$/);
    },
  );
});

describe('word for word', () => {
  it.each<[ProblemCode, string, string]>([
    ['not-a-number', 'Hadir: “12 keluarga” bukan angka.', 'Ketik angkanya saja: 12, tanpa kata atau satuan.'],
    [
      'date-ambiguous',
      'Hadir: hari dan bulan pada “08/07/2025” dapat tertukar; kami membacanya 7 Agustus 2025.',
      'Ketik ulang dengan nama bulan, misalnya 7 Agustus 2025.',
    ],
    [
      'not-a-mark',
      'Hadir: “belm” bukan tanda yang dipakai di kolom ini. Mungkin yang dimaksud “belum”.',
      'Isi dengan salah satu: Y, T, belum, TS.',
    ],
    [
      'identity-damaged',
      'Hadir: angka terakhirnya hilang karena nomor ini tersimpan sebagai bilangan.',
      "Ketik ulang 16 angkanya dari KTP atau KK, dengan tanda petik (') di depannya.",
    ],
    [
      'region-damaged',
      'Hadir: ada angka 0 yang hilang dari kode “62,1”.',
      "Bila yang dimaksud 62.10, ketik '62.10 dengan tanda petik di depannya.",
    ],
    [
      'column-unreadable',
      'Hadir: 12 isian di kolom ini, tidak satu pun berupa tanggal.',
      'Periksa apakah isian tergeser ke kolom sebelahnya, lalu kembalikan ke tempatnya.',
    ],
  ])('%s', (code, message, remedy) => {
    expect(say(made(code, SAMPLES[code]))).toEqual({ message, remedy });
  });
});
