/** `mail`: what went out and what did not, and what an operator may do about it. */

import type { Officer } from '../../core/units.ts';
import { MAIL_STATES, type MailState, type OutboxMail } from '../../ports/store/outbox.ts';
import type { Store } from '../../ports/store/store.ts';
import {
  ANSWER_OPTIONS,
  commandArguments,
  noWord,
  oneOf,
  oneWord,
  refuseOptions,
} from '../command-arguments.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

const USAGE = `usage: mail list|resend|settle|pause|resume [options]

  list             mails that are uncertain or failed, newest first; --state STATE others (${MAIL_STATES.join(', ')})
  resend ID        sends an uncertain or failed mail once more, with the next pass
  settle ID        takes an uncertain or failed mail for told
  pause, resume    no mail begins until resume; what was due meanwhile goes out then, digests as one
  --limit N        at most so many (100)
  --dry-run        says what would be done, and does nothing
  --json           one JSON object a line
${STORE_USAGE}`;

interface Asked {
  store: Store;
  /** Of the mail that is meant; '' where none is. */
  id: string;
  /** Those to list. */
  states: readonly MailState[];
  limit: number;
  values: { json: boolean; 'dry-run': boolean };
  print(text: string): void;
  now: number;
}

const NAMES = ['list', 'resend', 'settle', 'pause', 'resume'] as const;

const ACTIONS: Record<(typeof NAMES)[number], (asked: Asked) => Promise<void>> = {
  async list({ store, states, limit, values, print }) {
    const [mails, officers, paused] = await Promise.all([
      store.outbox.mails(limit, states),
      store.register.officers(),
      store.outbox.pausedSince(),
    ]);
    if (paused !== undefined) print(values.json ? JSON.stringify({ paused }) : pausedLine(paused));
    const rows = mails.map((mail) => rowOf(mail, officers));
    for (const row of rows) print(values.json ? JSON.stringify(row) : Object.values(row).join('  '));
    if (rows.length === 0 && !values.json) print(`no mail is ${states.join(' or ')}`);
  },
  async resend(asked) {
    const { id } = asked;
    await change(asked, { id, state: 'pending' }, `${id} goes out with the next pass`, async (dryRun) => {
      const done = dryRun ? await isInDoubt(asked.store, id) : await asked.store.outbox.resend(id, asked.now);
      if (!done) throw unfit(id);
    });
  },
  async settle(asked) {
    const { id } = asked;
    await change(asked, { id, state: 'sent' }, `${id} is taken for told`, async (dryRun) => {
      const done = dryRun ? await isInDoubt(asked.store, id) : await asked.store.outbox.accept(id, asked.now);
      if (!done) throw unfit(id);
    });
  },
  async pause(asked) {
    const { outbox } = asked.store;
    const since = (await outbox.pausedSince()) ?? asked.now;
    await change(asked, { paused: since }, pausedLine(since), async (dryRun) => {
      if (!dryRun) await outbox.pause(asked.now);
    });
  },
  async resume(asked) {
    await change(asked, { paused: null }, 'mail goes out', async (dryRun) => {
      if (!dryRun) await asked.store.outbox.resume();
    });
  },
};

/** Does it, or looks whether it could be done, and says so. */
async function change(
  { values, print }: Asked,
  told: object,
  words: string,
  act: (dryRun: boolean) => Promise<void>,
): Promise<void> {
  const { json, 'dry-run': dryRun } = values;
  await act(dryRun);
  if (json) print(JSON.stringify({ ...told, dryRun }));
  else print(dryRun ? `would be: ${words}. Nothing was changed (--dry-run)` : words);
}

const IN_DOUBT = ['uncertain', 'failed'] as const satisfies MailState[];
/** More are never in doubt at once. */
const ALL = 1_000_000;

async function isInDoubt({ outbox }: Store, id: string): Promise<boolean> {
  return (await outbox.mails(ALL, IN_DOUBT)).some((mail) => mail.id === id);
}

export async function mail(
  words: string[],
  print: (text: string) => void,
  _warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
  now?: number,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      state: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [word, ...rest] = positionals;
  const name = oneOf(NAMES, word, 'what to do', USAGE);
  let id = '';
  if (name === 'resend' || name === 'settle') id = oneWord(rest, 'ID', USAGE);
  else noWord(rest, USAGE);
  if (name !== 'list') refuseOptions(values, ['state', 'limit'], `mail ${name}`, USAGE);
  const limit = Number(values.limit ?? 100);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error('--limit must be a whole number above 0');
  const states = values.state === undefined ? IN_DOUBT : [stateOf(values.state)];
  await closing(await reachStore(values, environment), ({ store, now: clock }) =>
    ACTIONS[name]({ store, id, states, limit, values, print, now: now ?? clock() }),
  );
}

const pausedLine = (since: number) => `mail is paused since ${new Date(since).toISOString()}`;

function stateOf(text: string): MailState {
  const state = MAIL_STATES.find((each) => each === text);
  if (state === undefined) throw new Error(`--state ${text}: is none of ${MAIL_STATES.join(', ')}`);
  return state;
}

const unfit = (id: string): Error =>
  new Error(`${id}: no mail of this id is uncertain or failed; \`mail list\` shows those that are`);

/** By role and unit: the address stands in the Register alone. */
function rowOf(
  { id, state, kind, recipient, localDate, attempts, changedAt, reason }: OutboxMail,
  officers: readonly Officer[],
) {
  const officer = officers.find((each) => each.id === recipient);
  return {
    id,
    state,
    changedAt: new Date(changedAt).toISOString(),
    kind,
    localDate,
    recipient: officer === undefined ? '-' : `${officer.role} ${officer.unit}`,
    attempts,
    reason: reason ?? '',
  };
}
