/**
 * Notification channels; a pool of service accounts, each polling by itself; spreadsheets set aside; copies.
 * The one cursor of before belonged to no account: the first poll of each lists everything.
 */
export const channels: readonly string[] = [
  `alter table spreadsheet add column account text not null default ''`,
  'alter table spreadsheet add column not_before bigint not null default 0',
  'alter table spreadsheet add column set_aside_at bigint',
  'create index spreadsheet_account on spreadsheet (account)',
  `alter table unregistered add column account text not null default ''`,
  'alter table unregistered add column copy_of text',
  'alter table unregistered add column examined_at bigint',
  `create table poller (
    account text not null primary key,
    "cursor" text,
    swept text,
    failures bigint not null default 0,
    not_before bigint not null default 0
  )`,
  `create table channel (
    id text not null primary key,
    account text not null,
    address text not null,
    opened_at bigint not null,
    expires_at bigint not null,
    renew_at bigint,
    resource_id text,
    last_message bigint not null default 0
  )`,
  `delete from note where name in ('cursor', 'last-sweep')`,
  `insert into counter (name, "value") values ('hinted-at', 0)`,
];
