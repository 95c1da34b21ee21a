/**
 * Input completion (capaian penginputan).
 *
 * Formula: filled, valid, submitted or approved entries ÷ expected entries. An entry is one required item of one unit:
 * blank (half-filled included), filled (values or "tidak ada sasaran"), valid (filled without an `error`). Submitted and
 * approved are the filled entries of a form that is so far. Upward always the ratio of the sums, never a mean of percentages.
 * Source: districts report "entered" and "approved ÷ all forms"; states are those of the ministry's application.
 * Certainty: no official formula was found: this one is the project's, and stands beside the number.
 * In dispute: which of the four is the headline (setting `headline`, default filled).
 */
import type { FormState, Template } from '../template/schema.ts';

export interface Counts {
  expected: number;
  filled: number;
  valid: number;
  submitted: number;
  approved: number;
}

export type CompletionState = Exclude<keyof Counts, 'expected'>;
export const COMPLETION_STATES: readonly CompletionState[] = ['filled', 'valid', 'submitted', 'approved'];

export const NO_COUNTS: Counts = Object.freeze({
  expected: 0,
  filled: 0,
  valid: 0,
  submitted: 0,
  approved: 0,
});

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    expected: a.expected + b.expected,
    filled: a.filled + b.filled,
    valid: a.valid + b.valid,
    submitted: a.submitted + b.submitted,
    approved: a.approved + b.approved,
  };
}

/** Entries that a form asks for before anybody has filled it: rows that staff add are not known beforehand. */
export function expectedEntries(template: Template): number {
  return template.tabs.reduce(
    (sum, tab) => sum + (tab.completion === undefined ? 0 : tab.fixedRows.length),
    0,
  );
}

const SUBMITTED: ReadonlySet<FormState> = new Set(['diajukan', 'diverifikasi', 'disetujui']);

/** Whether a form has been handed in and not been sent back. */
export const isSubmitted = (state: FormState): boolean => SUBMITTED.has(state);

/** Counts of one form: `submitted` and `approved` are its filled entries once the form is that far. */
export function formCounts(expected: number, filled: number, valid: number, state: FormState): Counts {
  return {
    expected,
    filled,
    valid,
    submitted: isSubmitted(state) ? filled : 0,
    approved: state === 'disetujui' ? filled : 0,
  };
}

/** Share 0–1; 0 when nothing is expected, since nothing is then done either. */
export function share(count: number, expected: number): number {
  return expected === 0 ? 0 : count / expected;
}

export function shares(counts: Counts): Record<CompletionState, number> {
  return {
    filled: share(counts.filled, counts.expected),
    valid: share(counts.valid, counts.expected),
    submitted: share(counts.submitted, counts.expected),
    approved: share(counts.approved, counts.expected),
  };
}
