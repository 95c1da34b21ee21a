/** Public figures by round, each released once; a hidden count is null. */
export const publications: readonly string[] = [
  `create table publication (
    round text not null primary key,
    template_id text not null,
    at bigint not null
  )`,
  `create table published (
    round text not null,
    unit text not null,
    reporting bigint not null,
    expected bigint not null,
    measured bigint,
    stunted bigint,
    primary key (round, unit)
  )`,
];
