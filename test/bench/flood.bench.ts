/**
 * What a flood of forged notifications costs those who wait for a check: its time seen from outside, from the queue's message
 * until the result stands in the spreadsheet and in the store, with the flood and without, in turn in one run. From outside,
 * because a forged request costs by keeping processor and event loop busy, which a Worker's own clock does not show.
 *
 * A Worker refuses in the very process that checks. On Google Cloud the flood comes to `web`, another machine than `check`:
 * it and the generator get processors of their own (halves of those there are, where the system lets one).
 */
import { startTestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type Checks, checksOf } from './flood/checks.ts';
import { type Flood, startFlood } from './flood/flood.ts';
import { twoMachines } from './flood/machines.ts';
import { floodedFunctions, floodedWorker } from './flood/runtimes.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

/** Forged notifications a second. */
const RATE = 1_000;
/** By how much a check may become slower. */
const ALLOWED = 1.1;
const ROUNDS = 15;
const CHECKS_A_ROUND = 8;
/** Below this share of the rate it was no such flood. */
const PACE_KEPT = 0.9;

export default async function* flood(): AsyncGenerator<BenchLine> {
  yield await onWorker();
  yield await onFunctions();
}

async function onWorker(): Promise<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const district = await startTestDistrict(openForm, 1, { push: true }, floodedWorker);
  opened.defer(() => district.close());
  const stream = opened.use(startFlood(district.worker.flooded, RATE));
  return await flooded('flood-worker', stream, checksOf(district));
}

async function onFunctions(): Promise<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const machines = opened.use(twoMachines());
  const district = await startTestDistrict(openForm, 1, { push: true }, floodedFunctions);
  opened.defer(() => district.close());
  const { flooded: origin, web } = district.worker;
  const stream = opened.use(startFlood(origin, RATE));
  for (const pid of [web, stream.pid]) machines?.move(pid);
  return await flooded('flood-functions', stream, checksOf(district));
}

async function flooded(name: string, stream: Flood, checks: Checks): Promise<BenchLine> {
  const times = { quiet: [] as number[], flooded: [] as number[] };
  const round = async (into: number[]) => {
    for (let check = 0; check < CHECKS_A_ROUND; check++) into.push(await checks.next());
  };
  // Both warm up.
  for (let warm = 0; warm < 3; warm++) {
    await round([]);
    await stream.during(() => round([]));
  }
  stream.all.length = 0;
  for (let turn = 0; turn < ROUNDS; turn++) {
    const turns = [() => round(times.quiet), () => stream.during(() => round(times.flooded))];
    for (const one of turn % 2 === 0 ? turns : turns.reverse()) await one();
  }
  return lessIsBetter({
    name,
    unit: `ms of a check while ${paceOf(stream)} forged notifications a second come in`,
    ours: median(times.flooded),
    peer: ALLOWED * median(times.quiet),
    peerName: `the same without, ${ALLOWED} times`,
  });
}

/** A second, all together. @throws Error when they did not come at their rate, or were not refused. */
function paceOf({ all }: Flood): number {
  const sum = (kind: 'ms' | 'sent' | 'refused') => all.reduce((so, each) => so + each[kind], 0);
  const pace = Math.round(sum('refused') / (sum('ms') / 1_000));
  if (pace < PACE_KEPT * RATE)
    throw new Error(`only ${pace} of ${RATE} forged notifications a second were sent and refused`);
  return pace;
}
