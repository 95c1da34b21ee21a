import { visibleSpreadsheets } from '../../google/provision/made.ts';
import { type Checkup, doubtful, wrong } from './checkup.ts';

export const sharing: Checkup = {
  name: 'sharing',
  title: 'every registered spreadsheet is shared with its service account',
  async run({ google, reached }) {
    if (google === undefined || reached === undefined) return undefined;
    const registrations = await reached.store.register.registrations();
    const found = await Promise.all(
      google.pool.map(async ({ email, apis }) => {
        const seen = await visibleSpreadsheets(apis.drive);
        const own = registrations.filter(({ account }) => (account ?? google.email) === email);
        return own.flatMap(({ spreadsheetId, unit, templateId }) => {
          const name = `${templateId} of ${unit} (${spreadsheetId})`;
          if (!seen.has(spreadsheetId))
            return wrong(
              `${name} cannot be seen by ${email}`,
              'take it out of the trash, or share it with that address as an editor',
            );
          if (seen.get(spreadsheetId)) return [];
          return wrong(
            `${name} can be read by ${email}, not written: no status appears there`,
            'share it with that address as an editor',
          );
        });
      }),
    );
    const strangers = (await reached.store.watch.unregistered()).length;
    const pool = new Set(google.pool.map(({ email }) => email));
    const left = registrations.filter(({ account }) => account !== undefined && !pool.has(account)).length;
    return [
      ...found.flat(),
      ...(registrations.length === 0
        ? [
            wrong(
              'no spreadsheet is registered',
              '`apply` makes them; `register --spreadsheets` takes those that exist',
            ),
          ]
        : []),
      ...(left > 0
        ? [
            doubtful(
              `${left} spreadsheets belong to accounts that are not in the pool here`,
              'give all accounts of the installation; one that was taken away hands over at the next check',
            ),
          ]
        : []),
      ...(strangers > 0
        ? [
            doubtful(
              `${strangers} spreadsheets that nobody registered are shared with Pantau`,
              'look at them on the dashboard: register them, or take the share away',
            ),
          ]
        : []),
    ];
  },
};
