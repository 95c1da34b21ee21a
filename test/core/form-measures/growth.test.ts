import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormMeasure } from '../../../src/core/form-measures/form-measure.ts';
import { columnsOf } from '../../../src/core/measures/growth/child.ts';
import { prevalence } from '../../../src/core/measures/growth/prevalence.ts';
import { scoreChildren } from '../../../src/core/measures/growth/score.ts';
import { measureCounts } from '../../../src/core/text/measures.ts';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const template = templates.find(({ id }) => id === 'pengukuran-balita')!;
const child = (cells: Typed = {}): Typed => ({
  jenis_kelamin: 'L',
  tanggal_lahir: '15/01/2024',
  tanggal_ukur: '12/02/2025',
  berat: 8.13,
  tinggi: 71.2,
  cara_ukur: 'Telentang',
  edema: 'Tidak',
  ...cells,
});
const tall = child({ berat: 10, tinggi: 77 });
const measured = (rows: Typed[]) => filled(template, { pengukuran: rows }).measured;
const counts = ({ name, period, numerator, denominator }: FormMeasure) =>
  `${name} ${period}: ${numerator}/${denominator}`;

describe('prevalence in a form', () => {
  it('is taken for every month of measuring', () => {
    const { measures } = measured([child(), tall, child({ tanggal_ukur: '02/03/2025' })]);
    expect(measures.map(counts)).toEqual([
      'stunted 2025-02-01: 1/2',
      'severely-stunted 2025-02-01: 0/2',
      'underweight 2025-02-01: 0/2',
      'wasted 2025-02-01: 0/2',
      'severely-wasted 2025-02-01: 0/2',
      'overweight 2025-02-01: 0/2',
      'stunted 2025-03-01: 1/1',
      'severely-stunted 2025-03-01: 0/1',
      'underweight 2025-03-01: 0/1',
      'wasted 2025-03-01: 0/1',
      'severely-wasted 2025-03-01: 0/1',
      'overweight 2025-03-01: 0/1',
    ]);
  });

  it('is taken over no row of totals, none with a doubled number, and months first where the column is', () => {
    const { measures } = measured([
      child({ no: 'A' }),
      child({ no: 'B' }),
      child({ no: 'b' }),
      { no: 'Jumlah', ...child() },
    ]);
    expect(measures[0]).toMatchObject({
      period: '2025-02-01',
      numerator: 1,
      denominator: 1,
      leftOut: [{ reason: 'key-doubled', count: 2 }],
    });
    const monthFirst = measured([
      child({ tanggal_ukur: '02/13/2025' }),
      child({ tanggal_ukur: '02/03/2025' }),
    ]);
    expect(new Set(monthFirst.measures.map(({ period }) => period))).toEqual(new Set(['2025-02-01']));
    expect(monthFirst.measures[0]).toMatchObject({ numerator: 2, denominator: 2 });
  });

  it('leaves out by reason, and counts oedema as severely wasted', () => {
    const { measures } = measured([
      child(),
      child({ tinggi: null }),
      child({ jenis_kelamin: null }),
      child({ tanggal_lahir: '15/01/2019' }),
      child({ berat: 0.9, tinggi: 149 }),
      child({ edema: 'Ya' }),
      child({ tanggal_ukur: null }),
    ]);
    const by = new Map(measures.map((measure) => [measure.name, measure]));
    expect(by.get('stunted')).toEqual({
      name: 'stunted',
      period: '2025-02-01',
      numerator: 2,
      denominator: 2,
      leftOut: [
        { reason: 'implausible', count: 1 },
        { reason: 'age-outside', count: 1 },
        { reason: 'sex-missing', count: 1 },
        { reason: 'lenhei-missing', count: 1 },
      ],
    });
    expect(by.get('severely-wasted')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(measureCounts(by.get('stunted')!, 'id')).toBe(
      '2 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 34,24 % sampai 100,00 %; sumber: pengukuran ini; tidak dihitung: 1 hasil ukur tidak wajar, 1 umur di luar 0–59 bulan, 1 jenis kelamin tidak diketahui, 1 tanpa panjang atau tinggi badan',
    );
  });

  it('counts a child once a month, as measured last', () => {
    const nik = "'6202791501240001";
    const { measures } = measured([
      child({ nik, tanggal_ukur: '20/02/2025', berat: 10, tinggi: 77 }),
      child({ nik }),
      child({ nik, tanggal_ukur: '03/03/2025' }),
      child(),
    ]);
    const stunted = measures.filter(({ name }) => name === 'stunted');
    expect(stunted.map(counts)).toEqual(['stunted 2025-02-01: 1/2', 'stunted 2025-03-01: 1/1']);
    expect(stunted[0]?.leftOut).toEqual([{ reason: 'entered-twice', count: 1 }]);
  });

  it('explains children outside the normal classes, of the newest month, by row', () => {
    const { explanations } = measured([child({ tanggal_ukur: '01/01/2025' }), tall, child()]);
    expect(explanations).toEqual([
      {
        title: 'Status gizi di luar normal',
        of: 'Februari 2025',
        note: expect.stringContaining('Permenkes 2/2020'),
        lines: [
          {
            key: 'Baris 3',
            value: 'pendek',
            message:
              'PB/U atau TB/U -2,33 (pendek); BB/U -1,75 (berat badan normal); BB/PB atau BB/TB -0,82 (gizi baik).',
          },
        ],
      },
    ]);
    expect(measured([]).explanations).toEqual([]);
  });

  it('is that of the children alone: the same in any order of rows, and of the scores themselves', () => {
    const born = fc.integer({ min: 0, max: 500 });
    const rows = fc.array(
      fc.tuple(born, fc.integer({ min: 20, max: 200 }), fc.integer({ min: 450, max: 1100 })),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const typed = list.map(([offset, weight, length]) =>
          child({
            tanggal_lahir: 45_000 + offset,
            tanggal_ukur: 45_700,
            berat: weight / 10,
            tinggi: length / 10,
          }),
        );
        const scores = scoreChildren(
          columnsOf(
            list.map(([offset, weight, length]) => ({
              sex: 1,
              ageDays: 700 - offset,
              weight: weight / 10,
              lenhei: length / 10,
              measured: 1,
              oedema: false,
            })),
          ),
        );
        const one = measured(typed).measures;
        expect(measured(typed.toReversed()).measures.map(counts)).toEqual(one.map(counts));
        for (const { name, numerator, denominator, leftOut } of one) {
          const wanted = prevalence(scores, name as 'stunted', '');
          expect([numerator, denominator]).toEqual([wanted.numerator, wanted.denominator]);
          expect(denominator + leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
        }
      }),
      { numRuns: 50, seed: 7 },
    );
  });
});
