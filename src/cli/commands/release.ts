/** `release`: gives a spreadsheet back as it was before it was taken in; what was typed since stays. */

import { METADATA } from '../../core/template/names.ts';
import { readSpreadsheet } from '../../google/adopt/read.ts';
import { releaseRequests } from '../../google/adopt/release.ts';
import { type Ask, atTerminal, confirms } from '../adopt/ask.ts';
import { batchUpdate, orRefusal } from '../adopt/google.ts';
import { Refusal, refusedJson } from '../adopt/refusal.ts';
import { ANSWER_OPTIONS, commandArguments, oneWord } from '../command-arguments.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { spreadsheetIdOf } from '../spreadsheet-id.ts';

const USAGE = `usage: release SPREADSHEET [options]

  Takes out named ranges, status columns, colours, tabs and marks that \`adopt\` added, and watches it no more.
  SPREADSHEET        id or address of a spreadsheet that was adopted
  --yes              do it without asking
  --dry-run          say what would be taken out, write nothing
  --json             one JSON object
${STORE_USAGE}
${GOOGLE_USAGE}`;

export async function release(
  words: string[],
  print: (text: string) => void,
  _warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
  ask: Ask = atTerminal(),
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      yes: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const spreadsheetId = spreadsheetIdOf(oneWord(positionals, 'SPREADSHEET', USAGE));
  const { json, yes, 'dry-run': dryRun } = values;
  const reached = await reachSite(values, environment);
  const { google } = reached;
  try {
    const { register } = reached.store;
    // Read before anything else: of a spreadsheet that is no longer shared nothing can be taken out.
    const found = await orRefusal(google, () => readSpreadsheet(google.apis, spreadsheetId));
    const registration = await register.registration(spreadsheetId);
    const { marks } = found;
    if (marks[METADATA.adopted] === undefined && marks[METADATA.template] !== undefined)
      throw new Refusal(
        'Spreadsheet ini dibuat oleh Pantau, bukan diadopsi. Tidak ada keadaan semula untuk dikembalikan.',
      );
    const id = marks[METADATA.template];
    const template =
      id === undefined ? undefined : await register.template(id, Number(marks[METADATA.version]));
    const requests = marks[METADATA.adopted] === undefined ? [] : releaseRequests(found, template);
    const tell = (state: string, text: string) =>
      print(
        json ? JSON.stringify({ spreadsheet: spreadsheetId, state, dryRun, changes: requests.length }) : text,
      );
    if (requests.length === 0 && registration === undefined) {
      tell('nothing', 'Tidak ada apa pun milik Pantau di spreadsheet ini.');
      return undefined;
    }
    const what = `Kolom status, nama rentang, warna, dan tab milik Pantau di "${found.title}" akan diambil. Isian tidak berubah.`;
    if (dryRun) {
      tell('proposed', `${what} Belum ada yang diubah.`);
      return undefined;
    }
    if (!(await confirms({ yes, ask }, `${what} Lepaskan?`))) {
      tell('declined', 'Tidak ada yang diubah.');
      return 1;
    }
    // First the register: nothing is written into a spreadsheet any more that is being given back.
    if (registration !== undefined) await register.withdrawSpreadsheet(spreadsheetId);
    if (requests.length > 0) await batchUpdate(google, spreadsheetId, requests);
    tell('released', 'Dilepaskan. Spreadsheet ini kembali seperti sebelum diadopsi dan tidak dipantau lagi.');
    return undefined;
  } catch (error) {
    if (!json) throw error;
    return refusedJson(error, spreadsheetId, print);
  } finally {
    await reached.close();
  }
}
