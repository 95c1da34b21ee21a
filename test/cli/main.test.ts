import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROJECT } from '../../src/runtime/local/bundle.ts';

const run = (...words: string[]) =>
  promisify(execFile)(process.execPath, [path.join(PROJECT, 'src/cli/main.ts'), ...words]);

it('every command says how it is used', async () => {
  const { stdout } = await run('--help');
  const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name as string);
  expect(names.length).toBeGreaterThan(15);
  for (const name of [...names, 'templates upgrade']) {
    const answer = await run(...name.split(' '), '--help');
    expect(answer.stdout, name).toMatch(new RegExp(`^usage: ${name} `));
    expect(answer.stderr, name).toBe('');
  }
});
