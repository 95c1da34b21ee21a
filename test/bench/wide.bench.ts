/** The largest tab that may come, inside workerd: 10,000 rows × 40 columns, in the 128 MB that a Worker has. */
import { ROWS } from './checks/check.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';
import { startWorkerd } from './workerd/start.ts';

const COLUMNS = 40;
const MIB = 1024 * 1024;
const ALLOWED_MIB = 128;
const ALLOWED_TIMES = 2.5;
const RUNS = 6;
/** So often that garbage is collected several times in every request: with fewer, once in some and in others never. */
const REPEATED = 32;

export default async function* wide(): AsyncGenerator<BenchLine> {
  const workerd = await startWorkerd();
  try {
    // Answered without any work: what it holds then is idle.
    await workerd.ask('/none', 1).catch(() => undefined);
    const idle = await workerd.memory();
    for (const [name, times] of Object.entries({ 'wide-memory': 1, 'wide-memory-again': REPEATED })) {
      const { found } = await workerd.ask('/checks/wide/check', times);
      if (found === 0) throw new Error('nothing was found');
      const busy = await workerd.memory();
      yield lessIsBetter({
        name,
        unit: `MiB resident above idle at most, ${ROWS} × ${COLUMNS} made up, parsed and checked in workerd: ${times} ×`,
        ours: (busy.most - idle.now) / MIB,
        peer: ALLOWED_MIB,
        peerName: 'what a Worker may hold',
      });
    }
    const times = { parse: [] as number[], both: [] as number[] };
    for (let run = 0; run < 2 * RUNS; run++) {
      const parse = await workerd.ask('/checks/wide/parse', REPEATED);
      const both = await workerd.ask('/checks/wide/check', REPEATED);
      if (run < RUNS) continue;
      times.parse.push(parse.ms);
      times.both.push(both.ms);
    }
    yield lessIsBetter({
      name: 'wide-time',
      unit: `ms to parse and check ${ROWS} × ${COLUMNS} in workerd`,
      ours: median(times.both),
      peer: ALLOWED_TIMES * median(times.parse),
      peerName: `parsing alone, ${ALLOWED_TIMES} times`,
    });
  } finally {
    await workerd.stop();
  }
}
