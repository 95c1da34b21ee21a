import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/core/measures/measure.ts';
import { lineFinding, reportFinding } from '../../../src/core/text/scorecard.ts';
import { SCORECARD_EN } from '../../../src/core/text/scorecard-en.ts';

const line = { received: 27, printed: 7, decimals: 0 };
const of = (received: number, whole: number, due: 'printed' | 'people' | 'inferred' = 'printed') => ({
  line: { ...line, received },
  measure: measure(received, whole),
  due,
});

describe('what is wrong with a printed report', () => {
  it.each([
    [{ code: 'unknown-service' } as const, 'nama layanan tidak dikenal'],
    [{ code: 'doubled-service', service: 'iron' } as const, 'layanan ini tertulis dua kali'],
    [{ code: 'received-above-due', due: 20 } as const, 'diterima 27, melebihi 20 yang seharusnya'],
    [
      { code: 'above-100', computed: 1 } as const,
      'tertulis 700 %, lebih dari 100 %; hitungannya 100,00 % (27 dari 27, seharusnya disimpulkan dari persentase lain)',
    ],
    [{ code: 'above-100', computed: null } as const, 'tertulis 700 %, lebih dari 100 %'],
    [{ code: 'percentage-of-nobody' } as const, 'tertulis 700 %, padahal tidak ada yang seharusnya menerima'],
  ])('%o', (finding, words) => {
    expect(lineFinding(finding, of(27, 27, 'inferred'))).toBe(words);
    expect(lineFinding(finding, of(27, 27, 'inferred'), SCORECARD_EN)).not.toMatch(
      /undefined|tertulis|seharusnya/,
    );
  });

  it('counts of people that cannot be', () => {
    expect(reportFinding({ code: 'households-above-people', households: 1491, people: 181 })).toBe(
      '1.491 rumah tangga 1.000 HPK melebihi 181 ibu dan anak',
    );
    expect(
      reportFinding({ code: 'part-above-whole', part: 'mats', count: 150, whole: 147 }, SCORECARD_EN),
    ).toBe('children by growth mat: 150, more than the 147 there are');
  });
});
