import { describe, expect, it } from 'vitest';
import { sameRoot } from '../../../src/core/adopt/stem.ts';

describe('words of one root', () => {
  it.each([
    ['penimbangan', 'timbang'],
    ['ditimbang', 'penimbangan'],
    ['pemberian', 'beri'],
    ['pemeriksaan', 'periksa'],
    ['kepemilikan', 'milik'],
    ['persalinan', 'bersalin'],
    ['pengasuhan', 'asuh'],
    ['pelayanan', 'layanan'],
    ['kehamilan', 'hamil'],
    ['penilai', 'nilai'],
  ])('%s and %s', (one, other) => {
    expect(sameRoot(one, other)).toBe(true);
    expect(sameRoot(other, one)).toBe(true);
  });

  it.each([
    ['berat', 'tinggi'],
    ['desa', 'kelurahan'],
    ['nama', 'anak'],
    ['dan', 'dana'],
  ])('not %s and %s', (one, other) => expect(sameRoot(one, other)).toBe(false));
});
