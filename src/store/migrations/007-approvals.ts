/** What a verifikator's decision is about, in place of what was first seen approved by a word anybody could pick. */
export const approvals: readonly string[] = [
  // The column stays: a Worker of before would still write to it.
  'update memory set approved_fingerprint = null',
  'alter table memory add column decision text',
  'alter table memory add column decided_entries text',
];
