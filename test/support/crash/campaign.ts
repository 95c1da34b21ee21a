/** Kills the work at one outside call after another, has another process finish it, and compares where that ends. */
import type { Store } from '../../../src/ports/store/store.ts';
import { type Database, registerWorld } from './databases.ts';
import type { Point, When } from './life.ts';
import { openSite, type Site } from './site.ts';
import { type FinalState, finalState, type Mails, mailsOf } from './state.ts';
import type { World } from './world.ts';

export interface Campaign {
  /** Outside calls of a run that nobody kills. */
  calls: number;
  points: number;
  /** Points whose process did not die: there must be none. */
  missed: string[];
  /** Mails that were cut in their uncertain span. */
  uncertain: number;
  /** What was other in the end than without the crash: there must be nothing. */
  differences: string[];
  seconds: number;
}

/** Every call of `calls`, killed before and after. */
export function everyPoint(calls: readonly string[]): Point[] {
  return calls.flatMap((_, index) =>
    (['before', 'after'] satisfies When[]).map((when) => ({ call: index + 1, when })),
  );
}

/** @param choose picks the points, by the names of the calls of a clean run. */
export async function crashAt(
  world: World,
  database: Database,
  broker: 'pubsub' | 'cloudflare',
  choose: (calls: readonly string[]) => Point[],
): Promise<Campaign> {
  const began = Date.now();
  await registerWorld(database.store, world);
  const restore = await database.keep();
  const fresh = async <Result>(work: (site: Site) => Promise<Result>) => {
    await restore();
    const site = await openSite(world, database, broker);
    try {
      return await work(site);
    } finally {
      await site.close();
    }
  };
  const { calls, clean } = await fresh(async (site) => ({
    calls: await finish(site),
    clean: await endOf(site),
  }));
  const campaign = { calls: calls.length, points: 0, uncertain: 0 };
  const [missed, differences]: string[][] = [[], []];
  for (const point of choose(calls)) {
    campaign.points++;
    const label = `${point.when} call ${point.call} (${calls[point.call - 1]})`;
    await fresh(async (site) => {
      const first = site.start(point);
      const { killed } = await site.settle(first);
      await first.end();
      if (!killed) return void missed!.push(label);
      const sending = await sendingNow(database.store);
      await finish(site);
      const end = await endOf(site);
      campaign.uncertain += sending.size;
      differences!.push(
        ...[...differ(clean.state, end.state), ...mailFaults(clean.mails, end.mails, sending)].map(
          (fault) => `${label}: ${fault}`,
        ),
      );
    });
  }
  return {
    ...campaign,
    missed: missed!,
    differences: differences!,
    seconds: Math.round((Date.now() - began) / 1000),
  };
}

/** A process that nobody kills goes on to the end. Gives the names of its calls. */
async function finish(site: Site): Promise<string[]> {
  const process = site.start();
  await site.settle(process);
  await process.end();
  return process.life.calls;
}

async function endOf(site: Site): Promise<{ state: FinalState; mails: Mails }> {
  const { workspace, mailbox, database, world } = site;
  return {
    state: await finalState({ workspace, store: database.store }, world.sheets),
    mails: await mailsOf({ store: database.store, mailbox }),
  };
}

/** Mails in the span in which nobody can know whether they went out. */
async function sendingNow(store: Store): Promise<ReadonlySet<string>> {
  const mails = await store.outbox.mails(100, ['sending']);
  return new Set(mails.map(({ recipient }) => recipient));
}

function differ(clean: FinalState, end: FinalState): string[] {
  return (Object.keys(clean) as (keyof FinalState)[]).flatMap((part) => {
    const [wanted, found] = [clean[part], end[part]].map((value) =>
      JSON.stringify(value, null, 1).replaceAll('\\n', '\n').split('\n'),
    ) as [string[], string[]];
    const at = Math.max(wanted.length, found.length);
    for (let line = 0; line < at; line++)
      if (wanted[line] !== found[line])
        return [`${part}, line ${line}: ${found[line]?.trim()} instead of ${wanted[line]?.trim()}`];
    return [];
  });
}

/** Every planned mail arrived once, but those cut in their uncertain span, which say so and arrived once at most. */
function mailFaults(clean: Mails, end: Mails, sending: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const [name, state] of Object.entries(end.states)) {
    const recipient = name.split(' ')[0]!;
    const arrived = end.arrived.filter((line) => line.startsWith(`${recipient.replaceAll('.', '-')}@`));
    const wanted = sending.has(recipient) ? 'uncertain' : clean.states[name];
    if (state !== wanted) faults.push(`the mail ${name} is ${state}, not ${wanted}`);
    if (arrived.length > 1) faults.push(`the mail ${name} arrived ${arrived.length} times`);
    if (arrived.length === 0 && state !== 'uncertain') faults.push(`the mail ${name} never arrived`);
    for (const line of arrived) if (!clean.arrived.includes(line)) faults.push(`a mail says other: ${line}`);
  }
  if (end.arrived.length > clean.arrived.length) faults.push(`${end.arrived.length} mails arrived`);
  return faults;
}
