import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCounts, type Counts, formCounts, NO_COUNTS } from '../../../src/core/measures/completion.ts';
import { type FormCounts, rollUpCounts } from '../../../src/core/measures/roll-up.ts';
import { FORM_STATES } from '../../../src/core/template/schema.ts';

const UNITS = [
  { code: '62', parent: null },
  { code: '62.02', parent: '62' },
  { code: '62.02.01', parent: '62.02' },
  { code: '62.02.02', parent: '62.02' },
  { code: '62.02.01.2001', parent: '62.02.01' },
  { code: 'P01', parent: '62.02' },
  { code: '62.03', parent: '62' },
];

const counts = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.constantFrom(...FORM_STATES))
  .map(([a, b, c, state]) => {
    const [valid, filled, expected] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
    return formCounts(expected, filled, valid, state);
  });
const form: fc.Arbitrary<FormCounts> = fc.record({
  unit: fc.constantFrom(...UNITS.map((unit) => unit.code)),
  templateId: fc.constantFrom('aksi-2025', 'ehdw'),
  templateVersion: fc.integer({ min: 1, max: 3 }),
  counts,
});
const total = (forms: readonly { counts: Counts }[]) =>
  forms.reduce((sum, each) => addCounts(sum, each.counts), NO_COUNTS);

describe('roll-up', () => {
  test('a kabupaten is the sum of its kecamatan and puskesmas, not the mean of their percentages', () => {
    const rolled = rollUpCounts(UNITS, [
      {
        unit: '62.02.01',
        templateId: 'aksi-2025',
        templateVersion: 1,
        counts: formCounts(31, 31, 30, 'diajukan'),
      },
      { unit: 'P01', templateId: 'aksi-2025', templateVersion: 2, counts: formCounts(62, 0, 0, 'draft') },
    ]);
    expect(rolled.find((row) => row.unit === '62.02')).toEqual({
      unit: '62.02',
      templateId: 'aksi-2025',
      templateVersion: 2,
      counts: { expected: 93, filled: 31, valid: 30, submitted: 31, approved: 0 },
    });
    expect(rolled.map((row) => row.unit)).toEqual(['62', '62.02', '62.02.01', 'P01']);
  });

  test('a form of an unknown unit stands for itself', () => {
    const lone = { unit: 'X', templateId: 'ehdw', templateVersion: 1, counts: formCounts(3, 2, 1, 'draft') };
    expect(rollUpCounts(UNITS, [lone])).toEqual([lone]);
  });

  test('a circle of parents is refused with its units named', () => {
    const circle = [
      { code: 'A', parent: 'B' },
      { code: 'B', parent: 'A' },
    ];
    const lone = { unit: 'A', templateId: 'ehdw', templateVersion: 1, counts: NO_COUNTS };
    expect(() => rollUpCounts(circle, [lone])).toThrow('A → B');
  });

  test('property: the sums of the parts are the whole, for every template and whatever the order', () => {
    fc.assert(
      fc.property(fc.array(form, { maxLength: 40 }), (forms) => {
        const rolled = rollUpCounts(UNITS, forms);
        expect(rollUpCounts(UNITS, forms.toReversed())).toEqual(rolled);
        for (const row of rolled) {
          const own = forms.filter((each) => each.unit === row.unit && each.templateId === row.templateId);
          const children = UNITS.filter((unit) => unit.parent === row.unit).map((unit) => unit.code);
          const below = rolled.filter(
            (each) => children.includes(each.unit) && each.templateId === row.templateId,
          );
          expect(row.counts).toEqual(addCounts(total(own), total(below)));
        }
        expect(total(rolled.filter((row) => row.unit === '62'))).toEqual(total(forms));
      }),
      { seed: 20251118 },
    );
  });
});
