/** The tree of reporting units and the officers who answer for them. */
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

export const ROLES = ['operator', 'verifikator', 'koordinator'] as const;
export type Role = (typeof ROLES)[number];

export interface Officer {
  id: string;
  unit: string;
  role: Role;
  name: string;
  /** Work e-mail address. Stands in one store table and in mails' envelopes, nowhere else. */
  address: string;
  language: 'id' | 'en';
}

/**
 * The verifikators who decide on the forms of a unit: its own, or those of the nearest unit above it that has any.
 * Empty where there is none up to the top.
 */
export function verifiersOf<O extends Pick<Officer, 'unit' | 'role'>>(
  unit: string,
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  officers: readonly O[],
): O[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  for (let code: string | null = unit; code !== null; code = parents.get(code) ?? null) {
    const own = officers.filter((officer) => officer.role === 'verifikator' && officer.unit === code);
    if (own.length > 0) return own;
  }
  return [];
}
