/** Kills the work at one outside call after another, has another process finish it, and compares where that ends. */
import type { Store } from '../../../src/ports/store/store.ts';
import type { Point, When } from './life.ts';
import type { FinalState, Mails } from './state.ts';

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

/** Where one run ended that was killed at a point, or not at all, and finished by another process. */
export interface Run {
  /** Names of its outside calls, of the process that was killed alone if one was. */
  calls: readonly string[];
  killed: boolean;
  /** Who was being written to at the moment of death: nobody can know whether that mail went out. */
  sending: ReadonlySet<string>;
  state: FinalState;
  mails: Mails;
}

/** Points between two words of how far it is. */
const TELL_EVERY = 50;

/** One run at a time; each begins from the same. */
export type Lane = (point?: Point) => Promise<Run>;

/**
 * @param lanes share the points: a run waits for the other side most of its time.
 * @param choose picks the points, by the names of the calls of a clean run.
 * @param tell told of each fault as it is found, and of the way so far: a long run that is cut off has said what it saw.
 */
export async function crashAt(
  lanes: readonly [Lane, ...Lane[]],
  choose: (calls: readonly string[]) => Point[],
  tell: (line: string) => void = () => undefined,
): Promise<Campaign> {
  const began = Date.now();
  const clean = await lanes[0]();
  const campaign = { calls: clean.calls.length, points: 0, uncertain: 0 };
  const missed: string[] = [];
  const differences: string[] = [];
  const chosen = choose(clean.calls);
  const points = chosen.values();
  const work = async (run: Lane) => {
    for (const point of points) {
      campaign.points++;
      const label = `${point.when} call ${point.call} (${clean.calls[point.call - 1]})`;
      const end = await run(point);
      if (!end.killed) missed.push(label);
      campaign.uncertain += end.sending.size;
      const faults = [...differ(clean.state, end.state), ...mailFaults(clean.mails, end)];
      for (const fault of faults) differences.push(`${label}: ${fault}`);
      for (const fault of faults) tell(`${label}: ${fault}`);
      if (campaign.points % TELL_EVERY === 0) tell(`${campaign.points} of ${chosen.length} points`);
    }
  };
  await Promise.all(lanes.map(work));
  return { ...campaign, missed, differences, seconds: Math.round((Date.now() - began) / 1000) };
}

/** Mails in the span in which nobody can know whether they went out. */
export async function sendingNow(store: Store): Promise<ReadonlySet<string>> {
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
function mailFaults(clean: Mails, { mails: end, sending }: Run): string[] {
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
