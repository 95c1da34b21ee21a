/** The checking engine against the parsing of the very response it checks: 10,000 rows × 30 columns. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileTemplate } from '../../src/core/checks/compile.ts';
import { ROWS, SCENES, type Scene, sceneOf } from './checks/check.ts';
import { mixedForm } from './checks/forms.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';
import { startWorkerd } from './workerd/start.ts';

/** As many until the engine's code is compiled, and as many that count. */
const RUNS = 25;
const COLUMNS = 30;
/** Requests to workerd, and how often each repeats its work: garbage is collected several times in every one. */
const WORKERD_RUNS = 6;
const REPEATED = 32;

/** `wide.bench.ts` has the rest. */
const NARROW = (Object.keys(SCENES) as Scene[]).filter((scene) => scene !== 'wide');

export default async function* checks(): AsyncGenerator<BenchLine> {
  for (const scene of NARROW) yield againstParsing(scene);
  for (const rows of [1_000, 100_000]) yield perRow(rows);
  yield compiling();
  yield await memory();
  yield* inWorkerd();
}

/** The whole of both, parsing and checking, less the parsing alone. */
async function* inWorkerd(): AsyncGenerator<BenchLine> {
  const workerd = await startWorkerd();
  try {
    for (const scene of NARROW) {
      const times = { parse: [] as number[], both: [] as number[] };
      for (let run = 0; run < 2 * WORKERD_RUNS; run++) {
        const parse = await workerd.ask(`/checks/${scene}/parse`, REPEATED);
        const both = await workerd.ask(`/checks/${scene}/check`, REPEATED);
        if (parse.found !== ROWS + 1 || both.found === 0) throw new Error(`${scene}: nothing was found`);
        if (run < WORKERD_RUNS) continue;
        times.parse.push(parse.ms);
        times.both.push(both.ms);
      }
      const peer = median(times.parse);
      yield lessIsBetter({
        name: `checks-workerd-${scene}`,
        unit: `ms for ${ROWS} × ${COLUMNS} in workerd`,
        ours: median(times.both) - peer,
        peer,
        peerName: 'JSON.parse of the response, in workerd',
      });
    }
  } finally {
    await workerd.stop();
  }
}

function againstParsing(scene: Scene): BenchLine {
  const { parse, check } = sceneOf(scene);
  const times = alternated(parse, check);
  return lessIsBetter({
    name: `checks-${scene}`,
    unit: `ms for ${ROWS} × ${COLUMNS}`,
    ours: median(times.check),
    peer: median(times.parse),
    peerName: 'JSON.parse of the response',
  });
}

/** Cost grows with the number of rows: the same for a row, however many there are. */
function perRow(rows: number): BenchLine {
  const [few, many] = [sceneOf('numbers'), sceneOf('numbers', rows)];
  const of = ({ parse, check }: typeof few) => median(alternated(parse, check).check);
  return lessIsBetter({
    name: `checks-linear-${rows}`,
    unit: 'µs a row',
    ours: (of(many) / rows) * 1_000,
    peer: (of(few) / ROWS) * 1_000,
    peerName: `the same form with ${ROWS} rows`,
  });
}

function compiling(): BenchLine {
  const template = mixedForm();
  const { parse, check } = sceneOf('numbers', 200);
  const times = { compile: [] as number[], check: [] as number[] };
  for (let run = 0; run < 40 * RUNS; run++) {
    const values = parse();
    times.check.push(timed(() => check(values)).ms);
    times.compile.push(timed(() => compileTemplate(template)).ms);
  }
  return lessIsBetter({
    name: 'checks-compile',
    unit: 'ms for a template of 30 columns',
    ours: median(times.compile.slice(20 * RUNS)),
    peer: median(times.check.slice(20 * RUNS)),
    peerName: 'checking 200 rows with it',
  });
}

/** Asked of a process that may call for garbage collection. */
async function memory(): Promise<BenchLine> {
  const script = fileURLToPath(new URL('checks/memory.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script]);
  const { results, values } = JSON.parse(stdout) as { results: number; values: number };
  return lessIsBetter({
    name: 'checks-memory',
    unit: `KiB kept for ${ROWS} × ${COLUMNS}`,
    ours: results / 1024,
    peer: values / 1024,
    peerName: 'the parsed response itself',
  });
}

/** Milliseconds of each, turn by turn. What is timed must have been done: the same in every run, and not nothing. */
function alternated<T>(parse: () => T, check: (values: T) => number): { parse: number[]; check: number[] } {
  const times = { parse: [] as number[], check: [] as number[] };
  let found = -1;
  for (let run = 0; run < 2 * RUNS; run++) {
    const parsed = timed(parse);
    const checked = timed(() => check(parsed.result));
    if (checked.result === 0 || (found !== -1 && checked.result !== found))
      throw new Error(`found ${checked.result}, not ${found}`);
    found = checked.result;
    if (run < RUNS) continue;
    times.parse.push(parsed.ms);
    times.check.push(checked.ms);
  }
  return times;
}

function timed<T>(run: () => T): { ms: number; result: T } {
  const began = performance.now();
  const result = run();
  return { ms: performance.now() - began, result };
}
