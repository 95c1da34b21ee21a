/** One bundle of the engine without anything of Node, in workerd and in Chromium, against Node itself. */
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { beforeAll, expect, it } from 'vitest';
import { inChromium, withPage } from '../../support/chromium.ts';
import { serve } from '../../support/serve.ts';
import { results } from './results.ts';

const KIB = 1024;
/** As JSON has it: what is undefined is not there. */
const inNode = JSON.parse(JSON.stringify(results()));
let script: string;
const PAGE = `
import engine from '/engine.js';
const said = document.createElement('pre');
said.id = 'said';
said.textContent = JSON.stringify(await engine.fetch().json());
document.body.append(said);
`;

beforeAll(async () => {
  // A browser has no built-in modules of Node: an import of one fails here.
  const { outputFiles } = await build({
    entryPoints: [new URL('./results.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
  });
  script = outputFiles[0]!.text;
});

it('the engine, its catalogue and all examples come to less than 350 KiB', () => {
  expect(inNode.length).toBeGreaterThan(60);
  expect(script.length).toBeLessThan(350 * KIB);
});

it('workerd says what Node says', async () => {
  const miniflare = new Miniflare({ modules: true, script, compatibilityDate: '2025-11-01' });
  try {
    const answer = await miniflare.dispatchFetch('http://engine.example/');
    expect(await answer.json()).toEqual(inNode);
  } finally {
    await miniflare.dispose();
  }
});

inChromium('a browser', () => {
  it('says what Node says, on a page that may not make code from text', async () => {
    const policy = "default-src 'none'; script-src 'self'";
    const type = (name: string) => ({ headers: { 'Content-Type': name, 'Content-Security-Policy': policy } });
    const pages: Record<string, [string, string]> = {
      '/': [
        'text/html',
        '<!doctype html><title>Engine</title><script type="module" src="/page.js"></script>',
      ],
      '/page.js': ['text/javascript', PAGE],
      '/engine.js': ['text/javascript', script],
    };
    const served = await serve((request) => {
      const [media, body] = pages[new URL(request.url).pathname] ?? [];
      return body === undefined ? undefined : new Response(body, type(String(media)));
    });
    try {
      await withPage(async (page) => {
        await page.goto(served.origin);
        const said = await page.locator('#said').textContent();
        expect(JSON.parse(String(said))).toEqual(inNode);
      });
    } finally {
      await served.close();
    }
  });
});
