/** The cadre's monthly registers: one row a person and month, with gaps and slips as cadres leave them. */
import { periodName } from '../../core/text/period.ts';
import type { Unit } from '../../core/units.ts';
import type { TypedCells } from '../cells.ts';
import type { FormContext, TypedTabs } from './forms.ts';
import { numbered } from './numbered.ts';
import { type Child, childrenOf, type Mother, monthsBetween, mothersOf } from './people.ts';
import { day } from './written.ts';

/** October 2025 is the last month that cadres have handed in by the middle of November. */
const CHILD_MONTHS = monthList(2024, 7, 16);
const MOTHER_MONTHS = monthList(2025, 1, 10);
/** Where a cadre left cells of the last month open, and where somebody wrote what nobody can read. */
const LEFT_OPEN = 3;
const SLIPS: [column: string, text: string][] = [
  ['air', '?'],
  ['umur', 'dua belas'],
  ['bulan', 'Oktobr 2025'],
];

export function months(unit: Unit, { random }: FormContext): TypedTabs {
  const children = childrenOf(unit);
  const mothers = mothersOf(unit);
  const mark = (likely: number) => (random.next() < likely ? 'V' : 'X');

  const ofChild = (child: Child, yearMonth: string, age: number): TypedCells => ({
    bulan: periodName(yearMonth, 'id'),
    no_kia: child.kia,
    nama: child.name,
    jenis_kelamin: child.sex,
    tanggal_lahir: day(child.born),
    status_gizi: child.stunted ? 'S' : 'N',
    umur: age,
    ...(Number(yearMonth.slice(5)) % 3 === 2 && { tikar: child.stunted ? 'M' : 'H' }),
    imunisasi: age < 6 ? 'TS' : mark(0.95),
    bb: mark(child.reached),
    tb: ['02', '08'].includes(yearMonth.slice(5)) ? mark(child.reached) : 'X',
    konseling_l: age < 6 ? 'TS' : mark(0.3),
    konseling_p: age < 6 ? 'TS' : mark(child.reached),
    kunjungan: mark(0.7),
    air: 'V',
    jamban: child.stunted ? 'X' : 'V',
    akta: mark(0.98),
    jaminan: 'V',
    pengasuhan: age < 6 ? 'TS' : mark(child.reached),
  });
  const ofMother = (mother: Mother, yearMonth: string, gestation: number): TypedCells => {
    const born = gestation > 9;
    return {
      bulan: periodName(yearMonth, 'id'),
      no_kia: mother.kia,
      nama: mother.name,
      status: mother.status,
      hpl: day(mother.due),
      ...(born ? { tanggal_melahirkan: day(mother.due) } : { usia_kehamilan: gestation }),
      anc: born ? 'TS' : mark(mother.reached),
      fe: born ? 'TS' : mark(mother.reached),
      nifas: born ? mark(0.9) : 'TS',
      konseling: born ? 'TS' : mark(0.8),
      kunjungan: born || mother.status === 'Normal' ? 'TS' : mark(0.8),
      air: 'V',
      jamban: mark(0.95),
      jaminan: 'V',
    };
  };

  const f2b = CHILD_MONTHS.flatMap((yearMonth) =>
    children.flatMap((child) => {
      const age = monthsBetween(child.born, `${yearMonth}-28`);
      return age < 0 || age > 23 ? [] : [ofChild(child, yearMonth, age)];
    }),
  );
  const f2a = MOTHER_MONTHS.flatMap((yearMonth) =>
    mothers.flatMap((mother) => {
      const toGo = monthsBetween(`${yearMonth}-28`, mother.due);
      const gestation = toGo < 0 ? 10 : 9 - toGo;
      // Registered from the second month on, and followed for the six weeks after birth.
      return gestation < 2 || monthsBetween(mother.due, `${yearMonth}-28`) > 1
        ? []
        : [ofMother(mother, yearMonth, gestation)];
    }),
  );
  for (const cells of f2b.slice(-LEFT_OPEN)) for (const name of ['bb', 'air', 'akta']) delete cells[name];
  SLIPS.forEach(([column, text], index) => {
    const cells = f2b.at(-LEFT_OPEN - 1 - index);
    if (cells !== undefined && index === Number(unit.code.at(-1)) % SLIPS.length) cells[column] = text;
  });
  return { f1_sasaran: targetGroups(children, mothers), f2a_ibu: numbered(f2a), f2b_anak: numbered(f2b) };
}

/** Form 1: counted from the people above, so that it fits them; the last two items are not filled in yet. */
function targetGroups(children: readonly Child[], mothers: readonly Mother[]) {
  const small = children.filter(({ born }) => monthsBetween(born, '2025-10-28') < 24);
  const counts = [
    small.length + mothers.length,
    4,
    mothers.filter(({ status }) => status === 'RISTI').length,
    small.length,
    1,
    0,
    small.filter(({ stunted }) => stunted).length,
    2,
    3,
    0,
  ];
  return counts.map((jumlah, index) => ({
    key: `F1-${String(index + 1).padStart(2, '0')}`,
    cells: { jumlah },
  }));
}

/** `2024-07`, `2024-08`, …: so many months from the one given. */
function monthList(year: number, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = first - 1 + index;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
