import { describe, expect, it } from 'vitest';
import { templates } from '../../google/provision/plans.ts';
import { filled, type Typed } from '../../support/filled.ts';

const template = templates.find(({ id }) => id === 'penilaian-kinerja')!;
const keys = template.tabs[0]!.fixedRows.map(({ cells }) => String(cells.kode));
/** Scores by item in order, with the bands written beside some. */
const measured = (scores: (number | null)[], bands: Record<string, string> = {}) =>
  filled(template, {
    penilaian: keys.map(
      (kode, index): Typed => ({ kode, nilai: scores[index] ?? null, pita: bands[kode] ?? null }),
    ),
  }).measured;

describe('an assessment in its form', () => {
  it('has a total by the weights of the template', () => {
    const { measures, explanations } = measured([100, 75, 74, 50, 100, 100, 100, 100], {
      'PK-02': 'C',
      'PK-03': 'B',
      'PK-04': 'D',
    });
    // 15 + 11.25 + 11.1 + 5 + 10 + 10 + 10 + 15
    expect(measures).toEqual([
      { name: 'assessment', period: '2025-01-01', numerator: 87.35, denominator: 100, leftOut: [] },
      { name: 'assessment-completeness', period: '2025-01-01', numerator: 8, denominator: 8, leftOut: [] },
    ]);
    const lines = explanations[0]!.lines.map(({ key, value, message }) => [key, value, message]);
    expect(lines.slice(0, 4)).toEqual([
      ['Unsur PK-01', 'A', '100 dari 100 (100,00 %), bobot 15: menyumbang 15 dari 15.'],
      [
        'Unsur PK-02',
        'B',
        '75 dari 100 (75,00 %), bobot 15: menyumbang 11,25 dari 15. Pita tertulis C, menurut nilai B.',
      ],
      [
        'Unsur PK-03',
        '–',
        '74 dari 100 (74,00 %), bobot 15: menyumbang 11,1 dari 15. Pita tertulis B, tetapi nilainya tidak mencapai batas pita itu.',
      ],
      // Bounds of C and D are the district's own.
      ['Unsur PK-04', '–', '50 dari 100 (50,00 %), bobot 10: menyumbang 5 dari 10.'],
    ]);
  });

  it('has none while an item is blank or outside the scale', () => {
    const { measures, explanations } = measured([100, 101, 74]);
    expect(measures[0]).toEqual({
      name: 'assessment',
      period: '2025-01-01',
      numerator: 0,
      denominator: 0,
      leftOut: [
        { reason: 'outside-scale', count: 1 },
        { reason: 'blank', count: 5 },
      ],
    });
    expect(measures[1]).toMatchObject({ numerator: 2, denominator: 8 });
    expect(explanations[0]!.lines[1]).toEqual({
      key: 'Unsur PK-02',
      value: '–',
      message: 'Nilai di luar skala 0–100, sehingga nilai total belum ada.',
    });
  });
});
