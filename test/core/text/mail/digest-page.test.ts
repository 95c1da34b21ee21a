/** Every kind of message in a real browser, as wide as a small phone. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inChromium, withPage } from '../../../support/chromium.ts';

const golden = new URL('golden/digest-two-units-not-a-demonstration.id.txt', import.meta.url);
const html = readFileSync(golden, 'utf8').split('=== HTML ===\n')[1]!;

inChromium('digest on a phone', () => {
  test.each(['light', 'dark'] as const)(
    '%s: fits 360 pixels, text stands out, the link is a finger wide',
    async (colorScheme) => {
      await withPage(
        async (page) => {
          await page.setContent(html);
          const seen = await page.evaluate(() => {
            const link = document.querySelector('a')!;
            return {
              width: document.documentElement.scrollWidth,
              text: getComputedStyle(document.querySelector('li')!).color,
              fontSize: Number.parseFloat(getComputedStyle(document.querySelector('li')!).fontSize),
              linkHeight: link.getBoundingClientRect().height,
              linkText: getComputedStyle(link).color,
              linkGround: getComputedStyle(link).backgroundColor,
            };
          });
          expect(seen.width).toBeLessThanOrEqual(360);
          expect(seen.fontSize).toBeGreaterThanOrEqual(16);
          expect(seen.linkHeight).toBeGreaterThanOrEqual(44);
          // The page's own ground is the reader's: near white in light mode, near black in dark mode.
          expect(
            contrast(seen.text, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(18, 18, 18)'),
          ).toBeGreaterThan(7);
          expect(contrast(seen.linkText, seen.linkGround)).toBeGreaterThan(4.5);
        },
        { viewport: { width: 360, height: 740 }, colorScheme },
      );
    },
  );
});

inChromium('every message on a phone', () => {
  const folder = new URL('golden/', import.meta.url);
  const pages = readdirSync(folder).map((name): [string, string] => [
    name,
    readFileSync(new URL(name, folder), 'utf8').split('=== HTML ===\n')[1]!,
  ]);

  test.each(['light', 'dark'] as const)(
    '%s: fits 360 pixels, and every text stands out from its ground',
    async (colorScheme) => {
      expect(pages.length).toBeGreaterThan(25);
      const canvas = colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(18, 18, 18)';
      await withPage(
        async (page) => {
          for (const [name, markup] of pages) {
            await page.setContent(markup);
            const { width, texts } = await page.evaluate(() => ({
              width: document.documentElement.scrollWidth,
              texts: [...document.querySelectorAll('p, li, h2, pre, a')].map((element) => {
                const { color, backgroundColor } = getComputedStyle(element);
                return { color, ground: backgroundColor };
              }),
            }));
            expect(width, name).toBeLessThanOrEqual(360);
            expect(texts.length).toBeGreaterThan(5);
            for (const { color, ground } of texts)
              expect(contrast(color, ground === 'rgba(0, 0, 0, 0)' ? canvas : ground), name).toBeGreaterThan(
                4.5,
              );
          }
          // What was measured is what is seen: a picture of a message has both colours in it.
          expect((await page.screenshot()).length).toBeGreaterThan(5_000);
        },
        { viewport: { width: 360, height: 740 }, colorScheme },
      );
    },
  );
});

/** WCAG 2 contrast ratio of two `rgb()` colours. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: string): number {
  const [r, g, b] = rgb.match(/\d+/g)!.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
