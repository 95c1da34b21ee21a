/** Evidence of the actions of 2025: some units have listed their first activities, some nothing. */
import type { Unit } from '../../core/units.ts';
import { EVIDENCE } from './eight-actions.ts';
import type { FormContext, TypedTabs } from './forms.ts';

/** Done by every unit that keeps the list, in this order. */
const DONE = [
  { key: 'U1', kegiatan: 'Rapat analisis situasi (contoh)', tanggal: '21/01/2025' },
  { key: 'U2a', kegiatan: 'Pra-Musrenbang tematik stunting (contoh)', tanggal: '11/03/2025' },
  { key: 'U3a', kegiatan: 'Penandaan subkegiatan APBD (contoh)', tanggal: '28/01/2025' },
  { key: 'U3c', kegiatan: 'Rekap layanan desa semester I (contoh)', tanggal: '15/07/2025' },
];
/** One unit in so many keeps the list. */
const KEEPING = 4;

export function actions2025(_unit: Unit, { random }: FormContext): TypedTabs {
  if (random.between(1, KEEPING) > 1) return {};
  const rows = DONE.slice(0, random.between(1, DONE.length)).map(({ key, ...cells }, index) => ({
    key,
    cells: { ...cells, tautan: EVIDENCE, ...(index === 0 && { diverifikasi_oleh: 'Verifikator Contoh' }) },
  }));
  return { aksi: rows };
}
