/**
 * `npm run pictures`: the pictures in `docs/` anew, of the demonstration as it begins. Runs on Linux, where the packaged
 * Chromium does. What is on them is what the pages show; nothing is drawn. `lembar.png` was taken by hand, at a row with a fault.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FIRST_NOW, firstSteps } from '../../src/cli/first-steps.ts';
import { readTemplates } from '../../src/cli/templates.ts';
import { demoDistrict } from '../../src/demo/district.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import { launch } from '../support/launch-chromium.ts';

interface Picture {
  /** In `docs/`. */
  file: string;
  width: number;
  height: number;
  show(page: Page, local: Local): Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    file: 'dasbor.png',
    width: 1280,
    height: 860,
    show: async (page, { addresses }) => void (await page.goto(addresses.dashboard)),
  },
  {
    file: 'berkas.png',
    width: 900,
    height: 520,
    show: async (page, { addresses }) => void (await page.goto(addresses.spreadsheets)),
  },
  {
    file: 'surel.png',
    width: 900,
    height: 720,
    async show(page, { addresses }) {
      await page.goto(addresses.mailbox);
      await page
        .getByRole('link', { name: /7 hari lagi/ })
        .first()
        .click();
    },
  },
];

const say = (text: string) => void process.stderr.write(`${text}\n`);
const templates = await readTemplates(path.join(PROJECT, 'sheets-templates'));
const district = demoDistrict(templates);
const dataDir = await mkdtemp(path.join(tmpdir(), 'pantau-pictures-'));
const local = await startLocal({ district, templates, now: FIRST_NOW, dataDir });
let browser: Browser | undefined;
try {
  await firstSteps(local, district, templates, say);
  await local.settle();
  browser = await launch();
  for (const { file, width, height, show } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'id-ID' });
    await show(page, local);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(PROJECT, 'docs', file) });
    await page.close();
    say(`docs/${file}`);
  }
} finally {
  await browser?.close();
  await local.close();
  await rm(dataDir, { recursive: true, force: true });
}
