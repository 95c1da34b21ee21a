/** `mail`: what went out and what did not, and what an operator may do about it. */

import type { Officer } from '../../core/units.ts';
import { MAIL_STATES, type MailState, type OutboxMail } from '../../ports/store/outbox.ts';
import type { Store } from '../../ports/store/store.ts';
import { commandArguments } from '../command-arguments.ts';
import { reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

const USAGE = `usage: mail list|resend|settle|pause|resume [options]

  list             mails that are uncertain or failed, newest first; --state STATE others (${MAIL_STATES.join(', ')})
  resend ID        sends an uncertain or failed mail once more, with the next pass
  settle ID        takes an uncertain or failed mail for told
  pause, resume    no mail begins until resume; what was due meanwhile goes out then, digests as one
  --limit N        at most so many (100)
  --json           one JSON object a line
${STORE_USAGE}`;

interface Asked {
  store: Store;
  id: string | undefined;
  values: { state?: string | undefined; limit: string; json: boolean };
  print(text: string): void;
  now: number;
}

const ACTIONS: Record<string, (asked: Asked) => Promise<void>> = {
  async list({ store, values, print }) {
    const states = values.state === undefined ? (['uncertain', 'failed'] as const) : [stateOf(values.state)];
    const limit = Number(values.limit);
    if (!Number.isSafeInteger(limit) || limit < 1) throw new Error('--limit must be a whole number above 0');
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
  async resend({ store, id, print, now }) {
    const mailId = needed(id);
    if (!(await store.outbox.resend(mailId, now))) throw unfit(mailId);
    print(`${mailId} goes out with the next pass`);
  },
  async settle({ store, id, print, now }) {
    const mailId = needed(id);
    if (!(await store.outbox.accept(mailId, now))) throw unfit(mailId);
    print(`${mailId} is taken for told`);
  },
  async pause({ store, print, now }) {
    await store.outbox.pause(now);
    print(pausedLine((await store.outbox.pausedSince()) ?? now));
  },
  async resume({ store, print }) {
    await store.outbox.resume();
    print('mail goes out');
  },
};

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
      state: { type: 'string' },
      limit: { type: 'string', default: '100' },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [name = '', id, ...more] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined || more.length > 0) throw new Error(USAGE);
  const { store, close, now: clock } = await reachStore(values, environment);
  try {
    await action({ store, id, values, print, now: now ?? clock() });
  } finally {
    await close();
  }
}

const pausedLine = (since: number) => `mail is paused since ${new Date(since).toISOString()}`;

function stateOf(text: string): MailState {
  const state = MAIL_STATES.find((each) => each === text);
  if (state === undefined) throw new Error(`--state ${text}: is none of ${MAIL_STATES.join(', ')}`);
  return state;
}

function needed(id: string | undefined): string {
  if (id === undefined) throw new Error(USAGE);
  return id;
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
