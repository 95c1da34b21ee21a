/**
 * Versions of a form as a district's own tables have it. A variant is issued like any version; its number tells which
 * version it was made from: 1001, 1002 … are variants of version 1.
 */
const VARIANTS = 1000;

/** The version that was issued with the form itself. */
export const issuedVersion = (version: number): number =>
  version >= VARIANTS ? Math.floor(version / VARIANTS) : version;

export const isVariant = (version: number): boolean => version >= VARIANTS;

/**
 * The next free number for a variant of `issued`.
 * @throws Error when all 999 are taken.
 */
export function nextVariant(issued: number, taken: readonly number[]): number {
  const first = issued * VARIANTS + 1;
  const used = new Set(taken);
  for (let version = first; version < first + VARIANTS - 1; version++) if (!used.has(version)) return version;
  throw new Error(`version ${issued} has ${VARIANTS - 1} variants, more than one district can keep apart`);
}
