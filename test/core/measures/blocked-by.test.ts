import { describe, expect, test } from 'vitest';
import { blockedBy } from '../../../src/core/measures/blocked-by.ts';

const UNITS = [
  { code: '62.02', parent: null },
  { code: '62.02.01', parent: '62.02' },
  { code: '62.02.02', parent: '62.02' },
  { code: '62.02.01.2001', parent: '62.02.01' },
  { code: '62.02.01.2002', parent: '62.02.01' },
];

describe('who a unit is waiting for', () => {
  test('one late kecamatan holds up the whole kabupaten', () => {
    expect(blockedBy(UNITS, [{ unit: '62.02.02', missing: 7 }])).toEqual([
      { unit: '62.02', units: [{ unit: '62.02.02', missing: 7 }], offices: [] },
    ]);
  });

  test('the lowest level comes first: its kecamatan cannot finish either', () => {
    const open = [
      { unit: '62.02', missing: 3 },
      { unit: '62.02.02', missing: 9 },
      { unit: '62.02.01', missing: 1 },
      { unit: '62.02.01.2002', missing: 2 },
      { unit: '62.02.01.2001', missing: 2 },
    ];
    expect(blockedBy(UNITS, open).map(({ unit, units }) => [unit, units.map((each) => each.unit)])).toEqual([
      ['62.02', ['62.02.01.2001', '62.02.01.2002', '62.02.02', '62.02.01']],
      ['62.02.01', ['62.02.01.2001', '62.02.01.2002']],
    ]);
  });

  test('the office that owes the missing half is named, and the unit above waits for the unit', () => {
    const owedBy = [
      { office: 'Disdik', entries: 1 },
      { office: 'Kemenag', entries: 2 },
    ];
    expect(blockedBy(UNITS, [{ unit: '62.02.01', missing: 3, owedBy }])).toEqual([
      { unit: '62.02', units: [{ unit: '62.02.01', missing: 3 }], offices: [] },
      { unit: '62.02.01', units: [], offices: owedBy.toReversed() },
    ]);
  });

  test('nobody waits for a unit that is done, nor for itself', () => {
    expect(blockedBy(UNITS, [{ unit: '62.02.01', missing: 0 }])).toEqual([]);
    expect(blockedBy(UNITS, [{ unit: '62.02', missing: 5 }])).toEqual([]);
  });
});
