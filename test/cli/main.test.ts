import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';

const run = (...words: string[]) =>
  promisify(execFile)(process.execPath, [path.join(PROJECT, 'src/cli/main.ts'), ...words]);

it('lists the commands, and hands the rest of the line to the one that is named', async () => {
  const { stdout } = await run('--help');
  for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(`\n  ${name} `);
  for (const words of [
    ['retention', '--help'],
    ['help', 'retention'],
    ['-h', 'retention'],
  ])
    expect((await run(...words)).stdout).toMatch(/^usage: retention /);
});

it('says that there is no such command, and ends with 1', async () => {
  await expect(run('toString')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is no command "toString"'),
  });
});
