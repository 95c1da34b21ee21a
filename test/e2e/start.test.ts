/** What a newcomer sees: `npm start -- --once --json` on a district of 38 units, twice, and then an edit. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/cli/templates.ts';
import { demoDistrict } from '../../src/demo/district.ts';
import { MAIL_KINDS } from '../../src/jobs/letters/kinds.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import { inChromium, withPage } from '../support/chromium.ts';
import { records, type, values } from '../support/sheet.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-start-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** As `npm start -- …`; the Worker is bundled already. */
async function start(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const call = [path.join(PROJECT, 'src/cli/start.ts'), '--data', path.join(dir, 'data'), ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, call, { cwd: dir })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const lastLine = (text: string) => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');

describe('npm start', () => {
  it('provisions 38 spreadsheets, checks them, writes their status and mails, within Google’s quota', async () => {
    const { code, stdout, stderr } = await start('--once', '--json');
    expect(stderr).toContain('data contoh, bukan data resmi');
    expect(code).toBe(0);
    const figures = lastLine(stdout);
    expect(figures).toMatchObject({
      unit: '62.02',
      spreadsheets: 38,
      expected: 1178,
      filled: 363,
      statusTabsWritten: 38,
      // Four were written again, once it showed what stands out beside the others.
      sheetsCalls: { write: 38 + 4, describe: 0 },
    });
    const { deciding, ...forecast } = figures.forecast;
    expect(forecast).toMatchObject({ deadline: '2025-12-31T23:59:00.000+07:00', kind: 'forecast' });
    // Christmas and the joint leave after it are no working days.
    expect(forecast.need.perWorkingDay).toBeCloseTo((1178 - 363) / 30, 10);
    expect(deciding.length).toBeGreaterThan(5);
    for (const { missing, shortfall } of deciding) expect(shortfall).toBeLessThanOrEqual(missing);
    for (const { onTime, late, missing, open } of figures.timeliness)
      expect(onTime + late + missing + open).toBe(38);
    expect(figures.timeliness.length).toBeGreaterThan(1);
    const [ofDistrict] = figures.blockedBy.filter(({ unit }: { unit: string }) => unit === '62.02');
    const waitedFor = ofDistrict.units.reduce(
      (sum: number, { missing }: { missing: number }) => sum + missing,
      0,
    );
    expect(waitedFor).toBe(1178 - 363);
    const levels = figures.coverage.map(({ level }: { level: string }) => level);
    expect(levels).toEqual(['kecamatan', 'puskesmas']);
    for (const { indicators } of figures.coverage) expect(indicators).toHaveLength(31);
    const [compared] = figures.byTemplate['kpm-bulanan-2025'].villages;
    expect(compared).toMatchObject({ formula: 'A', threshold: 0.4, leastCompleteness: 0.8 });
    expect(compared.ranking.length).toBeGreaterThan(1);
    // Of the villages none may be printed: each has fewer than five, or would tell of another that has.
    expect(figures.publications).toEqual([
      { round: '2025-08-01', unit: '62.02', reporting: 3, expected: 3, measured: 32, stunted: 7 },
    ]);
    const { measures } = figures.byTemplate['kpm-triwulan-2025'];
    expect(measures.map(({ name, period }: { name: string; period: string }) => `${period} ${name}`)).toEqual(
      [
        '2025-07-01 convergence-a',
        '2025-07-01 convergence-b',
        '2025-07-01 convergence-completeness',
        '2025-07-01 monitored',
      ],
    );
    for (const { numerator, denominator, value } of measures) {
      expect(denominator).toBeGreaterThan(0);
      expect(value).toBe(numerator / denominator);
    }
    // Their second check is also the look at our own write, where that had not been seen yet.
    expect(figures.sheetsCalls.read).toBeGreaterThanOrEqual(76 + 4);
    expect(figures.sheetsCalls.read).toBeLessThanOrEqual(76 + 2 * 4);
    expect(figures.asOf).toMatch(/^2025-11-18T09:\d\d:00\.000\+07:00$/);
    expect(figures.completion.filled).toBeCloseTo(0.3081, 4);
    expect(figures.completion.valid).toBeLessThan(0.29);
    // Handed in by operators, decided by verifikators: eleven forms, of which two are approved.
    expect(figures.completion.submitted).toBeCloseTo(0.1978, 4);
    expect(figures.completion.approved).toBeCloseTo(0.0526, 4);
    expect(figures.problems.error).toBeGreaterThan(30);
    // Operators of 35 units that owe something and of three villages; nine who are told of others; the week; three
    // units that became complete, and one whose form was sent back; three villages whose deadline was extended, and the
    // coordinator of an address that is refused.
    expect(figures.mails).toBe(54);
    for (const kind of [
      'H-7, Tenggat internal',
      'H+3, Master Ansit',
      'ringkasan mingguan',
      'lengkap',
      'dikembalikan',
      'perpanjangan tenggat, Rekap triwulan IV',
      'alamat ditolak',
    ])
      expect(stdout).toContain(`  ${kind}`);
    for (const role of ['pimpinan', 'pengampu', 'verifikator', 'koordinator', 'sekda'])
      expect(stdout).toMatch(new RegExp(`: .*1 ${role} `));
    expect(stdout).toContain('30,81 %');
    expect(stdout).toMatch(/Kabupaten Kotawaringin Timur +1\.178 +363/);
  });

  it('does nothing in a second pass over nothing changed, and stands at the time it stood at', async () => {
    const figures = lastLine((await start('--once', '--json')).stdout);
    expect(figures).toMatchObject({
      filled: 363,
      statusTabsWritten: 0,
      mails: 0,
      sheetsCalls: { read: 0, write: 0, describe: 0 },
    });
    expect(figures.asOf).toMatch(/^2025-11-18T09:/);
  });

  it('with --sign-in leaves a link for the coordinator in the mailbox', async () => {
    expect(lastLine((await start('--once', '--sign-in', '--json')).stdout)).toMatchObject({
      filled: 363,
      sheetsCalls: { read: 0, write: 0 },
    });
  });

  it('runs until Ctrl-C, and ends in order', async () => {
    const call = [path.join(PROJECT, 'src/cli/start.ts'), '--data', path.join(dir, 'data')];
    const child = spawn(process.execPath, call, { cwd: dir });
    let said = '';
    let asked = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        if (said.includes('Tekan Ctrl-C') && !asked) asked = child.kill('SIGINT');
      });
    const [code] = await once(child, 'close');
    expect(said).toMatch(/Dasbor +http:\/\/127\.0\.0\.1:\d+\//);
    expect(said).toContain('Berhenti.');
    expect(code).toBe(0);
  });

  describe('afterwards', () => {
    let local: Local;
    beforeAll(async () => {
      const templates = await readTemplates(path.join(PROJECT, 'sheets-templates'));
      local = await startLocal({
        district: demoDistrict(templates),
        templates,
        now: 0,
        dataDir: path.join(dir, 'data'),
      });
    });
    afterAll(() => local?.close());

    it('has a mail of every kind in its mailbox', async () => {
      const sent = await local.store.outbox.mails(1_000, ['sent']);
      expect([...new Set(sent.map(({ kind }) => kind))].sort()).toEqual([...MAIL_KINDS].sort());
      expect(local.mailbox.count()).toBe(sent.length);
    });

    it('one more filled cell makes 364', async () => {
      // A row of which only the one half is filled: its other half makes it an entry.
      const { form, person, row } = await halfFilledRow();
      const missing = row.Dilayani === '' ? 'Dilayani' : 'Sasaran';
      const header = (await values(person, form, 'Indikator!A5:5'))[0] ?? [];
      const cell = `Indikator!${String.fromCharCode(0x41 + header.indexOf(missing))}${row.row}`;
      await type(person, form, cell, [[missing === 'Dilayani' ? 1 : 9999]]);
      await local.settle();
      const counts = (await indicatorForms()).map((one) => one.counts.filled);
      expect(counts.reduce((sum, count) => sum + count)).toBe(364);
      const rows = await records(person, form, 'Indikator', 'Kode');
      expect(rows.find((one) => one.row === row.row)?.Status).toBe('Benar');
    });

    const indicatorForms = async () =>
      (await local.store.results.forms()).filter((one) => one.templateId === 'aksi-konvergensi-2025');

    async function halfFilledRow() {
      for (const { spreadsheetId: form, unit } of await indicatorForms()) {
        const officer = (await local.store.register.officers()).find((one) => one.unit === unit);
        const person = local.person(officer?.address ?? '');
        const row = (await records(person, form, 'Indikator', 'Kode')).find(
          (one) => one.Status === 'Setengah terisi',
        );
        if (row) return { form, person, row };
      }
      throw new Error('no half-filled row');
    }

    inChromium('in the browser', () => {
      it('shows the dashboard, a spreadsheet with its status, and the mailbox', async () => {
        await withPage(async (page) => {
          await page.goto(local.addresses.dashboard);
          const text = (await page.locator('body').textContent()) ?? '';
          expect(text).toContain('30,90 %');
          expect(text.toLowerCase()).toContain('data contoh');
          expect(text).toContain('Kecamatan Baamang');

          await page
            .getByRole('link', { name: /Buka lembar/ })
            .first()
            .click();
          await page.waitForURL(/\/spreadsheets\/d\/.*\/edit/);
          await page.goto(page.url().replace(/\/edit.*/, '/view'));
          expect(await page.locator('body').textContent()).toContain('Diperiksa 18 Nov 2025');

          await page.goto(local.addresses.mailbox);
          await page
            .getByRole('link', { name: /7 hari lagi/ })
            .first()
            .click();
          const mail = await page.locator('body').textContent();
          expect(mail).toContain('Data contoh');
          expect(mail).toContain('25 November 2025, 23.59 WIB');
        });
      });
    });
  });
});

describe('a start that cannot be', () => {
  const file = (name: string) => path.join(dir, name);

  it('names the fault of a broken template, and starts nothing', async () => {
    const good = await readFile(path.join(PROJECT, 'sheets-templates/aksi-konvergensi-2025.json'), 'utf8');
    await mkdir(file('forms'), { recursive: true });
    await writeFile(file('forms/form.json'), good.replace('"key": "kode"', '"key": "kunci"'));
    const { code, stderr } = await start('--once', '--templates', file('forms'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/form\.json: tabs\[0\]\.key: .*"kunci"/);
    expect(stderr).not.toContain('    at ');
  });

  it('names the fault of a broken configuration', async () => {
    await writeFile(file('district.json'), '{ "name": "Kabupaten Coba",\n  "units": [,] }');
    const broken = await start('--once', '--config', file('district.json'));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/district\.json:2:\d+/);
    expect(broken.stderr).not.toContain('    at ');
    const missing = await start('--once', '--config', file('none.json'));
    expect(missing.stderr).toContain('none.json: cannot be read');
    expect(missing.code).toBe(1);
  });

  it('names a folder that cannot be one', async () => {
    await writeFile(file('berkas'), '');
    const { code, stderr } = await start('--once', '--data', file('berkas'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--data .*berkas: is no folder, and none can be made there/);
    expect(stderr).not.toContain('    at ');
  });

  it('names an option it does not know', async () => {
    const { code, stderr } = await start('--onec');
    expect(code).toBe(1);
    expect(stderr).toContain("'--onec'");
  });
});
