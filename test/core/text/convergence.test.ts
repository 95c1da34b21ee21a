import { describe, expect, test } from 'vitest';
import { SERVICES, type Service } from '../../../src/core/measures/convergence/services.ts';
import type { Mark, Why } from '../../../src/core/measures/convergence/verdict.ts';
import { CONVERGENCE_ID, explain, serviceName } from '../../../src/core/text/convergence.ts';
import { CONVERGENCE_EN } from '../../../src/core/text/convergence-en.ts';

describe('verdicts in words', () => {
  test.each<[Service, Mark | null, Why, string, string]>([
    [
      'weighing',
      'T',
      { code: 'times', done: 4, needed: 5, quarters: 2, unknown: 0 },
      'ditimbang 4 dari 5 kali dalam 2 triwulan',
      'weighed 4 of 5 times in 2 quarters',
    ],
    [
      'antenatal',
      null,
      { code: 'times', done: 1, needed: 2, quarters: 1, unknown: 1 },
      'diperiksa kehamilannya 1 dari 2 kali dalam triwulan ini; 1 bulan belum diisi',
      'checked in pregnancy 1 of 2 times in this quarter; 1 month is not filled in',
    ],
    [
      'iron',
      'T',
      { code: 'tablets', done: 29, needed: 30, unknown: 0 },
      'menerima 29 dari 30 tablet dalam triwulan ini',
      'received 29 of 30 tablets in this quarter',
    ],
    [
      'latrine',
      'T',
      { code: 'had', done: 0, unknown: 0 },
      'tidak tercatat punya jamban layak dalam triwulan ini',
      'no record in this quarter that they had a proper latrine',
    ],
    [
      'water',
      'Y',
      { code: 'had', done: 1, unknown: 2 },
      'punya akses air bersih pada 1 bulan dalam triwulan ini',
      'had clean water in 1 month of this quarter',
    ],
    [
      'length',
      'T',
      { code: 'measured', due: [2, 8], missed: [2, 8], unknown: [] },
      'tidak diukur pada bulan Februari dan Agustus',
      'not measured in February and August',
    ],
    [
      'length',
      null,
      { code: 'measured', due: [2], missed: [], unknown: [2] },
      'pengukuran bulan Februari belum diisi',
      'the measurement of February is not filled in',
    ],
    [
      'length',
      'Y',
      { code: 'measured', due: [8], missed: [], unknown: [] },
      'diukur pada bulan Agustus',
      'measured in August',
    ],
    [
      'immunisation',
      'T',
      { code: 'immunised', complete: false, unknown: 0 },
      'belum mendapat imunisasi dasar selain campak',
      'has not had the basic set without measles',
    ],
    [
      'immunisation',
      'Y',
      { code: 'immunised', complete: true, unknown: 1 },
      'sudah mendapat imunisasi dasar lengkap',
      'has had the complete basic set',
    ],
    [
      'home-visit',
      'TS',
      { code: 'normal-pregnancy' },
      'kehamilan normal, kunjungan rumah hanya untuk ibu KEK atau RISTI',
      'normal pregnancy; home visits are for KEK or RISTI only',
    ],
    [
      'parenting',
      'TS',
      { code: 'too-young', age: 5, months: 6 },
      'umur 5 bulan, layanan ini mulai umur 6 bulan',
      '5 months old; this service starts at 6 months',
    ],
    [
      'water',
      'T',
      { code: 'typed' },
      'T: diisi pada formulir triwulan',
      'T: filled in on the quarterly form',
    ],
    [
      'water',
      null,
      { code: 'typed' },
      'belum diisi pada formulir triwulan',
      'not filled in on the quarterly form',
    ],
  ])('%s %s %#', (service, mark, why, id, en) => {
    expect(explain(service, { mark, why })).toBe(id);
    expect(explain(service, { mark, why }, CONVERGENCE_EN)).toBe(en);
  });

  test.each<Why>([
    { code: 'after-birth' },
    { code: 'still-pregnant' },
    { code: 'well-nourished' },
    { code: 'gestation-unknown' },
    { code: 'status-unknown' },
  ])('$code has a clause in both languages', (why) => {
    const [id, en] = [CONVERGENCE_ID, CONVERGENCE_EN].map((words) =>
      explain('antenatal', { mark: 'TS', why }, words),
    );
    expect(id).toMatch(/^[a-z][^.]+$/);
    expect(en).not.toBe(id);
  });

  test('services of one form have different names', () => {
    for (const words of [CONVERGENCE_ID, CONVERGENCE_EN])
      for (const services of [SERVICES.mothers, SERVICES.children])
        expect(new Set(services.map((service) => serviceName(service, words))).size).toBe(services.length);
  });
});
