/** The weighing of August 2025: made-up children, some of them short, with the slips that scales and pens make. */
import type { Unit } from '../../core/units.ts';
import type { FormContext, TypedTabs } from './forms.ts';
import { numbered } from './numbered.ts';
import { childrenOf, monthsBetween } from './people.ts';
import { day } from './written.ts';

const WEIGHED = '2025-08-14';

export function measurements(unit: Unit, { random, villages }: FormContext): TypedTabs {
  const rows = childrenOf(unit).flatMap((child, index) => {
    const age = monthsBetween(child.born, WEIGHED);
    if (age < 0) return [];
    // Near enough to how children grow for a made-up register; no table of any standard.
    const height = (50 + 25 * (1 - Math.exp(-age / 11)) + age * 0.62) * (child.stunted ? 0.925 : 1);
    const weight = (3.3 + 6.2 * (1 - Math.exp(-age / 7)) + age * 0.12) * (child.stunted ? 0.88 : 1);
    return [
      {
        nik: `'${madeUpNik(child.born, child.sex, villages.indexOf(unit) * 100 + index + 1)}`,
        nama: child.name,
        jenis_kelamin: child.sex,
        tanggal_lahir: day(child.born),
        tanggal_ukur: day(WEIGHED),
        berat: written(weight + random.next() * 0.6 - 0.3),
        tinggi: written(height + random.next() * 2 - 1),
        cara_ukur: age < 24 ? 'Telentang' : 'Berdiri',
        edema: 'Tidak',
      } as Record<string, string | number>,
    ];
  });
  const [first, second, third, fourth] = rows;
  // Day and month of birth exchanged with those of the weighing; weight in grams; a unit typed; a class that is not so.
  if (first && villages.indexOf(unit) === 0) first.berat = '8,75 kg';
  if (second && villages.indexOf(unit) === 1) second.berat = 9400;
  if (third) third.kelas_tbu = 'Sangat pendek';
  if (fourth) fourth.z_tbu = '-1,20';
  const [fifth] = rows.slice(6);
  if (fifth && villages.indexOf(unit) === 2) fifth.tanggal_ukur = '14/08/2024';
  // One child is registered in two villages: its family moved.
  const shared = villages[0];
  if (shared && unit === villages[1]) {
    const elsewhere = childrenOf(shared)[4];
    const here = rows[5];
    if (elsewhere && here) {
      here.nik = `'${madeUpNik(elsewhere.born, elsewhere.sex, 5)}`;
      here.tanggal_lahir = day(elsewhere.born);
      here.jenis_kelamin = elsewhere.sex;
      here.alasan = 'Keluarga pindah pada Juli 2025, sudah dicocokkan';
      here.nama_pemeriksa = 'Bidan Contoh';
    }
  }
  return { pengukuran: numbered(rows) };
}

/** `8,75`, as it is read off a scale. */
const written = (value: number): string => value.toFixed(1).replace('.', ',');

/**
 * Shaped as a NIK, and nobody's: area 62.02.79 does not exist. Girls carry their day of birth plus 40.
 * @param serial 1–9999
 */
function madeUpNik(born: string, sex: 'L' | 'P', serial: number): string {
  const [year, month, date] = born.split('-') as [string, string, string];
  const digits = String(Number(date) + (sex === 'P' ? 40 : 0)).padStart(2, '0');
  return `620279${digits}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
}
