/** Runs a command of `src/cli/` with other programs in the place of the clouds' own. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../src/runtime/local/bundle.ts';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface Desk {
  dir: string;
  /** Puts a program on the path. `script`: bash, which can write to "$DESK". */
  program(name: string, script: string): Promise<void>;
  read(file: string): Promise<string>;
  run(command: string, words: string[], environment?: Record<string, string>): Promise<Ran>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-deploy-'));
  return {
    dir,
    async program(name, script) {
      const file = path.join(dir, name);
      await writeFile(file, `#!/usr/bin/env bash\n${script}\n`);
      await chmod(file, 0o755);
    },
    read: (file) => readFile(path.join(dir, file), 'utf8'),
    run: (command, words, environment = {}) =>
      new Promise((resolve) => {
        const env = { PATH: `${dir}:${process.env.PATH}`, HOME: process.env.HOME, DESK: dir, ...environment };
        const call = [path.join(PROJECT, 'src', 'cli', `${command}.ts`), ...words];
        execFile(process.execPath, call, { env }, (error, out, err) => {
          resolve({ code: error ? Number(error.code) : 0, out, err });
        });
      }),
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
