import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import { inChromium, withPage } from '../../support/chromium.ts';
import { type Served, serve } from '../../support/serve.ts';
import { send } from './send.ts';

/** 18 November 2025, 09.02 WIB. */
const NOW = Date.UTC(2025, 10, 18, 2, 2);

inChromium('the mailbox in Chromium', () => {
  let mailbox: Mailbox;
  let pages: Served;
  /** Another server, which a hostile mail tries to reach. It also serves that mail's HTML uncaged. */
  let outside: Served;
  let reached: string[] = [];
  let uncaged = '';

  beforeAll(async () => {
    mailbox = await startMailbox({ dataFile: ':memory:', now: () => NOW });
    pages = await serve(mailbox.handle);
    outside = await serve((request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/uncaged') return new Response(uncaged, { headers: { 'Content-Type': 'text/html' } });
      if (pathname !== '/favicon.ico') reached.push(pathname);
      return new Response('', { status: 404 });
    });
  });
  afterAll(async () => {
    await pages.close();
    await outside.close();
    await mailbox.close();
  });

  test('a mail sent over SMTP is found in the list and read', async () => {
    mailbox.clear();
    await send(mailbox.port, {
      subject: '[Data contoh] 7 hari lagi: 19 isian belum lengkap',
      text: 'Yth. Bapak/Ibu,\n\nMasih ada 19 isian.\n',
      html: '<p>Masih ada <b>19 isian</b>.</p>',
      attachments: [{ filename: 'tenggat.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' }],
    });
    await withPage(async (page) => {
      await page.goto(`${pages.origin}/mail`);
      expect(await page.locator('tbody tr').textContent()).toContain('18 Nov 2025, 09.02 WIB');
      await page.getByRole('link', { name: '7 hari lagi' }).click();
      expect(await page.locator('h1').textContent()).toBe(
        '[Data contoh] 7 hari lagi: 19 isian belum lengkap',
      );
      expect(await page.locator('pre').textContent()).toContain('Yth. Bapak/Ibu,');
      expect(await page.frameLocator('iframe').locator('b').textContent()).toBe('19 isian');
      expect(await page.locator('main').textContent()).toContain('tenggat.ics');
      await page.getByText('Kepala surat').click();
      expect(await page.getByText('Pantau <pantau@kotim.example>').isVisible()).toBe(true);
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.locator('h2').first().textContent()).toBe('SMTP envelope');
    });
  });

  test('a hostile mail runs nothing, reaches nothing and leads nowhere', async () => {
    const to = outside.origin;
    uncaged = [
      `<p id="seen">terbaca</p><script>document.title = 'taken'; new Image().src = '${to}/script'</script>`,
      `<img src="x:" onerror="document.title = 'taken'; new Image().src = '${to}/onerror'">`,
      `<img src="${to}/image"><link rel="stylesheet" href="${to}/sheet">`,
      `<style>@import '${to}/import'; p { background: url(${to}/background) }</style>`,
      `<svg onload="top.location = '${to}/svg'"></svg><iframe src="${to}/frame"></iframe>`,
      `<form action="${to}/form"><button>Kirim</button></form><a href="${to}/link" target="_top">Tautan</a>`,
    ].join('\n');
    const breakout = `"></iframe></pre><script>document.title = 'taken'</script><img src="${to}/breakout">`;
    const refresh = `<meta http-equiv="refresh" content="0;url=${to}/refresh">`;
    mailbox.clear();
    await send(mailbox.port, { subject: breakout, text: breakout, html: uncaged + breakout + refresh });
    const { id } = mailbox.messages()[0]!;
    await withPage(async (page) => {
      // The mail does harm where nothing holds it: what follows would be seen.
      await page.goto(`${to}/uncaged`);
      await page.waitForURL(`${to}/svg`);
      expect(reached).toEqual(expect.arrayContaining(['/script', '/image', '/sheet', '/svg']));
    });
    await withPage(async (page) => {
      reached = [];
      const address = `${pages.origin}/mail/${id}`;
      await page.goto(address, { waitUntil: 'networkidle' });
      const frame = page.frameLocator('iframe');
      expect(await frame.locator('#seen').textContent()).toBe('terbaca');
      await frame.getByText('Tautan').click();
      await frame.getByText('Kirim').click();
      await page.waitForLoadState('networkidle');
      expect(page.url()).toBe(address);
      expect(await page.title()).toContain(breakout);
      expect(await page.locator('pre').textContent()).toContain(breakout);
      expect(await page.locator('iframe').count()).toBe(1);
      expect(reached).toEqual([]);
    });
  });

  test('list and message fit a phone', async () => {
    mailbox.clear();
    await send(mailbox.port, {
      subject: 'x'.repeat(200),
      text: `${'y'.repeat(300)} http://127.0.0.1/${'z'.repeat(200)}`,
    });
    const { id } = mailbox.messages()[0]!;
    await withPage(
      async (page) => {
        for (const path of ['/mail', `/mail/${id}`]) {
          await page.goto(pages.origin + path);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        }
      },
      { viewport: { width: 390, height: 844 } },
    );
  });
});
