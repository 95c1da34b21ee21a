/** What a verifikator's decision is about, in place of what was first seen approved by a word anybody could pick. */
export const approvals: readonly string[] = [
  'alter table memory drop column approved_fingerprint',
  'alter table memory add column decision text',
  'alter table memory add column decided_entries text',
];
