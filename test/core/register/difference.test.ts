import { describe, expect, it } from 'vitest';
import {
  changedAddresses,
  isNoChange,
  movedSince,
  registerChange,
  renamed,
} from '../../../src/core/register/difference.ts';
import { contentOf, deadline, NOW, officer } from './register.ts';

const officers = (...rows: [code: string, address?: string][]) =>
  contentOf({
    petugas: rows.map(([code, address]) => officer(code, address ? { surel: `${address}@x.example` } : {})),
  }).officers;

describe('what a Register changes', () => {
  it('is nothing where it says the same, in whatever order', () => {
    const before = contentOf({ petugas: [officer('satu'), officer('dua')], tenggat: [deadline()] });
    const after = { ...before, officers: before.officers.toReversed().map((each) => ({ ...each })) };
    expect(isNoChange(registerChange(before, after))).toBe(true);
  });

  it('is what is new, other, or gone', () => {
    const before = contentOf({ petugas: [officer('satu'), officer('dua')], tenggat: [deadline()] });
    const after = contentOf({ petugas: [officer('dua', { nama: 'Lain' }), officer('tiga')], tenggat: [] });
    const { units, officers, deadlines } = registerChange(before, after);
    expect(units).toEqual({ saved: [], gone: [] });
    expect(officers.saved.map(({ id }) => id)).toEqual(['dua', 'tiga']);
    expect(officers.gone.map(({ id }) => id)).toEqual(['satu']);
    expect(deadlines.gone.map(({ id }) => id)).toEqual(['akhir-tahun']);
  });

  it('counts addresses that come, go, or are given to another', () => {
    const before = officers(['a', 'a'], ['b', 'b'], ['c', 'c']);
    const count = (...rows: [string, string][]) => changedAddresses(before, officers(...rows));
    expect(count(['a', 'a'], ['b', 'b'], ['c', 'c'])).toBe(0);
    expect(count(['a', 'A'], ['b', 'b'], ['d', 'c'])).toBe(0);
    expect(count(['a', 'x'], ['b', 'b'], ['c', 'c'])).toBe(1);
    expect(count(['a', 'a'], ['b', 'b'])).toBe(1);
    expect(count(['a', 'a'], ['b', 'b'], ['c', 'c'], ['d', 'd'])).toBe(1);
    // A column sorted without its neighbours.
    expect(count(['a', 'b'], ['b', 'c'], ['c', 'a'])).toBe(3);
  });

  it('knows who is written to under another code: a new code, or an office whose code comes first', () => {
    const of = (...rows: [code: string, address?: string][]) =>
      contentOf({
        petugas: rows.map(([code, name = code]) =>
          officer(code, { surel: `${name}@kabupaten-contoh.example` }),
        ),
      }).officers;
    const before = of(['dua'], ['tiga'], ['empat']);
    expect(renamed(before, of(['dua'], ['tiga'], ['lima', 'Empat']))).toEqual([{ was: 'empat', is: 'lima' }]);
    expect(renamed(before, of(['dua'], ['dasar', 'dua'], ['tiga']))).toEqual([{ was: 'dua', is: 'dasar' }]);
    // A later code changes nothing, nor does another address; a code that was there before may have told its own.
    expect(renamed(before, of(['dua'], ['enam', 'dua'], ['tiga', 'baru'], ['empat']))).toEqual([]);
    expect(renamed(before, of(['dua', 'tiga'], ['tiga', 'dua'], ['empat']))).toEqual([]);
  });

  it('tells deadlines ahead that moved lately', () => {
    const [moved] = contentOf({ tenggat: [deadline()] }).deadlines;
    const since = (day: string, at = '2026-01-05T23:59') =>
      movedSince([{ ...moved!, at, history: [{ at: moved!.at, changedOn: '2025-11-17' }] }], day, NOW).length;
    expect([since('2025-11-17'), since('2025-11-18'), since('2025-11-17', '2025-11-18T08:59')]).toEqual([
      1, 0, 0,
    ]);
    expect(movedSince([moved!], '2025-01-01', NOW)).toEqual([]);
  });
});
