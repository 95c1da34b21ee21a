/** Signing in by mail: links, sessions and attempts, all of them hashes. */
export const access: readonly string[] = [
  `create table sign_in_link (
    token_hash text not null primary key,
    mail_id text not null unique,
    recipient text not null,
    mark text not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  'create index sign_in_link_expires on sign_in_link (expires_at)',
  `create table session (
    hash text not null primary key,
    recipient text not null,
    mark text not null,
    started_at bigint not null,
    expires_at bigint not null
  )`,
  'create index session_expires on session (expires_at)',
  `create table sign_in_attempt (
    key text not null,
    "at" bigint not null
  )`,
  'create index sign_in_attempt_key on sign_in_attempt (key, "at")',
  'create index sign_in_attempt_at on sign_in_attempt ("at")',
];
