/** Waivers of warnings: when first seen, and keyed hashes by which it shows that row or words changed. */
export const waivers: readonly string[] = [
  `create table waiver (
    spreadsheet_id text not null,
    line text not null,
    first_seen bigint not null,
    values_hash text not null,
    reason_hash text not null,
    primary key (spreadsheet_id, line)
  )`,
  'alter table result add column waived bigint not null default 0',
  'alter table result add column waived_since text',
];
