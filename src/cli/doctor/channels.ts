import { type Checkup, doubtful, wrong } from './checkup.ts';

export const channels: Checkup = {
  name: 'channels',
  title: 'Drive’s notifications are on, where they are wanted',
  async run({ reached, google, given, now }) {
    if (reached === undefined) return undefined;
    const wanted = given.PANTAU_WEBHOOK_URL;
    const open = (await reached.store.channels.all()).filter(({ expiresAt }) => expiresAt > now());
    if (!wanted)
      return open.length === 0
        ? []
        : [
            doubtful(
              `${open.length} channels are open though PANTAU_WEBHOOK_URL is not set here`,
              'they are stopped at the next pass of a deployment without it',
            ),
          ];
    const accounts = google?.pool.map(({ email }) => email) ?? [];
    return accounts.flatMap((email) => {
      const own = open.filter(({ account, address }) => account === email && address === wanted);
      return own.some(({ resourceId }) => resourceId !== null)
        ? []
        : [
            wrong(
              `Google opened no channel for ${email} to ${wanted}`,
              'verify the domain in Search Console, and see that the address answers over HTTPS; changes are polled for meanwhile',
            ),
          ];
    });
  },
};
