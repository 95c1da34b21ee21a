import { describe, expect, it } from 'vitest';
import { zoneOfProvince } from '../../../src/core/schedule/province-zone.ts';

describe('the zone of a province', () => {
  it('is known of 38 provinces: 18 in WIB, 12 in WITA, 8 in WIT', () => {
    const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
    const zones = Map.groupBy(codes, (code) => zoneOfProvince(code) ?? 'none');
    expect([...zones].map(([zone, of]) => [zone, of.length])).toEqual(
      expect.arrayContaining([
        ['Asia/Jakarta', 18],
        ['Asia/Makassar', 12],
        ['Asia/Jayapura', 8],
      ]),
    );
  });

  it('is that of every code below it', () => {
    expect(zoneOfProvince('62.02.01.2001')).toBe('Asia/Jakarta');
    expect(zoneOfProvince('63')).toBe('Asia/Makassar');
    expect(zoneOfProvince('62.02.P18')).toBe('Asia/Jakarta');
    expect(zoneOfProvince('96.71')).toBe('Asia/Jayapura');
    for (const none of ['6202', '99.01', 'P18', '', '62x']) expect(zoneOfProvince(none)).toBeUndefined();
  });
});
