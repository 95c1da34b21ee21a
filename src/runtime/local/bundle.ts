/** The Worker as `wrangler` would deploy it, built anew only when a source is newer than the last build. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const OUT = path.join(PROJECT, 'dist', 'worker');
const SCRIPT = 'cloudflare.js';
const SOURCES = ['src', 'wrangler.toml', 'package-lock.json'];

export interface WorkerBundle {
  /** The one script. */
  script: string;
  compatibilityDate: string;
  compatibilityFlags: string[];
}

/** @throws Error with wrangler's own words when the Worker cannot be built. */
export async function bundleWorker(): Promise<WorkerBundle> {
  const script = path.join(OUT, SCRIPT);
  if (!(await isFresh(script))) await build();
  return { script, ...(await compatibility()) };
}

async function build(): Promise<void> {
  // Built aside and put in place whole: another process may be reading the last build.
  const aside = await mkdtemp(path.join(tmpdir(), 'pantau-worker-'));
  try {
    await buildWorker(aside);
    await mkdir(OUT, { recursive: true });
    const built = path.join(OUT, `${process.pid}.js`);
    await copyFile(path.join(aside, SCRIPT), built);
    await rename(built, path.join(OUT, SCRIPT));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Runs wrangler on `entry`, or on the one that wrangler.toml names; the script takes the entry's name. */
export async function buildWorker(outDir: string, entry?: string): Promise<void> {
  await wrangler(['deploy', ...(entry ? [entry] : []), '--env=', '--dry-run', '--outdir', outDir]);
}

/** What wrangler says of a deployment without making it: size and bindings. @param environment of wrangler.toml. */
export async function dryRunWorker(environment = ''): Promise<string> {
  const aside = await mkdtemp(path.join(tmpdir(), 'pantau-worker-'));
  try {
    return await wrangler(['deploy', `--env=${environment}`, '--dry-run', '--outdir', aside]);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Gives what it printed. @throws Error with wrangler's own words. */
async function wrangler(words: readonly string[]): Promise<string> {
  const home = path.dirname(createRequire(import.meta.url).resolve('wrangler/package.json'));
  const call = [path.join(home, 'bin', 'wrangler.js'), ...words];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', CI: '1' };
  try {
    return (await promisify(execFile)(process.execPath, call, { cwd: PROJECT, env })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The Worker could not be built.\n${stdout}${stderr || (error as Error).message}`, {
      cause: error,
    });
  }
}

async function isFresh(script: string): Promise<boolean> {
  const built = (await stat(script).catch(() => undefined))?.mtimeMs ?? 0;
  for (const source of SOURCES) if ((await newest(path.join(PROJECT, source))) > built) return false;
  return true;
}

async function newest(place: string): Promise<number> {
  const info = await stat(place);
  if (!info.isDirectory()) return info.mtimeMs;
  const files = await readdir(place, { recursive: true });
  const times = await Promise.all(files.map(async (file) => (await stat(path.join(place, file))).mtimeMs));
  return Math.max(info.mtimeMs, ...times);
}

/** The two lines of wrangler.toml that say how the Worker runs. */
async function compatibility(): Promise<Pick<WorkerBundle, 'compatibilityDate' | 'compatibilityFlags'>> {
  const toml = await readFile(path.join(PROJECT, 'wrangler.toml'), 'utf8');
  const date = /^compatibility_date = "([\d-]+)"$/m.exec(toml)?.[1];
  const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1];
  if (date === undefined || flags === undefined)
    throw new Error('wrangler.toml: compatibility date or flags not found');
  return { compatibilityDate: date, compatibilityFlags: JSON.parse(flags) as string[] };
}
