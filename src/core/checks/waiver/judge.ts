/** Whether a waiver is in force: it stands for the values it was written for, and falls with them. */

/** What is kept of a waiver. Values and words are known by hashes only. */
export interface Waiver {
  /** Epoch milliseconds. */
  firstSeen: number;
  /** Hash of the row's values when the waiver was accepted. */
  values: string;
  /** Hash of reason and name. */
  reason: string;
}

export interface Judgement {
  /** `idle`: nothing to waive. */
  verdict: 'in-force' | 'fallen' | 'idle';
  /** What is kept from now on; undefined when the waiver is forgotten. */
  kept: Waiver | undefined;
}

/**
 * @param known what was kept of the row's waiver, if anything.
 * @param found hashes of what stands in the row now; `warned` when there is something to waive.
 */
export function judgeWaiver(
  known: Waiver | undefined,
  found: { values: string; reason: string; warned: boolean },
  now: number,
): Judgement {
  const { values, reason, warned } = found;
  const sameWords = known?.reason === reason;
  // Kept while its words stand: values that come to warn later are not the ones it was written for.
  if (!warned) return { verdict: 'idle', kept: sameWords ? known : undefined };
  if (known?.values === values) return { verdict: 'in-force', kept: { ...known, reason } };
  if (sameWords) return { verdict: 'fallen', kept: known };
  return { verdict: 'in-force', kept: { firstSeen: now, values, reason } };
}
