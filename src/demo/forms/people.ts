/** Made-up mothers and children of a made-up village: the same ones in every form of that village. */
import { isoOf, serialOfIso } from '../../core/cells/calendar.ts';
import type { Unit } from '../../core/units.ts';
import { seeded } from '../random.ts';

export interface Child {
  kia: string;
  name: string;
  sex: 'L' | 'P';
  /** ISO day. */
  born: string;
  /** How likely a service reaches this child, 0–1. */
  reached: number;
  stunted: boolean;
}

export interface Mother {
  kia: string;
  name: string;
  status: 'Normal' | 'KEK' | 'RISTI';
  /** ISO day on which the child is expected, or was born. */
  due: string;
  reached: number;
}

/** Births spread over the 30 months before the demonstration's day, so that some children are past their second birthday. */
const FIRST_BIRTH = serialOfIso('2023-05-10') as number;
const LAST_BIRTH = serialOfIso('2025-10-20') as number;

export function childrenOf(unit: Unit): Child[] {
  const random = seeded(`children of ${unit.code}`);
  const count = random.between(12, 15);
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    const share = index / (count - 1);
    return {
      kia: `KIA-A${number}`,
      name: `Anak Contoh ${number}`,
      sex: random.next() < 0.5 ? 'L' : 'P',
      born: isoOf(Math.round(FIRST_BIRTH + share * (LAST_BIRTH - FIRST_BIRTH)) + random.between(-6, 6)),
      reached: 0.7 + random.next() * 0.3,
      stunted: random.next() < 0.2,
    };
  });
}

export function mothersOf(unit: Unit): Mother[] {
  const random = seeded(`mothers of ${unit.code}`);
  const first = serialOfIso('2025-02-15') as number;
  return Array.from({ length: 8 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      kia: `KIA-B${number}`,
      name: `Ibu Contoh ${number}`,
      status: index % 4 === 1 ? 'KEK' : index % 5 === 3 ? 'RISTI' : 'Normal',
      due: isoOf(first + index * 55 + random.between(0, 20)),
      reached: 0.7 + random.next() * 0.3,
    };
  });
}

/** Full months from one ISO day to another; negative before it. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((iso) => iso.split('-').map(Number)) as [number[], number[]];
  const months = (b[0]! - a[0]!) * 12 + b[1]! - a[1]!;
  return b[2]! < a[2]! ? months - 1 : months;
}
