/** Runs a plan: the very script that a dry run shows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../runtime/local/bundle.ts';

/** Exit status of the script. `file`: where it is kept, from the project's folder. */
export async function runScript(
  script: string,
  file: string,
  secrets: Record<string, string | undefined> = {},
): Promise<number> {
  // From a file: on standard input a command that reads from there would take the rest of the script.
  await writePrivate(file, script);
  const env = { ...process.env, ...secrets };
  const shell = spawn('bash', [file], { cwd: PROJECT, env, stdio: 'inherit' });
  const [code] = (await once(shell, 'exit')) as [number | null];
  return code ?? 1;
}

/** Writes a file that only its owner may read. `file`: from the project's folder. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const place = path.join(PROJECT, file);
  await mkdir(path.dirname(place), { recursive: true });
  // The mode counts for a new file only.
  await rm(place, { force: true });
  await writeFile(place, text, { mode: 0o600 });
}
