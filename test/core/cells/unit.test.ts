import { describe, expect, it } from 'vitest';
import { stripUnit } from '../../../src/core/cells/unit.ts';

describe('units', () => {
  it.each([
    ['8,75 kg', ['kg'], '8,75'],
    ['85,2CM', ['cm'], '85,2'],
    ['Rp 1.500.000,00', ['rp'], '1.500.000,00'],
    ['Rp. 1.500.000,-', ['rp'], '1.500.000'],
    ['5 mm', ['m'], '5 mm'],
    ['rpm 5', ['rp'], 'rpm 5'],
    ['5 kg', ['g'], '5 kg'],
    ['5 kg', ['gram', 'kg', 'g'], '5'],
    ['kg', ['kg'], ''],
    ['5', ['kg'], '5'],
    ['', ['kg'], ''],
  ])('%j without one of %j is %j', (text, units, bare) => expect(stripUnit(text, units)).toBe(bare));
});
