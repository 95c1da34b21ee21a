/**
 * What a flood of forged notifications costs those who wait for a check: its time seen from outside, from the queue's message
 * until the result stands in the spreadsheet and in the store, with the flood and without, in turn in one run. From outside,
 * because a forged request costs by keeping processor and event loop busy, which a Worker's own clock does not show. Checks,
 * flood and Google are a process each. Where the machine has no processor left for all three, checks become slower by what
 * the generator takes, whatever the refuser does: then the flood does not come at its rate either, and that is told.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import type { StartRuntime } from '../../src/runtime/local/local.ts';
import { startTestDistrict } from '../support/district.ts';
import { startFunction } from '../support/google-cloud/functions.ts';
import { openForm } from '../support/open-form.ts';
import { type Checks, checksOf } from './flood/checks.ts';
import { type Flood, startFlood } from './flood/flood.ts';
import { type FloodedRuntime, floodedFunctions, floodedWorker } from './flood/runtimes.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

/** Forged notifications a second. */
const RATE = 1_000;
/** By how much a check may become slower. */
const ALLOWED = 1.1;
const ROUNDS = 15;
const CHECKS_A_ROUND = 8;
/** Below this share of the rate it was no such flood. */
const PACE_KEPT = 0.9;

const PLATFORMS: readonly [string, StartRuntime<FloodedRuntime>][] = [
  ['flood-worker', floodedWorker],
  ['flood-functions', floodedFunctions],
];

/** Refuses without looking: what a check then loses, the machine takes. */
const BARE = `
const framework = require('@google-cloud/functions-framework');
framework.http('web', (_request, response) => response.status(204).end());
`;

export default async function* flood(): AsyncGenerator<BenchLine> {
  for (const [name, start] of PLATFORMS) {
    const district = await startTestDistrict(openForm, 1, { push: true }, start);
    try {
      yield await flooded(name, district.worker.flooded, checksOf(district));
      if (name === 'flood-functions') {
        const dir = path.join(PROJECT, 'dist', 'bench', 'flood-bare');
        await mkdir(dir, { recursive: true });
        await writeFile(path.join(dir, 'index.js'), BARE);
        await writeFile(path.join(dir, 'package.json'), '{ "name": "bare", "main": "index.js" }');
        const bare = await startFunction(dir, 'web', {});
        yield await flooded(`${name}-bare`, bare.origin, checksOf(district)).finally(bare.close);
      }
    } finally {
      await district.close();
    }
  }
}

async function flooded(name: string, origin: string, checks: Checks): Promise<BenchLine> {
  const stream = startFlood(origin, RATE);
  try {
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
  } finally {
    await stream.stop();
  }
}

/** A second, all together. @throws Error when they did not come at their rate, or were not refused. */
function paceOf({ all }: Flood): number {
  const sum = (kind: 'ms' | 'sent' | 'refused') => all.reduce((so, each) => so + each[kind], 0);
  const pace = Math.round(sum('refused') / (sum('ms') / 1_000));
  if (pace < PACE_KEPT * RATE)
    throw new Error(`only ${pace} of ${RATE} forged notifications a second were sent and refused`);
  return pace;
}
