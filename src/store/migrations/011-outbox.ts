/** Since when it is not known whether a mail arrived that is tried again; mails handed over, by which their rate is kept. */
export const outbox: readonly string[] = [
  'alter table mail add column doubtful_since bigint',
  'create table handover (mail_id text not null, "at" bigint not null)',
  'create index handover_at on handover ("at")',
];
