/** The packaged Chromium, unpacked once a machine. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * The package's flags are for Lambda. Left out are those that would switch off what the tests are there to see, and the
 * single process, which dies with the first context that is closed.
 */
const LEFT_OUT = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--single-process',
  '--in-process-gpu',
]);

export async function launch(): Promise<Browser> {
  const args = packaged.args.filter((flag) => !LEFT_OUT.has(flag));
  return chromium.launch({ executablePath: await unpacked(), args });
}

/**
 * Path of the unpacked binary. The package unpacks straight to its final place and takes whatever it finds there, so
 * that a second test file, started at the same time, would run half a file. Unpacked aside and moved, it is whole.
 */
async function unpacked(): Promise<string> {
  const place = join(tmpdir(), `pantau-chromium-${version()}-${process.getuid?.() ?? 0}`);
  const shared = join(place, 'chromium');
  if (existsSync(shared)) return shared;
  const before = process.env.TMPDIR;
  const aside = await mkdtemp(join(tmpdir(), 'pantau-chromium-'));
  try {
    process.env.TMPDIR = aside;
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    await rename(aside, place);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(shared)) throw error; // else another test file was first
  }
  return shared;
}

/** The package does not export its manifest, which stands beside the folder of its entry point. */
function version(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
