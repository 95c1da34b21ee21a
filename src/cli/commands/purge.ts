/** `purge`: deletes now what the nightly sweep would delete, or more. */

import { outdated } from '../../core/retention.ts';
import { wallClock } from '../../core/schedule/deadline.ts';
import { KEPT } from '../../ports/store/upkeep.ts';
import { ANSWER_OPTIONS, commandArguments } from '../command-arguments.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { retentionSettings } from '../retention-settings.ts';

const USAGE = `usage: purge [options]

  --before DATE      all that is older than 2025-01-31, instead of what PANTAU_SETTINGS says of retention
  --dry-run          say what would go, delete nothing
  --json             one JSON object
${STORE_USAGE}`;

export async function purge(
  words: string[],
  print: (text: string) => void,
  _warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      before: { type: 'string' },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const { retention, zone } = await retentionSettings(values.settings, environment);
  const before = values.before === undefined ? undefined : wallClock(`${day(values.before)}T00:00`, zone);

  const dryRun = values['dry-run'];
  await closing(await reachStore(values, environment), async ({ name, store: { upkeep }, now }) => {
    const at = now();
    if (before !== undefined && before > at) throw new Error(`--before ${values.before} is a day to come`);
    const than = outdated(retention, zone, at, before);
    const counts = await (dryRun ? upkeep.outdated(than) : upkeep.purge(than));
    const lines = KEPT.map((kind) => `  ${kind.padEnd(16)}${String(counts[kind]).padStart(8)}`);
    const end = dryRun ? 'Nothing was deleted (--dry-run).' : 'Deleted.';
    print(
      values.json ? JSON.stringify({ store: name, dryRun, ...counts }) : [name, ...lines, end].join('\n'),
    );
  });
}

function day(text: string): string {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!real) throw new Error(`--before "${text}" is no day; write it as 2025-01-31`);
  return text;
}
