/** Measures of forms in their versions, and when a form was handed in. */
export const measures: readonly string[] = [
  `create table measure (
    spreadsheet_id text not null,
    name text not null,
    period text not null,
    version bigint not null,
    numerator double precision not null,
    denominator double precision not null,
    left_out text not null,
    since bigint not null,
    primary key (spreadsheet_id, name, period, version)
  )`,
  'alter table result add column handed_in_at bigint',
];
