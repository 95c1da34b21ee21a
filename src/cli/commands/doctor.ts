/** `doctor`: all that can be wrong with an installation, and what to do about it. Reads only. */

import { Resolver } from 'node:dns/promises';
import { settingsText } from '../../deploy/settings.ts';
import { commandArguments } from '../command-arguments.ts';
import type { Checkup, Finding, Patient } from '../doctor/checkup.ts';
import { wrong } from '../doctor/checkup.ts';
import { CHECKUPS } from '../doctor/checkups.ts';
import { localFolder } from '../local-installation.ts';
import { GOOGLE_USAGE, reachGoogle } from '../reach-google.ts';
import { reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { readTemplates, TEMPLATES } from '../templates.ts';

const USAGE = `usage: doctor [options]: looks at an installation and says what is wrong and what to do; changes nothing

  --dkim SELECTOR    of the domain's DKIM key, where mails leave by SMTP
  --templates DIR    forms of your own instead of sheets-templates/
  --json             one JSON object
${STORE_USAGE}
${GOOGLE_USAGE}
  The exit status is 1 when something is wrong.`;

export interface Diagnosis {
  name: string;
  title: string;
  /** Null: not looked at, because something before is wrong or not set. */
  findings: Finding[] | null;
}

/** What tests put in the place of the network and the machine's clock. */
export interface Ward {
  environment?: NodeJS.ProcessEnv;
  resolver?: Patient['resolver'];
  now?: () => number;
}

export async function doctor(
  words: string[],
  print: (text: string) => void,
  _warn?: (text: string) => void,
  { environment = process.env, resolver, now }: Ward = {},
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      ...STORE_OPTIONS,
      dkim: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const given = { ...(await settingsText(values.settings)), ...environment };
  const unreached: Diagnosis[] = [];
  const tried = async <T>(name: string, title: string, reach: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await reach();
    } catch (error) {
      const what = (error as Error).message.replace(/^The configuration cannot be used:\s*/, '');
      unreached.push({
        name,
        title,
        findings: [wrong(what, 'set it in the file of settings or the environment, see docs/deploy.md')],
      });
      return undefined;
    }
  };
  const templates = await readTemplates(values.templates);
  const google = await tried('google', 'Google is reached', () => reachGoogle(values, environment));
  const reached = await tried('store', 'the store is reached', () => reachStore(values, environment));
  try {
    const patient: Patient = {
      given,
      reached,
      google,
      templates,
      resolver: resolver ?? new Resolver({ timeout: 3_000, tries: 2 }),
      now: now ?? reached?.now ?? Date.now,
      local: localFolder(values.store ?? given.PANTAU_STORE ?? '') !== undefined,
      ...(values.dkim !== undefined && { dkim: values.dkim }),
    };
    const diagnoses = [...unreached, ...(await examine(patient))];
    const ill = diagnoses.some(({ findings }) => findings?.some(({ level }) => level === 'wrong'));
    print(values.json ? JSON.stringify({ ok: !ill, checks: diagnoses }) : diagnoses.map(lines).join('\n'));
    return ill ? 1 : undefined;
  } finally {
    await reached?.close();
  }
}

/** One after the other. A check that fails by itself is a finding, and keeps no other from being made. */
async function examine(patient: Patient): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [];
  for (const { name, title, run } of CHECKUPS)
    diagnoses.push({ name, title, findings: await safely(run, patient) });
  return diagnoses;
}

async function safely(run: Checkup['run'], patient: Patient): Promise<Finding[] | null> {
  try {
    return (await run(patient)) ?? null;
  } catch (error) {
    return [
      wrong(
        `could not be looked at: ${(error as Error).message}`,
        'mend what is said before, then run it again',
      ),
    ];
  }
}

const MARKS = { wrong: 'WRONG', doubtful: 'look ', note: '-    ' };

function lines({ title, findings }: Diagnosis): string {
  if (findings === null) return `-      ${title}: not looked at`;
  const told = findings.map(({ level, what, remedy }) =>
    [`${MARKS[level]}  ${what}`, ...(remedy === '' ? [] : [`       → ${remedy}`])].join('\n'),
  );
  const well = findings.every(({ level }) => level === 'note');
  return [...(well ? [`ok     ${title}`] : []), ...told].join('\n');
}
