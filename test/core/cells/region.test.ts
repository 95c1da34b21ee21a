import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegionSystem, readRegion } from '../../../src/core/cells/region.ts';

const read = (value: string | number, system: RegionSystem) => {
  const reading = readRegion(value, system);
  if (reading.kind === 'region') return `${reading.level} ${reading.code}`;
  return reading.kind === 'damaged' ? `damaged ${reading.suggestion}` : reading.kind;
};

describe('codes of regions', () => {
  it.each<[string | number, RegionSystem, string]>([
    ['62', 'kemendagri', 'provinsi 62'],
    ['62.02', 'kemendagri', 'kabupaten 62.02'],
    ['62.02.01', 'kemendagri', 'kecamatan 62.02.01'],
    ['62.02.01.2001', 'kemendagri', 'desa 62.02.01.2001'],
    [' 62.02.01.1003 ', 'kemendagri', 'desa 62.02.01.1003'],
    ['6202012001', 'kemendagri', 'desa 62.02.01.2001'],
    [6202012001, 'kemendagri', 'desa 62.02.01.2001'],
    ['6202010001', 'bps', 'desa 6202010001'],
    [6202010001, 'bps', 'desa 6202010001'],
    ['6202010', 'bps', 'kecamatan 6202010'],
    ['6202', 'bps', 'kabupaten 6202'],
    ['6202010001', 'kemendagri', 'other-system'],
    ['6202010', 'kemendagri', 'other-system'],
    ['62.02.01.2001', 'bps', 'other-system'],
    [62.1, 'kemendagri', 'damaged 62.10'],
    [62.02, 'kemendagri', 'damaged 62.02'],
    ['62.1', 'kemendagri', 'damaged 62.10'],
    ['62.2.1.2001', 'kemendagri', 'damaged 62.02.01.2001'],
    ['62.02.1', 'kemendagri', 'damaged 62.02.01'],
    ['62.02.01.3001', 'kemendagri', 'other-system'],
    ['620.20.12001', 'kemendagri', 'none'],
    ['0602012001', 'kemendagri', 'none'],
    ['62.02.', 'kemendagri', 'none'],
    ['62..02', 'kemendagri', 'none'],
    ['62.02.01.2001.5', 'kemendagri', 'none'],
    ['62020', 'kemendagri', 'none'],
    ['desa Baamang', 'kemendagri', 'none'],
    ['', 'bps', 'none'],
    [62.02, 'bps', 'none'],
    [-6202, 'bps', 'none'],
    [6.202e30, 'bps', 'none'],
  ])('%j by %s is %s', (value, system, expected) => expect(read(value, system)).toBe(expected));

  it('are read back as they are written', () => {
    const pair = fc.integer({ min: 1, max: 79 }).map((part) => String(part).padStart(2, '0'));
    const desa = fc.integer({ min: 1001, max: 2999 }).map(String);
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 96 }).map(String), pair, pair, desa, (...parts) => {
        for (const length of [1, 2, 3, 4]) {
          const code = parts.slice(0, length).join('.');
          expect(readRegion(code, 'kemendagri')).toMatchObject({ kind: 'region', code });
          const digits = parts.slice(0, length).join('');
          expect(readRegion(Number(digits), 'kemendagri')).toMatchObject({ kind: 'region', code });
        }
      }),
    );
  });

  it('are never thrown at', () => {
    const scribble = fc.string({ unit: fc.constantFrom(...'0123456789. -x'), maxLength: 16 });
    const system = fc.constantFrom('kemendagri', 'bps') as fc.Arbitrary<RegionSystem>;
    fc.assert(
      fc.property(fc.oneof(scribble, fc.double({ noNaN: true })), system, (value, which) => {
        const reading = readRegion(value, which);
        if (reading.kind === 'damaged') expect(readRegion(reading.suggestion, which).kind).toBe('region');
      }),
    );
  });
});
