import { describe, expect, it } from 'vitest';
import aksi from '../../../sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
import { coverageEntries, indicatorsOf } from '../../../src/core/across/indicators.ts';
import { hasSharedEntries, owedHalves } from '../../../src/core/across/owed-halves.ts';
import { coverageUpward } from '../../../src/core/measures/coverage.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { templateWith } from './forms.ts';

const template = parseTemplate(aksi, 'aksi-konvergensi-2025.json');
const indicators = indicatorsOf(template);

const figures = (served: Record<string, number | null>, all: Record<string, number | null>) => ({
  indikator: { dilayani: served, sasaran: all },
});

describe('the indicators of a form', () => {
  it('are its fixed rows, with direction and target as the template gives them', () => {
    expect(indicators).toHaveLength(31);
    const [first] = indicators;
    expect(first).toMatchObject({
      key: 'AK25-01',
      name: 'Pemberian makanan tambahan untuk ibu hamil KEK',
      served: 'dilayani',
      targetGroup: 'sasaran',
      better: 'higher',
      target: 0.9,
    });
    const lower = indicators.filter(({ better }) => better === 'lower').map(({ key }) => key);
    expect(lower).toEqual(['AK25-23', 'AK25-24']);
    for (const { target, targetSource } of indicators) expect(target === null).toBe(targetSource === null);
  });

  it('are none where figures are not stored, or nothing says which is of which', () => {
    expect(indicatorsOf(templateWith())).toEqual([]);
    expect(indicatorsOf(templateWith({ check: 'jump', columns: ['dilayani', 'sasaran'] }))).toEqual([]);
  });

  it('have an entry in every form, and up the tree the ratio of sums with what was left out', () => {
    const forms = [
      { unit: 'a', figures: figures({ 'AK25-24': 2 }, { 'AK25-24': 10 }) },
      { unit: 'b', figures: figures({ 'AK25-24': 1 }, { 'AK25-24': 30 }) },
      { unit: 'c', figures: figures({ 'AK25-24': 9 }, {}) },
      { unit: 'd', figures: figures({ 'AK25-24': null }, { 'AK25-24': null }) },
      { unit: 'e', figures: {} },
    ];
    const unintended = indicators.find(({ key }) => key === 'AK25-24')!;
    const entries = coverageEntries(unintended, forms);
    expect(
      entries.map(({ served, targetGroup, notApplicable }) => [served, targetGroup, notApplicable]),
    ).toEqual([
      [2, 10, false],
      [1, 30, false],
      [9, null, false],
      [null, null, true],
      [null, null, false],
    ]);
    const units = [
      { code: 'kab', parent: null },
      ...forms.map(({ unit }) => ({ code: unit, parent: 'kab' })),
    ];
    const found = coverageUpward(unintended, units, entries).get('kab')!;
    expect(found).toMatchObject({ numerator: 3, denominator: 40, reached: true, peopleToTarget: 0 });
    // Lower is better: 7.5 % of 15.5 % at most.
    expect(found.gap).toBeCloseTo(0.075 - 0.155, 12);
    expect(found.leftOut.map(({ reason, units: named }) => [reason, named])).toEqual([
      ['half-filled', ['c']],
      ['not-applicable', ['d']],
      ['blank', ['e']],
    ]);
  });
});

describe('halves owed by another office', () => {
  it('are those of entries whose other half is typed', () => {
    expect(hasSharedEntries(template)).toBe(true);
    expect(hasSharedEntries(templateWith({ check: 'copied', columns: ['dilayani', 'sasaran'] }))).toBe(false);
    const owed = owedHalves(
      template,
      figures(
        // The KUA owes two target groups; 01 lacks its own office's half; 21 is whole; 31 has no target group.
        { 'AK25-01': 5, 'AK25-19': 3, 'AK25-20': 4, 'AK25-21': 1, 'AK25-31': null },
        { 'AK25-21': 2, 'AK25-31': null, 'AK25-22': 7 },
      ),
    );
    expect(owed).toEqual([{ office: 'Kementerian Agama / KUA', entries: 2 }]);
    expect(owedHalves(template, figures({}, { 'AK25-31': 4, 'AK25-20': 1 }))).toEqual([
      { office: 'Dinas Kesehatan / puskesmas', entries: 1 },
      { office: 'Dinas Pangan', entries: 1 },
    ]);
    expect(owedHalves(template, {})).toEqual([]);
  });
});
