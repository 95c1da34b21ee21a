import { describe, expect, it } from 'vitest';
import { FORM_MEASURES } from '../../../src/core/form-measures/form-measure.ts';
import { OUTCOMES } from '../../../src/core/measures/growth/indices.ts';
import {
  measureCounts,
  measureName,
  measurePeriod,
  measureValue,
  quarterName,
} from '../../../src/core/text/measures.ts';

const LANGUAGES = ['id', 'en'] as const;

describe('measures in words', () => {
  it('each has a name of its own, and says what it counts', () => {
    for (const language of LANGUAGES) {
      const names = FORM_MEASURES.map((name) => measureName(name, language));
      expect(new Set(names).size).toBe(FORM_MEASURES.length);
      for (const name of FORM_MEASURES)
        expect(measureCounts({ name, numerator: 1, denominator: 2, leftOut: [] }, language)).toMatch(
          /^1 (dari|of) 2 [a-z]+/,
        );
    }
  });

  it('a period is told as long as it is', () => {
    const period = '2025-08-01';
    expect(measurePeriod({ name: 'stunted', period }, 'id')).toBe('Agustus 2025');
    expect(measurePeriod({ name: 'convergence-a', period: '2025-07-01' }, 'id')).toBe('TW III 2025');
    expect(measurePeriod({ name: 'assessment', period: '2025-01-01' }, 'en')).toBe('2025');
    expect(quarterName('2025-10-01', 'en')).toBe('Q4 2025');
  });

  it('nothing of nothing is no data', () => {
    expect(measureValue({ numerator: 0, denominator: 0 }, 'id')).toBe('tidak ada data');
    expect(measureCounts({ name: 'stunted', numerator: 0, denominator: 0, leftOut: [] }, 'id')).toBe(
      '0 dari 0 anak yang diukur; sumber: pengukuran ini',
    );
  });

  it('a prevalence comes with its interval and source', () => {
    expect(measureCounts({ name: 'stunted', numerator: 31, denominator: 100, leftOut: [] }, 'en')).toBe(
      '31 of 100 children measured; 95% confidence interval (Wilson) 22.78% to 40.63%; source: these measurements',
    );
  });

  it('formula A says what its blanks could still change', () => {
    const told = (name: 'convergence-a' | 'convergence-b', blank: number, language: 'id' | 'en') => {
      const leftOut = blank === 0 ? [] : [{ reason: 'blank', count: blank }];
      return measureCounts({ name, numerator: 24, denominator: 25, leftOut }, language);
    };
    expect(told('convergence-a', 5, 'id')).toBe(
      '24 dari 25 layanan; tidak dihitung: 5 belum diisi; bila terisi semua: 80,00 % sampai 96,67 %',
    );
    expect(told('convergence-a', 5, 'en')).toContain('; once all is filled in: 80.00% to 96.67%');
    expect(told('convergence-a', 0, 'id')).toBe('24 dari 25 layanan');
    expect(told('convergence-b', 5, 'id')).not.toContain('bila');
  });

  it('every reason to leave a child out has words', () => {
    const reasons = OUTCOMES.filter((outcome) => outcome !== 'scored' && outcome !== 'oedema');
    for (const language of LANGUAGES) {
      const leftOut = reasons.map((reason) => ({ reason, count: 1 }));
      const text = measureCounts({ name: 'stunted', numerator: 1, denominator: 2, leftOut }, language);
      for (const reason of reasons.filter((one) => one.includes('-'))) expect(text).not.toContain(reason);
    }
  });
});
