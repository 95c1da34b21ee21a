import type { Settings } from '../../core/settings.ts';
import { TROUBLES } from '../../ports/trouble.ts';
import { type Checkup, type Finding, wrong } from './checkup.ts';
import { settingsOf } from './settings-of.ts';

/** Google's code for Indonesian. */
const LOCALE = 'in_ID';

/** By what the last look at each found: no call is made. */
export const spreadsheets: Checkup = {
  name: 'spreadsheets',
  title: 'spreadsheets can be read; their locale and time zone are right',
  async run({ reached, given }) {
    if (reached === undefined) return undefined;
    const { watch, register } = reached.store;
    const zone = settingsOf(given)?.zone;
    const registrations = await register.registrations();
    const placed = await Promise.all(
      registrations.map(async ({ spreadsheetId, unit, templateId }) => {
        const { structure } = await watch.memory(spreadsheetId);
        return structure === undefined
          ? []
          : placeFaults(`${templateId} of ${unit} (${spreadsheetId})`, structure, zone);
      }),
    );
    const troubled = (await watch.troubles()).map(({ spreadsheetId, unit, code, failures }) =>
      wrong(
        `the spreadsheet of ${unit} (${spreadsheetId}) was not checked, ${failures} times in a row: ${TROUBLES[code]}`,
        'its page on the dashboard says what is missing; what was deleted in it comes back from its version history',
      ),
    );
    return [...placed.flat(), ...troubled];
  },
};

function placeFaults(
  name: string,
  { locale, timeZone }: { locale: string; timeZone: string },
  zone: Settings['zone'] | undefined,
): Finding[] {
  const remedy = (what: string) => `in the spreadsheet: File, Settings, ${what}`;
  return [
    ...(locale === LOCALE
      ? []
      : [wrong(`${name} has the locale ${locale}: 1.500 may be read as 1,5`, remedy('Locale: Indonesia'))]),
    ...(zone === undefined || timeZone === zone
      ? []
      : [
          wrong(
            `${name} keeps the time of ${timeZone}, the district that of ${zone}`,
            remedy(`Time zone: ${zone}`),
          ),
        ]),
  ];
}
