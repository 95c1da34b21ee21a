/** The poller of a country against the bare lists that it is made of, and against that of a province. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { postgresPool, postgresStore } from '../../src/store/postgres.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const [MANY, FEW] = [20_000, 2_000];
/** 18 November 2025, 09.00 WIB. */
const NOW = Date.UTC(2025, 10, 18, 2, 0);
const MIB = 1024 * 1024;
/** Of memory, whatever the number of spreadsheets. */
const ALLOWED_MIB = 20;

/** A heap that fits into the 128 MB of a Worker: V8 would rather take more of a larger machine than collect. */
const AS_IN_A_WORKER = ['--max-semi-space-size=2', '--max-old-space-size=100'];

/** How much garbage lies about when memory is read differs from one process to the next. */
const PROCESSES = 3;

interface Polled {
  rss: number;
  sweep: number;
  lists: number;
  poll: number;
  list: number;
}

export default async function* poll(): AsyncGenerator<BenchLine> {
  const postgres = await startPostgres();
  try {
    const few = await polled(postgres, FEW);
    const many = await polled(postgres, MANY);
    yield lessIsBetter({
      name: 'poll-memory',
      unit: `MiB resident after sweeps of ${MANY} spreadsheets`,
      ours: many.rss / MIB,
      peer: few.rss / MIB + ALLOWED_MIB,
      peerName: `those of ${FEW}, and ${ALLOWED_MIB}`,
    });
    yield lessIsBetter({
      name: 'poll-sweep',
      unit: `ms of processor, of its own, for all of ${MANY} spreadsheets`,
      ours: many.sweep - many.lists,
      peer: 2 * many.lists,
      peerName: 'the bare files.list calls, twice',
    });
    yield lessIsBetter({
      name: 'poll-minute',
      unit: `ms of processor, of its own, for what changed lately of ${MANY} spreadsheets`,
      ours: many.poll - many.list,
      peer: 2 * many.list,
      peerName: 'the bare files.list call, twice',
    });
  } finally {
    await postgres.close();
  }
}

const script = (name: string) => fileURLToPath(new URL(`poll/${name}`, import.meta.url));

async function polled(postgres: PostgresServer, count: number): Promise<Polled> {
  const url = await postgres.createDatabase();
  const drive = spawn(process.execPath, [script('drive-process.ts'), String(count), String(NOW)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(drive.stdout, 'data')) as [Buffer];
    const origin = `http://127.0.0.1:${Number(port.toString())}`;
    const runs: (Polled & { changed: number })[] = [];
    while (runs.length < PROCESSES) {
      await register(url, count);
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...AS_IN_A_WORKER,
        '--expose-gc',
        script('poller-process.ts'),
        origin,
        url,
        String(NOW),
      ]);
      const run = JSON.parse(stdout) as (typeof runs)[number];
      if (run.changed !== count) throw new Error(`${run.changed} of ${count} spreadsheets were noticed`);
      runs.push(run);
    }
    const middle = (kind: keyof Polled) => median(runs.map((run) => run[kind]));
    return {
      rss: middle('rss'),
      sweep: middle('sweep'),
      lists: middle('lists'),
      poll: middle('poll'),
      list: middle('list'),
    };
  } finally {
    drive.stdin.end();
    await once(drive, 'close');
  }
}

async function register(url: string, count: number): Promise<void> {
  const connections = postgresPool(url);
  await postgresStore(connections).migrate();
  await connections.query('truncate spreadsheet, poller');
  // As drive-process.ts names them.
  await connections.query(`
    insert into spreadsheet (id, unit, template_id, template_version, account)
    select '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs' || lpad(i::text, 11, '0'), 'u' || i, 'besar', 1,
      'pantau@contoh.iam.gserviceaccount.com'
    from generate_series(0, ${count - 1}) as i`);
  await connections.query('analyze');
  await connections.end();
}
