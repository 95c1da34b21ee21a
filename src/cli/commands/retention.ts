/** `retention`: what an installation keeps, and how long. */

import { NOTICES_NEEDED } from '../../core/retention.ts';
import { commandArguments } from '../command-arguments.ts';
import { retentionSettings } from '../retention-settings.ts';

const DAY = 86_400_000;

const USAGE = `usage: retention [--settings FILE] [--json]: what is kept, and how long`;

export async function retention(
  words: string[],
  print: (text: string) => void,
  _warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: { settings: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const { retention: kept } = await retentionSettings(values.settings, environment);
  if (values.json) {
    print(JSON.stringify(kept));
    return;
  }
  const lines: [string, string, string][] = [
    [
      'snapshotDays',
      `${kept.snapshotDays} days`,
      'daily sums of each unit and form, and days on which a measure of a unit changed',
    ],
    [
      'measureVersionDays',
      `${kept.measureVersionDays} days`,
      'versions of measures, since a later one took their place',
    ],
    [
      'incidentDays',
      `${kept.incidentDays} days`,
      'incidents of spreadsheets, at most the newest 1,000; work that could not be taken up',
    ],
    [
      'mailDays',
      `${kept.mailDays} days`,
      `mails that are done with, and their notices; never while their deadline is less than ${NOTICES_NEEDED / DAY} days past`,
    ],
    ['', '7 days', 'sessions; 15 minutes links by mail, a day attempts to sign in'],
    ['', '15 minutes', "calls counted against Google's quota"],
    ['', '2 days', 'spreadsheets that nobody registered, since Drive last listed them'],
    [
      '',
      'as long as it is registered',
      'what is known of a spreadsheet: counts, codes, hashes, its newest measures',
    ],
    ['', 'until they leave', 'officers: erased as soon as they are not in the configuration'],
    ['', 'for good', 'issued templates; what public pages print of each round that was released'],
  ];
  print(lines.map(([name, time, what]) => `${name.padEnd(19)} ${time.padEnd(28)} ${what}`).join('\n'));
}
