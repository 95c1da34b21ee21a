/**
 * Rows of text against schema validators: 100,000 rows × 15 columns, 5 % bad rows. ajv only accepts or rejects; ours
 * gives code, address, severity and parameters of every problem. All must find the same bad rows.
 */
import { Schema } from 'tableschema';
import { tableSchema } from '../../src/core/template/table-schema.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';
import { ajvStandalone } from './strings/ajv.ts';
import { COLUMNS, type Engine, engines, form, makeRows, ROWS } from './strings/engines.ts';
import { startWorkerd } from './workerd/start.ts';

/** Half of them until the engines' code is compiled. */
const RUNS = 20;
const PEERS = { ajv: 'ajv standalone, accept or reject only', zod: 'zod 4', valibot: 'valibot' } as const;
const PEER_NAMES = Object.keys(PEERS) as (keyof typeof PEERS)[];

export default async function* strings(): AsyncGenerator<BenchLine> {
  const { ours, ...peers } = engines(await ajvStandalone());
  const timed = (run: Engine) => async () => {
    const began = performance.now();
    const found = run();
    return { found, ms: performance.now() - began };
  };
  for (const peer of PEER_NAMES) {
    yield await line(`strings-${peer}`, PEERS[peer], timed(ours), timed(peers[peer]));
  }
  yield await againstTableschema(ours);

  const workerd = await startWorkerd();
  try {
    for (const peer of PEER_NAMES) {
      const ask = (engine: string) => () => workerd.ask(`/strings/${engine}`, 1);
      yield await line(`strings-workerd-${peer}`, `${PEERS[peer]}, in workerd`, ask('ours'), ask(peer));
    }
  } finally {
    await workerd.stop();
  }
}

type Run = () => Promise<{ ms: number; found: number }>;

async function line(name: string, peerName: string, ours: Run, peer: Run): Promise<BenchLine> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const [mine, theirs] = [await ours(), await peer()];
    if (mine.found !== theirs.found || mine.found === 0) {
      throw new Error(`${peerName} finds ${theirs.found} bad rows, ours ${mine.found}`);
    }
    if (run < RUNS / 2) continue;
    times.ours.push(mine.ms);
    times.peer.push(theirs.ms);
  }
  const [a, b] = [median(times.ours), median(times.peer)];
  return lessIsBetter({ name, unit: `ms for ${ROWS} × ${COLUMNS}`, ours: a, peer: b, peerName });
}

/** Slow enough that one run of it says all. */
async function againstTableschema(ours: Engine): Promise<BenchLine> {
  const [tab] = form().tabs;
  if (tab === undefined) throw new Error('no tab');
  const schema = await Schema.load({ ...tableSchema(tab) });
  const rows = makeRows();
  const began = performance.now();
  let bad = 0;
  for (const row of rows) {
    try {
      schema.castRow(row);
    } catch {
      bad++;
    }
  }
  const peer = performance.now() - began;
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    const found = ours();
    if (found !== bad) throw new Error(`tableschema finds ${bad} bad rows, ours ${found}`);
    return performance.now() - from;
  });
  const unit = `ms for ${ROWS} × ${COLUMNS}`;
  return lessIsBetter({
    name: 'strings-tableschema',
    unit,
    ours: median(times),
    peer,
    peerName: 'tableschema',
  });
}
