import type { Settings } from '../../core/settings.ts';
import { METADATA } from '../../core/template/names.ts';
import type { Registered } from '../../ports/store/register.ts';
import { TROUBLES } from '../../ports/trouble.ts';
import { type Checkup, type Finding, note, wrong } from './checkup.ts';
import { readNow } from './read-now.ts';
import { settingsOf } from './settings-of.ts';

/** Google's code for Indonesian. */
const LOCALE = 'in_ID';

/**
 * A few are read now, those first that were not looked at for longest; the others stand here as their last check saw them.
 */
export const spreadsheets: Checkup = {
  name: 'spreadsheets',
  title: 'spreadsheets can be read; locale, time zone and version are right',
  async run(patient) {
    const { reached, given } = patient;
    if (reached === undefined) return undefined;
    const { watch, register } = reached.store;
    const zone = settingsOf(given)?.zone;
    const registrations = await Promise.all(
      (await register.registrations()).map(async (one) => ({
        ...one,
        ...(await watch.memory(one.spreadsheetId)),
      })),
    );
    registrations.sort((a, b) => (a.describedAt ?? 0) - (b.describedAt ?? 0));
    const now = await readNow(patient, registrations);
    const found = registrations.flatMap((one) => {
      const structure = now.get(one.spreadsheetId) ?? one.structure;
      const name = `${one.templateId} of ${one.unit} (${one.spreadsheetId})`;
      return structure === undefined
        ? []
        : [...placeFaults(name, structure, zone), ...markFaults(name, structure.metadata, one)];
    });
    const troubled = (await watch.troubles()).map(({ spreadsheetId, unit, code, failures }) =>
      wrong(
        `the spreadsheet of ${unit} (${spreadsheetId}) was not checked, ${failures} times in a row: ${TROUBLES[code]}`,
        'its page on the dashboard says what is missing; what was deleted in it comes back from its version history',
      ),
    );
    const never = registrations.filter(
      ({ spreadsheetId, structure }) => structure === undefined && !now.has(spreadsheetId),
    ).length;
    const far =
      now.size === registrations.length
        ? []
        : [
            note(
              `${now.size} of ${registrations.length} spreadsheets were read now, the others are told by their last check${never > 0 ? `, ${never} were never looked at` : ''}`,
            ),
          ];
    return [...found, ...troubled, ...far];
  },
};

/** What the spreadsheet says of itself, beside what is registered. One that carries no marks was registered by hand. */
function markFaults(
  name: string,
  marks: Record<string, string>,
  { unit, templateId, templateVersion }: Pick<Registered, 'unit' | 'templateId' | 'templateVersion'>,
): Finding[] {
  const [itsTemplate, itsVersion, itsUnit] = [METADATA.template, METADATA.version, METADATA.unit].map(
    (key) => marks[key],
  );
  if (itsTemplate === undefined) return [];
  if (itsTemplate !== templateId || itsUnit !== unit)
    return [
      wrong(
        `${name} carries the marks of ${itsTemplate} of ${itsUnit}: it is a copy of another`,
        'register the spreadsheet that was made for the unit, and take this one out of the register',
      ),
    ];
  if (itsVersion === String(templateVersion)) return [];
  return [
    wrong(
      `${name} has version ${itsVersion} of its form, and is registered with ${templateVersion}`,
      '`templates upgrade` was cut short: run it again for this spreadsheet',
    ),
  ];
}

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
