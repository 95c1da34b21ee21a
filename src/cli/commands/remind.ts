/** `remind --at DAY --dry-run`: who would get what on a morning, and why. Plans, sends and stores nothing. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRealWallClock } from '../../core/faults.ts';
import { wallClock } from '../../core/schedule/deadline.ts';
import { demoDistrict } from '../../demo/district.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { startLocal } from '../../runtime/local/local.ts';
import { commandArguments } from '../command-arguments.ts';
import { readDistrict } from '../district-file.ts';
import { FIRST_NOW, firstSteps } from '../first-steps.ts';
import { foresee, foreseenLines } from '../foresee.ts';
import { LOCAL_FOLDER } from '../local-installation.ts';
import { readTemplates } from '../templates.ts';

const USAGE = `usage: remind --at DAY --dry-run [--json] [--config FILE] [--data DIR]
  --at DAY       2025-12-24 stands for 08.30 of that day, when nobody is waited for any more; or 2025-12-24T09:15
  --dry-run      needed: mails are planned and sent by themselves, never by this command
  --data DIR     what \`npm start\` keeps (default .pantau/); a fresh demonstration where there is nothing yet
  --config FILE  a district of your own, as for \`npm start\``;

export async function remind(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      at: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      config: { type: 'string' },
      data: { type: 'string', default: LOCAL_FOLDER },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  if (!values['dry-run'] || values.at === undefined) throw new Error(USAGE);
  const at = values.at.includes('T') ? values.at : `${values.at}T08:30`;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) || !isRealWallClock(at))
    throw new Error(`--at ${values.at} is not a day of the calendar; write 2025-12-24 or 2025-12-24T09:15`);

  const templates = await readTemplates(path.join(PROJECT, 'sheets-templates'));
  const district =
    values.config === undefined ? demoDistrict(templates) : await readDistrict(values.config, templates);
  const kept = existsSync(path.join(values.data, 'state.json'));
  const local = await startLocal({
    district,
    templates,
    now: FIRST_NOW,
    ...(kept && { dataDir: values.data }),
  });
  try {
    if (!local.state.ready) {
      await firstSteps(local, district, templates, warn);
      await local.settle();
    }
    const { settings } = district;
    const foreseen = await foresee({ store: local.store, settings }, wallClock(at, settings.zone));
    if (values.json) print(JSON.stringify(foreseen));
    else for (const line of foreseenLines(foreseen)) print(line);
  } finally {
    await local.close();
  }
  return undefined;
}
