/** ajv's standalone build of the schema of the rows: accepts or rejects, and stops at the first fault. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';
import { CHOICES, COLUMNS, kindOf, PATTERN } from './engines.ts';

const SCHEMA = {
  type: 'array',
  items: Array.from({ length: COLUMNS }, (_, column) =>
    kindOf(column) === 'choice'
      ? { enum: CHOICES }
      : {
          type: 'string',
          ...(kindOf(column) === 'code' ? { pattern: `^(?:${PATTERN})$` } : { minLength: 1 }),
        },
  ),
  minItems: COLUMNS,
};

/**
 * The file of the build, where it finds ajv's helpers. Written by a process of its own: this one may be told to make
 * no code from text.
 */
export async function buildAjv(): Promise<string> {
  const file = path.join(PROJECT, 'dist', 'bench', 'ajv.cjs');
  await mkdir(path.dirname(file), { recursive: true });
  const code = `
    const Ajv = require('ajv').default, standalone = require('ajv/dist/standalone').default;
    const ajv = new Ajv({ code: { source: true }, strictTuples: false });
    require('fs').writeFileSync(process.argv[1], standalone(ajv, ajv.compile(${JSON.stringify(SCHEMA)})));`;
  await promisify(execFile)(process.execPath, ['-e', code, file], { cwd: PROJECT });
  return file;
}

export async function ajvStandalone(): Promise<(row: unknown) => boolean> {
  return createRequire(import.meta.url)(await buildAjv()) as (row: unknown) => boolean;
}
