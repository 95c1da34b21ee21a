import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convergenceOf } from '../../../../src/core/measures/convergence/formulas.ts';
import { SERVICES, type Service } from '../../../../src/core/measures/convergence/services.ts';
import { type TypedRow, typedQuarter } from '../../../../src/core/measures/convergence/typed.ts';
import type { Mark } from '../../../../src/core/measures/convergence/verdict.ts';

const row = (person: string, marks: string): TypedRow => ({
  person,
  marks: Object.fromEntries(
    marks.split(' ').map((mark, index) => [SERVICES.mothers[index], mark === '-' ? null : mark]),
  ) as TypedRow['marks'],
});

describe('Formulir 3A and 3B as typed', () => {
  test('gives the same formulas as the months do', () => {
    const mothers = [
      row('a', 'Y Y TS Y TS Y Y Y'),
      row('b', 'T Y TS Y TS Y Y -'),
      row('c', 'TS TS Y TS TS Y Y Y'),
    ];
    const { A, B, completeness } = convergenceOf(typedQuarter({ mothers, children: [] }).tally);
    expect(A.total).toMatchObject({ numerator: 14, denominator: 15 });
    expect(B.total).toMatchObject({ numerator: 2, denominator: 3 });
    expect(completeness.total).toMatchObject({ numerator: 15, denominator: 16 });
  });

  test('a person who stands twice counts once; cells that contradict each other are blank', () => {
    const mothers = [row('a', 'Y Y TS Y TS Y Y -'), row('a', 'T Y TS Y TS Y Y Y')];
    const { people, leftOut } = typedQuarter({ mothers, children: [] });
    expect(people.map(({ verdicts }) => verdicts.map(({ mark }) => mark))).toEqual([
      [null, 'Y', 'TS', 'Y', 'TS', 'Y', 'Y', 'Y'],
    ]);
    expect(leftOut).toEqual([{ reason: 'entered-twice', count: 1 }]);
  });

  test('property: a T made TS never lowers a score, by either formula', () => {
    const mark = fc.constantFrom<Mark | null>('Y', 'T', 'TS', null);
    const marks = (services: readonly Service[]) =>
      fc.record(Object.fromEntries(services.map((service) => [service, mark]))) as fc.Arbitrary<
        TypedRow['marks']
      >;
    const rows = (services: readonly Service[]) =>
      fc
        .array(marks(services), { maxLength: 6 })
        .map((all) => all.map((each, index) => ({ person: `${index}`, marks: each })));
    fc.assert(
      fc.property(
        rows(SERVICES.mothers),
        rows(SERVICES.children),
        fc.nat(1000),
        (mothers, children, which) => {
          const cells = [...mothers, ...children].flatMap((each) =>
            (Object.keys(each.marks) as Service[])
              .filter((service) => each.marks[service] === 'T')
              .map((service) => ({ each, service })),
          );
          fc.pre(cells.length > 0);
          const chosen = cells[which % cells.length]!;
          const ease = (each: TypedRow): TypedRow =>
            each === chosen.each ? { ...each, marks: { ...each.marks, [chosen.service]: 'TS' } } : each;
          const before = convergenceOf(typedQuarter({ mothers, children }).tally);
          const after = convergenceOf(
            typedQuarter({ mothers: mothers.map(ease), children: children.map(ease) }).tally,
          );
          for (const formula of ['A', 'B'] as const) {
            const [was, is] = [before[formula].total.value, after[formula].total.value];
            if (was !== null && is !== null) expect(is).toBeGreaterThanOrEqual(was);
          }
        },
      ),
      { seed: 20251118, numRuns: 300 },
    );
  });
});
