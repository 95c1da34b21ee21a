/** A real Chromium for tests, one per test file. The packaged binary is for Linux only. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe } from 'vitest';

const usable = process.platform === 'linux';

/** `describe` for tests that need a browser; elsewhere than on Linux they are skipped, and the name says why. */
export const inChromium = (name: string, tests: () => void): void => {
  const why = usable
    ? ''
    : ` (skipped: the packaged Chromium runs on Linux only, this is ${process.platform})`;
  describe.skipIf(!usable)(`${name}${why}`, tests);
};

let browser: Promise<Browser> | undefined;

/**
 * Opens a page of its own (fresh cookies, 1280 × 800 unless told), hands it to `run` and closes it, whatever happens.
 * An uncaught error in the page fails the test.
 */
export async function withPage(
  run: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  browser ??= launch();
  const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    const page = await context.newPage();
    const faults: Error[] = [];
    page.on('pageerror', (fault) => faults.push(fault));
    await run(page);
    if (faults.length > 0) throw new AggregateError(faults, 'the page threw');
  } finally {
    await context.close();
  }
}

afterAll(async () => {
  await (await browser)?.close();
});

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

async function launch(): Promise<Browser> {
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
