/** The tree of reporting units and the officers who answer for them. */
import { nearestAmong } from './nearest.ts';

export const LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'puskesmas', 'desa'] as const;
export type Level = (typeof LEVELS)[number];

export interface Unit {
  /** Kemendagri code where one exists (`62.02`, `62.02.01`), else the district's own. */
  code: string;
  name: string;
  level: Level;
  /** Code of the unit it reports to; null at the top. */
  parent: string | null;
}

/**
 * `operator` fills the unit's forms, `verifikator` decides on them, `koordinator` (Bapperida) keeps the whole together,
 * `pimpinan` heads the unit (camat, kepala puskesmas, kepala desa), `pengampu` answers for an office that owes one half
 * of other units' entries (Kemenag, DPPKB, Disdik), `sekda` is told when a deadline has passed.
 */
export const ROLES = ['operator', 'verifikator', 'koordinator', 'pimpinan', 'pengampu', 'sekda'] as const;
export type Role = (typeof ROLES)[number];

/** Days on which somebody else is written to, both counted in. */
export interface Absence {
  /** ISO days. */
  from: string;
  until: string;
  /** Id of the officer who stands in; null when nobody does. */
  substitute: string | null;
}

/** `unconfirmed`: gets nothing but the question whether it is right. `bad`: refused by its own mail server. */
export type AddressState = 'confirmed' | 'unconfirmed' | 'bad';

export interface Officer {
  id: string;
  unit: string;
  role: Role;
  name: string;
  /** Work e-mail address. Stands in one store table and in mails' envelopes, nowhere else. */
  address: string;
  language: 'id' | 'en';
  /** Of a `pengampu`: the office as templates name it as owner. */
  office?: string;
  absence?: Absence;
  /** Confirmed when absent. */
  addressState?: AddressState;
}

/** The verifikators who decide on the forms of a unit: its own, or those of the nearest unit above it that has any. */
export function verifiersOf<O extends Pick<Officer, 'unit' | 'role'>>(
  unit: string,
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  officers: readonly O[],
): readonly O[] {
  const verifiers = officers.filter(({ role }) => role === 'verifikator');
  return nearestAmong(units, verifiers)(unit);
}
