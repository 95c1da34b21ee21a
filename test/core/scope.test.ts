import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, inScope, scopeOf } from '../../src/core/scope.ts';
import { ROLES, type Unit } from '../../src/core/units.ts';

const unit = (code: string, parent: string | null) => ({ code, parent });
const units = [
  unit('62.02', null),
  unit('62.02.01', '62.02'),
  unit('62.02.01.2001', '62.02.01'),
  unit('62.02.01.2002', '62.02.01'),
  unit('62.02.02', '62.02'),
];
const all = (scope: ReturnType<typeof scopeOf>) =>
  units.map((each) => each.code).filter((code) => inScope(scope!, code));

describe('scopeOf', () => {
  it('gives an operator the own unit and those below', () => {
    const scope = scopeOf([{ unit: '62.02.01', role: 'operator' }], units);
    expect(all(scope)).toEqual(['62.02.01', '62.02.01.2001', '62.02.01.2002']);
    expect(scope).toMatchObject({ tops: ['62.02.01'], mailLog: false, operations: false });
  });

  it('gives a verifier the same, and a coordinator the district with its mail log', () => {
    expect(all(scopeOf([{ unit: '62.02.01', role: 'verifikator' }], units))).toHaveLength(3);
    expect(scopeOf([{ unit: '62.02.01.2001', role: 'koordinator' }], units)).toEqual({
      ...EVERYTHING,
      operations: false,
    });
  });

  it('gives one person with several offices the sum of them', () => {
    const offices = ['62.02.02', '62.02.01.2001', '62.02.01'].map((code) => ({
      unit: code,
      role: 'operator' as const,
    }));
    const scope = scopeOf(offices, units);
    expect(all(scope)).toEqual(['62.02.01', '62.02.01.2001', '62.02.01.2002', '62.02.02']);
    expect(scope?.tops).toEqual(['62.02.01', '62.02.02']);
  });

  it('gives a stranger nothing, and an officer of a unit that left the Register that unit alone', () => {
    expect(scopeOf([], units)).toBeUndefined();
    const scope = scopeOf([{ unit: '99', role: 'operator' }], units);
    expect(inScope(scope!, '99')).toBe(true);
    expect(all(scope)).toEqual([]);
  });

  it('never shows an operator or verifier a unit that is not below one of theirs', () => {
    const tree = fc
      .array(fc.nat(), { minLength: 1, maxLength: 25 })
      .map((picks) =>
        picks.map(
          (pick, index): Pick<Unit, 'code' | 'parent'> =>
            unit(String(index), index === 0 ? null : String(pick % index)),
        ),
      );
    const offices = fc.array(fc.record({ at: fc.nat(), role: fc.constantFrom(...ROLES) }), { maxLength: 3 });
    fc.assert(
      fc.property(tree, offices, (units, list) => {
        const officers = list.map(({ at, role }) => ({ unit: String(at % units.length), role }));
        const scope = scopeOf(officers, units);
        const parent = new Map(units.map((each) => [each.code, each.parent]));
        const above = (code: string): string[] => {
          const up = parent.get(code);
          return up == null ? [code] : [code, ...above(up)];
        };
        for (const { code } of units) {
          const whole = officers.some(({ role }) => role === 'koordinator');
          const theirs = above(code).some((each) => officers.some((officer) => officer.unit === each));
          expect(scope !== undefined && inScope(scope, code)).toBe(whole || theirs);
        }
        expect(scope?.operations ?? false).toBe(false);
        // Each unit seen is counted once: below exactly one of the tops.
        if (scope !== undefined && scope.units !== 'all') {
          for (const code of scope.units)
            expect(above(code).filter((each) => scope.tops.includes(each))).toHaveLength(1);
        }
      }),
      { seed: 20251118 },
    );
  });
});
