/** `remind --at DAY --dry-run`: who would get what on a morning, and why. Plans, sends and stores nothing. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRealWallClock } from '../../core/faults.ts';
import { wallClock } from '../../core/schedule/deadline.ts';
import type { Settings } from '../../core/settings.ts';
import { demoDistrict } from '../../demo/district.ts';
import { startLocal } from '../../runtime/local/local.ts';
import { ANSWER_OPTIONS, commandArguments, misused } from '../command-arguments.ts';
import { readDistrict } from '../district-file.ts';
import { FIRST_NOW, firstSteps } from '../first-steps.ts';
import { foresee, foreseenLines } from '../foresee.ts';
import { installationSettings } from '../installation-settings.ts';
import { LOCAL_FOLDER, localFolder } from '../local-installation.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { readTemplates, TEMPLATES } from '../templates.ts';

const USAGE = `usage: remind --at DAY --dry-run [--json] [--store ADDRESS [--settings FILE] | --data DIR] [--config FILE]
  --at DAY           2025-12-24 stands for 08.30 of that day, when nobody is waited for any more; or 2025-12-24T09:15
  --dry-run          needed: mails are planned and sent by themselves, never by this command
  --json             one JSON object
  --data DIR         what \`npm start\` keeps (default .pantau/); a fresh demonstration where there is nothing yet
  --config FILE      a district of your own, as for \`npm start\`; its settings instead of PANTAU_SETTINGS
  --templates DIR    forms of your own instead of sheets-templates/

Of a deployed installation, by its PANTAU_SETTINGS:
${STORE_USAGE}`;

export async function remind(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      at: { type: 'string' },
      config: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      data: { type: 'string' },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  if (values.at === undefined) throw misused('--at DAY is missing', USAGE);
  if (!values['dry-run'])
    throw misused('--dry-run is missing: nothing is planned or sent by this command', USAGE);
  const at = values.at.includes('T') ? values.at : `${values.at}T08:30`;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) || !isRealWallClock(at))
    throw new Error(`--at ${values.at} is not a day of the calendar; write 2025-12-24 or 2025-12-24T09:15`);

  const { store, settings, config, data, templates } = values;
  const tell = async (of: Installation) => {
    const foreseen = await foresee(of, wallClock(at, of.settings.zone));
    if (values.json) print(JSON.stringify(foreseen));
    else for (const line of foreseenLines(foreseen)) print(line);
  };
  const { PANTAU_STORE = '' } = environment;
  const folder = data ?? (PANTAU_STORE === '' ? LOCAL_FOLDER : localFolder(PANTAU_STORE));
  if (store === undefined && settings === undefined && folder !== undefined) {
    await onThisMachine({ config, data: folder, templates }, warn, tell);
    return undefined;
  }
  if (data !== undefined)
    throw new Error('--data is what `npm start` keeps: leave it out, or write --store local:DIR');
  const given = await deployedSettings(config, templates, settings, environment);
  await closing(await reachStore(values, environment), (reached) =>
    tell({ store: reached.store, settings: given }),
  );
  return undefined;
}

type Installation = Parameters<typeof foresee>[0];

/** The demonstration, or what `npm start` made of another district. */
async function onThisMachine(
  { config, data, templates: dir }: { config: string | undefined; data: string; templates: string },
  warn: (text: string) => void,
  tell: (of: Installation) => Promise<void>,
): Promise<void> {
  const templates = await readTemplates(dir);
  const district = config === undefined ? demoDistrict(templates) : await readDistrict(config, templates);
  const kept = existsSync(path.join(data, 'state.json'));
  const local = await startLocal({ district, templates, now: FIRST_NOW, ...(kept && { dataDir: data }) });
  try {
    if (!local.state.ready) {
      await firstSteps(local, district, templates, warn);
      await local.settle();
    }
    await tell({ store: local.store, settings: district.settings });
  } finally {
    await local.close();
  }
}

async function deployedSettings(
  config: string | undefined,
  templates: string,
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Settings> {
  if (config !== undefined) return (await readDistrict(config, await readTemplates(templates))).settings;
  const settings = await installationSettings(file, environment);
  if (settings === undefined)
    throw new Error(
      'PANTAU_SETTINGS is missing: name a file that has it by --settings, or the district by --config',
    );
  return settings;
}
