/** How people write days and months. */
import { isoDay } from '../../core/text/format.ts';

/** 2025-08-17 → `17/08/2025`. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

/** 2025-08 → `Agustus 2025`. */
export function month(yearMonth: string): string {
  return isoDay(`${yearMonth}-01`, 'id').replace(/^1 /, '');
}
