/** What is compared across spreadsheets, and the period of a form. */
export const across: readonly string[] = [
  `alter table spreadsheet add column period text not null default ''`,
  `create table across_form (
    spreadsheet_id text not null primary key,
    figures text not null,
    marks text not null,
    "change" bigint not null,
    compared bigint not null
  )`,
  'create index across_form_changed on across_form (spreadsheet_id) where compared < "change"',
  `create table across_mark (
    spreadsheet_id text not null,
    high bigint not null,
    low bigint not null,
    gone bigint not null default 0,
    primary key (spreadsheet_id, high, low)
  )`,
  'create index across_mark_mark on across_mark (high, low)',
  `create table across_finding (
    spreadsheet_id text not null,
    family text not null,
    findings text not null,
    primary key (spreadsheet_id, family)
  )`,
];
