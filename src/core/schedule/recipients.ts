/** Who is written to for an office: its holder or who stands in, once for all offices of one address. */
import type { Officer } from '../units.ts';

/** Officers by whom they are written to as: one id for each address. */
export interface Recipients {
  /** Id under which the holder of an office is told; undefined where nobody may be written to. */
  of(officer: Officer): string | undefined;
}

/**
 * One person may hold several offices, each with an id of its own: whoever has the same address is told under the first
 * of them in the order of ids. On days of absence the substitute is told, or the substitute's own substitute; an absent
 * officer without any is written to all the same. Addresses that nobody confirmed, and bad ones, get nothing.
 *
 * @param today ISO day.
 */
export function recipientsOn(today: string, officers: readonly Officer[]): Recipients {
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const first = firstCodes(officers);
  return {
    of(officer) {
      const told = standIn(officer, today, byId);
      return isTellable(told) ? first.get(mailbox(told.address)) : undefined;
    },
  };
}

/** Those who answer for the whole on that day, each once. */
export function coordinatorsOn(today: string, officers: readonly Officer[]): string[] {
  const recipients = recipientsOn(today, officers);
  const coordinators = officers.filter(({ role }) => role === 'koordinator');
  return [...new Set(coordinators.flatMap((officer) => recipients.of(officer) ?? []))];
}

/** By mailbox the first id of those that have it, and may be written to. */
export function firstCodes(officers: readonly Officer[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { id, address } of officers.filter(isTellable)) {
    const known = first.get(mailbox(address));
    if (known === undefined || id < known) first.set(mailbox(address), id);
  }
  return first;
}

/** What makes two addresses one mailbox: case and spaces around do not. */
export function mailbox(address: string): string {
  return address.trim().toLowerCase();
}

export function isTellable({ addressState = 'confirmed' }: Officer): boolean {
  return addressState === 'confirmed';
}

/** Substitutes who stand in for each other in a circle end where it began. */
function standIn(officer: Officer, today: string, byId: ReadonlyMap<string, Officer>): Officer {
  const seen = new Set<string>();
  let found = officer;
  while (isAbsent(found, today) && !seen.has(found.id)) {
    seen.add(found.id);
    const substitute = byId.get(found.absence?.substitute ?? '');
    if (substitute === undefined) return found;
    found = substitute;
  }
  return found;
}

function isAbsent({ absence }: Officer, today: string): boolean {
  return absence !== undefined && absence.from <= today && today <= absence.until;
}
