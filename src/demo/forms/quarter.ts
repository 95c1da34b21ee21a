/** The quarter's recap as a village types it that keeps no monthly registers: Y, T, TS by hand. */
import type { Unit } from '../../core/units.ts';
import type { FormContext, TypedTabs } from './forms.ts';
import { numbered } from './numbered.ts';
import { childrenOf, monthsBetween, mothersOf } from './people.ts';
import { day } from './written.ts';

const QUARTER = 'TW III 2025';
const FIRST_DAY = '2025-07-01';
const LAST_DAY = '2025-09-30';

export function quarter(unit: Unit, { random }: FormContext): TypedTabs {
  const yes = (likely: number) => (random.next() < likely ? 'Y' : 'T');
  const f3a = mothersOf(unit)
    .filter(({ due }) => due >= FIRST_DAY && due < '2026-05-01')
    .map((mother) => {
      const born = mother.due <= LAST_DAY;
      const pregnant = (likely: number) => (born ? 'TS' : yes(likely));
      return {
        triwulan: QUARTER,
        no_kia: mother.kia,
        nama: mother.name,
        status: mother.status,
        ...(born
          ? { tanggal_melahirkan: day(mother.due) }
          : { usia_kehamilan: Math.max(1, 9 - monthsBetween(LAST_DAY, mother.due)) }),
        anc: pregnant(mother.reached),
        fe: pregnant(mother.reached),
        nifas: born ? yes(0.9) : 'TS',
        konseling: pregnant(0.8),
        kunjungan: mother.status === 'Normal' ? 'TS' : pregnant(0.8),
        air: 'Y',
        jamban: yes(0.95),
        jaminan: 'Y',
      };
    });
  const f3b = childrenOf(unit).flatMap((child) => {
    const age = monthsBetween(child.born, LAST_DAY);
    if (age < 0 || age > 23) return [];
    const later = (likely: number) => (age < 6 ? 'TS' : yes(likely));
    return [
      {
        triwulan: QUARTER,
        no_kia: child.kia,
        nama: child.name,
        jenis_kelamin: child.sex,
        umur: age,
        status_gizi: child.stunted ? 'S' : 'N',
        imunisasi: later(0.95),
        bb: later(child.reached),
        tb: age <= 3 ? 'TS' : yes(child.reached),
        konseling: later(child.reached),
        kunjungan: yes(0.7),
        air: 'Y',
        jamban: child.stunted ? 'T' : 'Y',
        akta: yes(0.98),
        jaminan: 'Y',
        pengasuhan: later(child.reached),
      },
    ];
  });
  // Typed by hand, and one of them wrong.
  const last = f3b.at(-1) as Record<string, string | number> | undefined;
  if (last) Object.assign(last, { diterima: 11, seharusnya: 10, persentase: '110%' });
  return { f3a_ibu: numbered(f3a), f3b_anak: numbered(f3b) };
}
