/**
 * Rows of text against schema validators: 100,000 rows × 15 columns, 5 % bad rows. ajv only accepts or rejects; ours
 * gives code, address, severity and parameters of every problem. All must find the same bad rows.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import * as z from 'zod';
import { compileTemplate } from '../../src/core/checks/compile.ts';
import { checkTab } from '../../src/core/checks/tab.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import { seeded } from '../../src/demo/random.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const ROWS = 100_000;
const RUNS = 5;
const COLUMNS = 15;
const CHOICES = ['Ya', 'Tidak', 'Belum', 'TS'];
const PATTERN = '[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}';

/** Columns in turn: a choice, a code of a fixed shape, any text that is not blank. */
const kindOf = (column: number) => (['choice', 'code', 'text'] as const)[column % 3] ?? 'text';

export default async function* strings(): AsyncGenerator<BenchLine> {
  const rows = makeRows();
  const bodies = rows.map((row) => row.slice(1));
  const ours = oursOf(rows);
  const ajv = await ajvStandalone();
  const zod = z.tuple(Array.from({ length: COLUMNS }, (_, column) => zodOf(column)) as [z.ZodString]);
  const valibot = v.tuple(Array.from({ length: COLUMNS }, (_, column) => valibotOf(column)));
  const peers: [string, string, () => number][] = [
    [
      'strings-ajv',
      'ajv standalone, accept or reject only',
      () => bodies.reduce((bad, row) => bad + (ajv(row) ? 0 : 1), 0),
    ],
    [
      'strings-zod',
      'zod 4',
      () => bodies.reduce((bad, row) => bad + (zod.safeParse(row).success ? 0 : 1), 0),
    ],
    [
      'strings-valibot',
      'valibot',
      () => bodies.reduce((bad, row) => bad + (v.safeParse(valibot, row).success ? 0 : 1), 0),
    ],
  ];
  for (const [name, peerName, peer] of peers) {
    const times = { ours: [] as number[], peer: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      const [mine, theirs] = [timed(ours), timed(peer)];
      if (mine.result !== theirs.result || mine.result === 0) {
        throw new Error(`${peerName} finds ${theirs.result} bad rows, ours ${mine.result}`);
      }
      times.ours.push(mine.ms);
      times.peer.push(theirs.ms);
    }
    const [a, b] = [median(times.ours), median(times.peer)];
    yield lessIsBetter({ name, unit: `ms for ${ROWS} × ${COLUMNS}`, ours: a, peer: b, peerName });
  }
}

function timed(run: () => number): { ms: number; result: number } {
  const began = performance.now();
  const result = run();
  return { ms: performance.now() - began, result };
}

function oursOf(rows: string[][]): () => number {
  const columns = Array.from({ length: COLUMNS }, (_, column) => ({
    name: `k${column}`,
    label: { id: `Kolom ${column}`, en: `Column ${column}` },
    type: 'string',
    entry: true,
    constraints: {
      required: true,
      ...(kindOf(column) === 'choice' && { enum: CHOICES }),
      ...(kindOf(column) === 'code' && { pattern: PATTERN }),
    },
  }));
  const key = { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string', entry: true };
  const template = parseTemplate(
    {
      id: 'teks',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title: { id: 'Teks', en: 'Text' },
      source: 'made up for the bench',
      tabs: [
        {
          name: 'teks',
          title: { id: 'Teks', en: 'Text' },
          rows: 'open',
          key: 'kode',
          maxRows: 10_000,
          columns: [key, ...columns],
        },
      ],
    },
    'test/bench/strings.bench.ts',
  );
  const [compiled] = compileTemplate(template).tabs;
  if (compiled === undefined) throw new Error('no tab');
  // More rows than a sheet's limit: the engine is asked, not the limit.
  const tab = { ...compiled, tab: { ...compiled.tab, maxRows: ROWS } };
  const block = { firstRow: 1, rows: [['Kode', ...columns.map((column) => column.label.id)], ...rows] };
  return () => {
    const { lines } = checkTab(tab, block);
    return lines.reduce((bad, line) => bad + (line.problems.length > 0 ? 1 : 0), 0);
  };
}

/** Compiled in a process of its own: this one may be told to make no code from text. */
async function ajvStandalone(): Promise<(row: unknown) => boolean> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-ajv-'));
  const file = path.join(dir, 'validate.cjs');
  const items = Array.from({ length: COLUMNS }, (_, column) =>
    kindOf(column) === 'choice'
      ? { enum: CHOICES }
      : {
          type: 'string',
          ...(kindOf(column) === 'code' ? { pattern: `^(?:${PATTERN})$` } : { minLength: 1 }),
        },
  );
  const schema = { type: 'array', items, minItems: COLUMNS };
  const code = `
    const Ajv = require('ajv').default, standalone = require('ajv/dist/standalone').default;
    const ajv = new Ajv({ code: { source: true }, strictTuples: false });
    require('fs').writeFileSync(process.argv[1], standalone(ajv, ajv.compile(${JSON.stringify(schema)})));`;
  try {
    await promisify(execFile)(process.execPath, ['-e', code, file], { cwd: PROJECT });
    // The generated code asks for ajv's helpers from where it lies.
    const home = path.join(PROJECT, 'dist', `ajv-${process.pid}.cjs`);
    await copyFile(file, home);
    const validate = createRequire(import.meta.url)(home) as (row: unknown) => boolean;
    await rm(home);
    return validate;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function zodOf(column: number): z.ZodType {
  if (kindOf(column) === 'choice') return z.enum(CHOICES);
  return kindOf(column) === 'code' ? z.string().regex(new RegExp(`^(?:${PATTERN})$`)) : z.string().min(1);
}

function valibotOf(column: number) {
  if (kindOf(column) === 'choice') return v.picklist(CHOICES);
  if (kindOf(column) === 'code') return v.pipe(v.string(), v.regex(new RegExp(`^(?:${PATTERN})$`)));
  return v.pipe(v.string(), v.minLength(1));
}

/** Key first, then the columns; every twentieth row or so has one fault. */
function makeRows(): string[][] {
  const random = seeded('strings');
  const two = () => String(random.between(10, 99));
  return Array.from({ length: ROWS }, (_, row) => {
    const cells = Array.from({ length: COLUMNS }, (_, column) => {
      if (kindOf(column) === 'choice') return CHOICES[random.between(0, CHOICES.length - 1)] ?? '';
      return kindOf(column) === 'code' ? `${two()}.${two()}.${two()}` : `teks ${random.between(1, 99_999)}`;
    });
    if (random.next() < 0.05) {
      const column = random.between(0, COLUMNS - 1);
      cells[column] = { choice: 'Mungkin', code: '62-02', text: '' }[kindOf(column)];
    }
    return [`R${row}`, ...cells];
  });
}
