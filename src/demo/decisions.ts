/** What the verifikators of the demonstration wrote in tab Persetujuan. Made up. */
import type { APPROVAL_RANGES } from '../core/template/names.ts';
import { DECISIONS, type FormState } from '../core/template/schema.ts';

const NOTE =
  'Sasaran beberapa indikator belum sama dengan data puskesmas. Mohon diperiksa dan diajukan kembali.';

/** As it is typed for a form in this state; undefined for one on which nobody has decided. */
export function demoDecision(state: FormState): Record<keyof typeof APPROVAL_RANGES, string> | undefined {
  const decision = DECISIONS.find((word) => word === state);
  if (decision === undefined) return undefined;
  return {
    decision,
    note: decision === 'dikembalikan' ? NOTE : '',
    name: 'Verifikator Contoh, Bappeda',
    date: '17/11/2025 15:30',
  };
}
