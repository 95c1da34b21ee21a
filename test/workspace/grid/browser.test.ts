/** The grid as people use it, in a real browser, on forms that were laid out as everywhere else. */
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { open } from '../../google/provision/plans.ts';
import { inChromium, withPage } from '../../support/chromium.ts';
import { cell, eventually, focus, openGrid, paste, stored } from './browse.ts';
import { COLLEAGUE, type Office, ORGANISER, openOffice, STAFF } from './office.ts';

const HOSTILE = `<img src=x onerror="document.title='taken'">`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

vi.setConfig({ testTimeout: 60_000 });

inChromium('the grid in Chromium', () => {
  let office: Office;
  let form: string;
  let register: string;
  beforeAll(async () => {
    office = await openOffice();
    form = await office.provision();
  });
  beforeEach(async () => {
    register = await office.provision({ template: open });
  });
  afterAll(() => office.close());

  const write = (id: string, range: string, values: (string | number)[][]) =>
    office.pantau.sheets.spreadsheets.values.update({
      spreadsheetId: id,
      range,
      valueInputOption: 'RAW',
      requestBody: { values },
    });

  test('a number is typed, and the colour of its status follows a write by the API without reloading', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, form);
      await focus(page, 'H7');
      await page.keyboard.type('45');
      await page.keyboard.press('Enter');
      await eventually(() => stored(office, form, 'Indikator!H7')).toEqual([[45]]);
      const color = () => cell(page, 'H7').evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(await color()).toBe('rgb(255, 255, 255)');
      await write(form, 'Pantau!A40:E40', [
        ['indikator|AK25-02', 'Perlu diperbaiki', 'Dilayani: terlalu besar.', ';e:dilayani;', 'Periksa.'],
      ]);
      await eventually(color).toBe('rgb(244, 199, 195)');
    });
  });

  test('who types fast, without a pause after Tab and Enter, finds each figure in its own cell', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, register);
      await focus(page, 'A6');
      const rows = Array.from({ length: 8 }, (_, row) => [`10${row}`, `uraian ${row}`]);
      for (const [number, text] of rows) {
        await page.keyboard.type(number!);
        await page.keyboard.press('Tab');
        await page.keyboard.type(`${text}!`);
        await page.keyboard.press('Backspace');
        await page.keyboard.press('Enter');
        await page.keyboard.press('ArrowLeft');
      }
      await eventually(() => stored(office, register, 'Register!A6:B13')).toEqual(rows);
      expect(await page.locator('#address').textContent()).toBe('A14');
    });
  });

  test('a block pasted from a spreadsheet lands cell by cell; undo takes all of it back', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, register);
      await focus(page, 'A6');
      const html =
        '<table><tr><td>0001</td><td>A</td></tr><tr><td>0002<br>baris dua</td><td>B</td></tr></table>';
      await paste(page, { text: '0001\tA\n"0002\nbaris dua"\tB', html });
      await eventually(() => stored(office, register, 'Register!A6:B7')).toEqual([
        ['0001', 'A'],
        ['0002\nbaris dua', 'B'],
      ]);
      await page.keyboard.press('Control+z');
      await eventually(() => stored(office, register, 'Register!A6:B7')).toEqual([]);
    });
  });

  test('a paste that breaks a strict drop-down is refused whole, and the cell is named', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, form);
      await focus(page, 'D3');
      await paste(page, { text: 'selesai' });
      expect(await page.locator('.toast.alert').textContent()).toContain('Sel D3 hanya menerima');
      expect(await stored(office, form, 'Indikator!D3')).toEqual([['draft']]);
      await eventually(() => cell(page, 'D3').textContent()).toBe('draft');
    });
  });

  test('fill down by key copies formulas with their references moved', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Isi');
      await write(id, 'Data!A1:A3', [[1], [2], [3]]);
      await openGrid(page, office, id);
      await focus(page, 'B1');
      await page.keyboard.type('=A1*10');
      await page.keyboard.press('Enter');
      await eventually(() => cell(page, 'B1').textContent()).toBe('10');
      await focus(page, 'B1');
      await cell(page, 'B3').click({ modifiers: ['Shift'] });
      await eventually(() => page.locator('#address').textContent()).toBe('B1:B3');
      await page.keyboard.press('Control+d');
      await eventually(() => stored(office, id, 'Data!B1:B3')).toEqual([['=A1*10'], ['=A2*10'], ['=A3*10']]);
      await eventually(() => cell(page, 'B3').textContent()).toBe('30');
    });
  });

  test('fill down by dragging the corner of the selection', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Tarik');
      await write(id, 'Data!A1:A4', [[1], [2], [3], [4]]);
      await office.person(STAFF).sheets.spreadsheets.values.update({
        spreadsheetId: id,
        range: 'Data!B1',
        valueInputOption: 'USER_ENTERED',
        requestBody: { values: [['=A1+1']] },
      });
      await openGrid(page, office, id);
      await focus(page, 'B1');
      const corner = (await page.locator('.autofill-handle').boundingBox())!;
      const target = (await cell(page, 'B4').boundingBox())!;
      await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
      await page.mouse.down();
      await page.mouse.move(target.x + 20, target.y - 20, { steps: 4 });
      await page.mouse.move(target.x + 20, target.y + 10, { steps: 4 });
      await page.mouse.up();
      await eventually(() => stored(office, id, 'Data!B1:B4')).toEqual([
        ['=A1+1'],
        ['=A2+1'],
        ['=A3+1'],
        ['=A4+1'],
      ]);
    });
  });

  test('rows are sorted, inserted and deleted; columns too', async () => {
    await withPage(async (page) => {
      await write(register, 'Register!A6:B8', [
        ['0002', 'B'],
        ['0003', 'A'],
        ['0001', 'A'],
      ]);
      await openGrid(page, office, register);
      await focus(page, 'A6');
      await page.getByRole('button', { name: 'Urutkan A → Z' }).click();
      await eventually(() => stored(office, register, 'Register!A6:A8')).toEqual([
        ['0001'],
        ['0002'],
        ['0003'],
      ]);
      await focus(page, 'A7');
      await page.getByRole('button', { name: 'Sisipkan baris di atas' }).click();
      await eventually(() => stored(office, register, 'Register!A6:A9')).toEqual([
        ['0001'],
        [],
        ['0002'],
        ['0003'],
      ]);
      await eventually(() => cell(page, 'A8').textContent()).toBe('0002');
      await page.getByRole('button', { name: 'Hapus baris' }).click();
      await eventually(() => stored(office, register, 'Register!A6:A8')).toEqual([
        ['0001'],
        ['0002'],
        ['0003'],
      ]);
      const id = await office.blank('Kolom');
      await write(id, 'Data!A1:B1', [['satu', 'dua']]);
      await openGrid(page, office, id);
      await focus(page, 'B1');
      await page.getByRole('button', { name: 'Sisipkan kolom di kiri' }).click();
      await eventually(() => stored(office, id, 'Data!A1:C1')).toEqual([['satu', '', 'dua']]);
      await page.getByRole('button', { name: 'Hapus kolom' }).click();
      await eventually(() => stored(office, id, 'Data!A1:C1')).toEqual([['satu', 'dua']]);
    });
  });

  test('a drop-down is chosen from by keyboard and by pointer', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, form);
      await focus(page, 'D3');
      await page.keyboard.press('Enter');
      const list = page.locator('revogr-edit select');
      await list.waitFor();
      expect(await list.locator('option').allTextContents()).toContain('diajukan');
      await eventually(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await eventually(() => stored(office, form, 'Indikator!D3')).toEqual([['diajukan']]);
      await cell(page, 'D3').locator('.arrow').click();
      await page.locator('revogr-edit option', { hasText: 'draft' }).click();
      await eventually(() => stored(office, form, 'Indikator!D3')).toEqual([['draft']]);
    });
  });

  test('a protected cell refuses with a sentence; its owner may change it', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, form, '?lang=en');
      expect(await page.locator('#who').inputValue()).toBe(STAFF);
      await cell(page, 'D6').dblclick();
      expect(await page.locator('.toast.alert').textContent()).toMatch(`Cell D6 is locked for ${STAFF}`);
      expect(await page.locator('revogr-edit').count()).toBe(0);
      await focus(page, 'D6');
      await paste(page, { text: 'x' });
      expect(await stored(office, form, 'Indikator!D6')).not.toEqual([['x']]);
      await page.locator('#who').selectOption(ORGANISER);
      await eventually(() => cell(page, 'D6').getAttribute('aria-readonly')).toBe('false');
      await focus(page, 'D6');
      await page.keyboard.type('Nama baru');
      await page.keyboard.press('Enter');
      await eventually(() => stored(office, form, 'Indikator!D6')).toEqual([['Nama baru']]);
    });
  });

  test('status columns of open rows ask before they are changed', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, register);
      const before = await stored(office, register, 'Register!C6');
      await focus(page, 'C6');
      await page.keyboard.type('beres');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
      expect(await stored(office, register, 'Register!C6')).toEqual(before);
    });
  });

  test('two people see each other’s edits', async () => {
    await withPage(async (one) => {
      await openGrid(one, office, register);
      await withPage(async (two) => {
        await openGrid(two, office, register);
        await two.locator('#who').selectOption(COLLEAGUE);
        await focus(one, 'A6');
        await one.keyboard.type('0042');
        await one.keyboard.press('Enter');
        await eventually(() => cell(two, 'A6').textContent()).toBe('0042');
        await focus(two, 'A7');
        await two.keyboard.type('0043');
        await two.keyboard.press('Enter');
        await eventually(() => cell(one, 'A7').textContent()).toBe('0043');
        const { data } = await office.person(STAFF).drive.files.get({
          fileId: register,
          fields: 'lastModifyingUser(emailAddress)',
          supportsAllDrives: true,
        });
        expect(data.lastModifyingUser!.emailAddress).toBe(COLLEAGUE);
      });
    });
  });

  test('who goes to another tab stays there, though the tab before is still being fetched anew', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Lembar');
      await office.pantau.sheets.spreadsheets.batchUpdate({
        spreadsheetId: id,
        requestBody: { requests: [{ addSheet: { properties: { title: 'Kedua' } } }] },
      });
      await openGrid(page, office, id);
      const { promise: held, resolve: hold } = Promise.withResolvers<Route>();
      await page.route(/\/book\?tab=/, (route) => hold(route), { times: 1 });
      await write(id, 'Data!A1', [['satu']]);
      const late = await held;
      await page.getByRole('button', { name: 'Kedua' }).click();
      const fetched = page.waitForResponse(/\/cells\?/);
      await late.continue();
      await fetched;
      await write(id, 'Kedua!A1', [['dua']]);
      await eventually(() => cell(page, 'A1').textContent()).toBe('dua');
      expect(await page.locator('#tabs [aria-current]').textContent()).toBe('Kedua');
    });
  });

  test('what is being typed stays while another person’s edit arrives', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Bersama');
      await openGrid(page, office, id);
      await focus(page, 'B2');
      await page.keyboard.type('00');
      await page.locator('revogr-edit .field').waitFor();
      await write(id, 'Data!A1', [['dari orang lain']]);
      await eventually(() => cell(page, 'A1').textContent()).toBe('dari orang lain');
      await page.keyboard.type('99');
      await page.keyboard.press('Enter');
      await eventually(() => cell(page, 'B2').textContent()).toBe('99');
      await eventually(() => stored(office, id, 'Data!A1:B2')).toEqual([['dari orang lain'], ['', 99]]);
    });
  });

  test('everything by keyboard: move, type, edit, delete, copy, paste', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Papan ketik');
      await openGrid(page, office, id);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await focus(page, 'A1');
      const at = () => page.locator('#address').textContent();
      await page.keyboard.type('satu');
      await page.keyboard.press('Tab');
      await eventually(() => stored(office, id, 'Data!A1')).toEqual([['satu']]);
      await eventually(at).toBe('B1');
      await page.keyboard.press('ArrowDown');
      await eventually(at).toBe('B2');
      await page.keyboard.press('ArrowLeft');
      await eventually(at).toBe('A2');
      await page.keyboard.press('ArrowUp');
      await eventually(at).toBe('A1');
      await page.keyboard.press('F2');
      await page.locator('revogr-edit .field').waitFor();
      await page.keyboard.type(' dua');
      await page.keyboard.press('Enter');
      await eventually(() => stored(office, id, 'Data!A1')).toEqual([['satu dua']]);
      await eventually(at).toBe('A2');
      await page.keyboard.press('ArrowUp');
      await eventually(at).toBe('A1');
      await page.keyboard.press('Control+c');
      await page.keyboard.press('ArrowDown');
      await eventually(at).toBe('A2');
      await page.keyboard.press('Control+v');
      await eventually(() => stored(office, id, 'Data!A1:A2')).toEqual([['satu dua'], ['satu dua']]);
      await page.keyboard.press('Delete');
      await eventually(() => stored(office, id, 'Data!A1:A2')).toEqual([['satu dua']]);
      await page.keyboard.press('Control+z');
      await eventually(() => stored(office, id, 'Data!A1:A2')).toEqual([['satu dua'], ['satu dua']]);
    });
  });

  test('arrows with Shift make the selection larger, one press after the other', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, await office.blank('Pilih'));
      await focus(page, 'B2');
      // What is kept until the focus has moved does not get here as the person pressed it.
      await page.evaluate(() => {
        const pressed: string[] = [];
        Object.assign(window, { pressed });
        document.body.addEventListener('keydown', ({ key, isTrusted }) => isTrusted && pressed.push(key));
      });
      const keys = ['ArrowRight', 'ArrowDown', 'ArrowDown'];
      for (const key of keys) await page.keyboard.press(`Shift+${key}`);
      expect(
        await page.evaluate(() =>
          (window as unknown as { pressed: string[] }).pressed.filter((key) => key !== 'Shift'),
        ),
      ).toEqual(keys);
      await eventually(() => page.locator('#address').textContent()).toBe('B2:C4');
    });
  });

  test('a filter hides rows and a note is read and written', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Saring');
      await write(id, 'Data!A1:A4', [['Jenis'], ['apel'], ['jeruk'], ['apel']]);
      await openGrid(page, office, id);
      await focus(page, 'A1');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await cell(page, 'A1').locator('.funnel').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('apel').uncheck();
      await dialog.getByRole('button', { name: 'Terapkan' }).click();
      await eventually(() => cell(page, 'A2').count()).toBe(0);
      expect(await cell(page, 'A3').textContent()).toBe('jeruk');
      await focus(page, 'A3');
      await page.getByRole('button', { name: 'Catatan' }).click();
      await page.getByRole('dialog').locator('textarea').fill('Dari pasar');
      await page.getByRole('dialog').getByRole('button', { name: 'Terapkan' }).click();
      await eventually(() => page.locator('#note-line').textContent()).toBe('Dari pasar');
      await eventually(() => cell(page, 'A3').getAttribute('title')).toBe('Dari pasar');
    });
  });

  test('HTML typed into cells and notes is shown as text and runs nothing', async () => {
    await withPage(async (page) => {
      const id = await office.blank(HOSTILE);
      await write(id, 'Data!A1', [[HOSTILE]]);
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await openGrid(page, office, id);
      await focus(page, 'A1');
      expect(await cell(page, 'A1').textContent()).toBe(HOSTILE);
      expect(await page.locator('h1').textContent()).toBe(HOSTILE);
      await page.keyboard.press('F2');
      await page.locator('revogr-edit .field').waitFor();
      await paste(page, { text: 'x', html: `<table><tr><td>${HOSTILE}</td></tr></table>` });
      await page.keyboard.press('Escape');
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).not.toBe('taken');
      expect(complaints).toEqual([]);
    });
  });

  test('fits a phone, and a cell can be filled by touch', async () => {
    await withPage(async (page) => {
      await openGrid(page, office, register);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await cell(page, 'A6').tap();
      await page.locator('#content').tap();
      await page.locator('#content').fill('0077');
      await page.keyboard.press('Enter');
      await eventually(() => stored(office, register, 'Register!A6')).toEqual([['0077']]);
    }, PHONE);
  });

  test('10,000 rows of 30 columns: far rows come when they are scrolled to, few cells are drawn', async () => {
    await withPage(async (page) => {
      const id = await office.blank('Panjang', 10_000, 30);
      const values = Array.from({ length: 10_000 }, (_none, r) =>
        Array.from({ length: 30 }, (_cell, c) => (c === 0 ? `baris ${r + 1}` : r * c)),
      );
      await write(id, 'Data!A1:AD10000', values);
      await openGrid(page, office, id);
      await page.locator('revogr-viewport-scroll.rgCol .vertical-inner').evaluate((element) => {
        element.scrollTop = 9_000 * 26;
      });
      await eventually(() => cell(page, 'A9005').textContent()).toBe('baris 9005');
      expect(await page.locator('revo-grid .rgCell').count()).toBeLessThan(1_500);
    });
  }, 30_000);

  test('the page loads from its own origin only', async () => {
    await withPage(async (page) => {
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      await openGrid(page, office, form);
      expect([...asked]).toEqual([office.workspace.origin]);
    });
  });
});
