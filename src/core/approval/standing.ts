/**
 * What a decision is about: one handing-in, and the entries as they then stood. It stands as long as nobody changes
 * them, and is spent once the operators take the form back to draft.
 */

/** Remembered between checks. */
export interface Decided {
  /** Tells one decision from another; a keyed hash. */
  decision: string;
  /** Keyed hash of the entries it was made on; null once it is spent. */
  entries: string | null;
}

export type Standing =
  /** There is no decision. */
  | 'none'
  /** It is about what stands in the form now. */
  | 'stands'
  /** Entries changed since. */
  | 'changed'
  /** It was made on a draft, or the form was taken back since. */
  | 'spent'
  /** New, and the entries cannot be read that it is about. */
  | 'unknown';

export interface SeenNow {
  handedIn: boolean;
  /** Undefined where there is no decision. */
  decision: string | undefined;
  /** Undefined where the form cannot be read. */
  entries: string | undefined;
}

/** Gives how the decision stands now, and what to remember of it. */
export function standingOf(
  before: Decided | undefined,
  { handedIn, decision, entries }: SeenNow,
): { standing: Standing; decided: Decided | undefined } {
  if (decision === undefined) return { standing: 'none', decided: undefined };
  if (!handedIn) return { standing: 'spent', decided: { decision, entries: null } };
  const known = before?.decision === decision ? before : undefined;
  if (known === undefined) {
    if (entries === undefined) return { standing: 'unknown', decided: before };
    return { standing: 'stands', decided: { decision, entries } };
  }
  if (known.entries === null) return { standing: 'spent', decided: known };
  const same = entries === undefined || entries === known.entries;
  return { standing: same ? 'stands' : 'changed', decided: known };
}
