import { describe, expect, it } from 'vitest';
import type { QuarterResult } from '../../../src/core/form-measures/convergence.ts';
import { monthsExplained, servicesExplained } from '../../../src/core/form-measures/village-tables.ts';
import { villageQuarter } from '../../../src/core/measures/convergence/village.ts';
import { mother, Q, SETTINGS } from '../measures/convergence/rows.ts';

const quarterOf = (count: number): QuarterResult => ({
  period: '2025-01-01',
  result: villageQuarter(
    {
      mothers: Array.from({ length: count }, (_, index) =>
        mother('2025-01', { person: `B-${index}`, status: 'N' }),
      ),
      children: [],
    },
    Q(1),
    SETTINGS,
    5000,
  ),
  doubled: 0,
});
const section = (count: number, title: string) =>
  monthsExplained([quarterOf(count)], 2025).find((one) => one.title === title)?.lines ?? [];

describe('a village’s quarter in Pantau’s tab', () => {
  it('tells of fifty people what is not due to them, and of how many more', () => {
    expect(section(50, 'Layanan yang tidak berlaku')).toHaveLength(50);
    const lines = section(1_250, 'Layanan yang tidak berlaku');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toEqual({ key: 'Lainnya', value: 'TS', message: '… dan 1.200 orang lagi.' });
  });

  it('lists everybody in Formulir 3A, each mark in the order of the form', () => {
    const lines = section(1_250, 'Formulir 3A (ibu)');
    expect(lines).toHaveLength(1_250);
    for (const { message } of lines) expect(message.split(' ')).toHaveLength(8);
  });

  it('has nothing of no quarter, and leaves services away that nobody is due', () => {
    expect(monthsExplained([], 2025)).toEqual([]);
    expect(servicesExplained(undefined)).toEqual([]);
    const keys = servicesExplained(quarterOf(1))[0]?.lines.map(({ key }) => key) ?? [];
    expect(keys).toContain('Ibu: Air bersih');
    expect(keys.some((key) => key.startsWith('Anak') || key.includes('nifas'))).toBe(false);
  });
});
