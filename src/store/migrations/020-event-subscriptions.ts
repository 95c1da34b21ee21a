/** Subscriptions to Drive's events on behalf of a person (Google Cloud). */
export const eventSubscriptions: readonly string[] = [
  `create table event_subscription (
    target text not null,
    holder text not null,
    name text,
    reason text not null,
    expires_at bigint not null,
    renew_at bigint not null,
    look_at bigint not null,
    looked_at bigint not null,
    failures bigint not null,
    heard_at bigint not null default 0,
    primary key (target, holder)
  )`,
];
