/** A real Chromium for tests, one per test file. The packaged binary is for Linux only. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe } from 'vitest';
import { launch } from './launch-chromium.ts';

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
