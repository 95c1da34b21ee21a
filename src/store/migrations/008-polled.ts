/** When each service account last listed all that changed, for operators. */
export const polled: readonly string[] = ['alter table poller add column polled_at bigint'];
