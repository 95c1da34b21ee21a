/** The first schema: types and clauses that SQLite and PostgreSQL both speak. */
export const begin: readonly string[] = [
  `create table template (
    id text not null,
    version bigint not null,
    title text not null,
    content text not null,
    primary key (id, version)
  )`,
  `create table unit (
    code text not null primary key,
    name text not null,
    level text not null,
    parent text
  )`,
  `create table officer (
    id text not null primary key,
    unit text not null,
    role text not null,
    name text not null,
    address text not null,
    language text not null
  )`,
  `create table deadline (
    template text not null,
    id text not null,
    title text not null,
    "at" text not null,
    zone text not null,
    kind text not null,
    primary key (template, id)
  )`,
  `create table spreadsheet (
    id text not null primary key,
    unit text not null,
    template_id text not null,
    template_version bigint not null,
    modified_time text not null default '',
    change_number bigint not null default 0,
    by_us bigint not null default 0,
    first_change_at bigint,
    due_at bigint,
    handed_out_until bigint not null default 0,
    fence bigint not null default 0,
    lease_until bigint not null default 0,
    leased_at bigint,
    failures bigint not null default 0,
    trouble_code text,
    trouble_detail text not null default ''
  )`,
  'create index spreadsheet_due on spreadsheet (due_at)',
  `create table memory (
    spreadsheet_id text not null primary key,
    structure text,
    described_at bigint,
    suspicion text,
    approved_fingerprint text,
    laid_in_a_row bigint not null
  )`,
  `create table result (
    spreadsheet_id text not null primary key,
    form_state text not null,
    expected bigint not null,
    filled bigint not null,
    valid bigint not null,
    submitted bigint not null,
    approved bigint not null,
    errors bigint not null,
    warnings bigint not null,
    checked_at bigint not null,
    status_written_at bigint
  )`,
  `create table problem (
    spreadsheet_id text not null,
    code text not null,
    severity text not null,
    "count" bigint not null,
    primary key (spreadsheet_id, code, severity)
  )`,
  `create table incident (
    spreadsheet_id text not null,
    fence bigint not null,
    "position" bigint not null,
    code text not null,
    detail text not null,
    "at" bigint not null,
    primary key ("at", spreadsheet_id, fence, "position")
  )`,
  `create table snapshot (
    unit text not null,
    template_id text not null,
    "date" text not null,
    template_version bigint not null,
    expected bigint not null,
    filled bigint not null,
    valid bigint not null,
    submitted bigint not null,
    approved bigint not null,
    "at" bigint not null,
    primary key (unit, template_id, "date")
  )`,
  `create table unregistered (
    id text not null primary key,
    name text not null,
    seen_at bigint not null
  )`,
  'create table note (name text not null primary key, "value" text not null)',
  'create table counter (name text not null primary key, "value" bigint not null)',
  `insert into counter (name, "value") values ('results-changed', 0), ('rolled-up', 0)`,
  `create table mail (
    id text not null primary key,
    recipient text not null,
    kind text not null,
    local_date text not null,
    "number" bigint not null,
    state text not null,
    attempts bigint not null,
    planned_at bigint not null,
    changed_at bigint not null,
    due_at bigint,
    reason text,
    unique (recipient, kind, local_date, "number")
  )`,
  'create index mail_state on mail (state, due_at)',
  'create index mail_planned on mail (planned_at)',
  `create table notice (
    recipient text not null,
    unit text not null,
    deadline text not null,
    stage text not null,
    mail_id text not null,
    "position" bigint not null,
    freed bigint not null default 0
  )`,
  // Not twice, but for notices whose mail was dropped before anything was handed over.
  'create unique index notice_once on notice (recipient, deadline, unit, stage) where freed = 0',
  'create index notice_mail on notice (mail_id)',
  `create table quota_call (
    ticket text not null primary key,
    account text not null,
    "read" bigint not null,
    "write" bigint not null,
    "at" bigint not null
  )`,
  'create index quota_call_at on quota_call ("at")',
  'create table quota_total (id bigint not null primary key, "read" bigint not null, "write" bigint not null)',
  'insert into quota_total (id, "read", "write") values (1, 0, 0)',
];
