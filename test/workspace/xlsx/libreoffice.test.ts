/** The templates' formulas, computed by LibreOffice from the exported file, against the workspace's own values. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportingUnits } from '../../../src/core/district.ts';
import { demoDistrict } from '../../../src/demo/district.ts';
import { demoEntries } from '../../../src/demo/entries.ts';
import { typeEntries } from '../../../src/demo/typing.ts';
import { newBook } from '../../../src/workspace/book/model.ts';
import { parseCsv } from '../../../src/workspace/drive/csv.ts';
import { readBook } from '../../../src/workspace/xlsx/read.ts';
import { writeBook } from '../../../src/workspace/xlsx/write.ts';
import { issued, open, templates } from '../../google/provision/plans.ts';
import { convert, inLibreOffice } from '../../support/libreoffice.ts';
import { downloadXlsx } from '../grid/browse.ts';
import { type Office, ORGANISER, openOffice, STAFF } from '../grid/office.ts';

/** Comma, quotes, UTF-8, all sheets, numbers as they are and not as shown. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

/** LibreOffice's values of every tab, by title. The file holds no values of formulas, so that all are computed. */
const compute = (bytes: Uint8Array): Promise<Map<string, string[][]>> =>
  convert(bytes, [FILTER], async (folder) => {
    const out = new Map<string, string[][]>();
    for (const name of await readdir(folder)) {
      const title = /^buku-(.*)\.csv$/.exec(name)?.[1];
      if (title !== undefined) out.set(title, parseCsv(await readFile(path.join(folder, name), 'utf8')));
    }
    return out;
  });

/** As LibreOffice writes a value into CSV. */
const written = (value: unknown): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');

/** LibreOffice keeps the sign of a percentage even where numbers are written as they are. */
const read = (text: string): string =>
  /^-?[\d.]+%$/.test(text) ? String(Number((Number.parseFloat(text) / 100).toPrecision(12))) : text;

inLibreOffice('formulas in LibreOffice', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  /** Compares every cell of every visible tab. Returns the number of formula cells that were compared. */
  async function compare(id: string): Promise<number> {
    const book = newBook(id, 'Buku');
    book.locale = 'in_ID';
    (await readBook(await downloadXlsx(office, id)))(book);
    const computed = await compute(await writeBook(book));
    const { sheets } = office.person(ORGANISER);
    let formulas = 0;
    for (const tab of book.tabs) {
      const title = tab.title;
      const get = async (valueRenderOption: string) =>
        (await sheets.spreadsheets.values.get({ spreadsheetId: id, range: `'${title}'`, valueRenderOption }))
          .data.values ?? [];
      const [values, entered] = [await get('UNFORMATTED_VALUE'), await get('FORMULA')];
      const theirs = computed.get(title) ?? [];
      for (const [r, line] of values.entries())
        for (const [c, value] of line.entries()) {
          const formula = String(entered[r]?.[c] ?? '');
          if (formula.startsWith('=')) formulas++;
          expect([title, r + 1, c + 1, formula, read(theirs[r]?.[c] ?? '')]).toEqual([
            title,
            r + 1,
            c + 1,
            formula,
            written(value),
          ]);
        }
    }
    return formulas;
  }

  const status = (id: string, values: string[][]) =>
    office.pantau.sheets.spreadsheets.values.update({
      spreadsheetId: id,
      range: `Pantau!A40:E${39 + values.length}`,
      valueInputOption: 'RAW',
      requestBody: { values },
    });

  test('the issued form, filled by half, with statuses, a doubled and a blank key', async () => {
    const units = reportingUnits(demoDistrict(templates), demoDistrict(templates).forms[0]!);
    const entries = demoEntries(issued, units);
    const half = entries.filter(({ filled }) => filled > 8).sort((a, b) => a.filled - b.filled)[0]!;
    const id = await office.provision({ unit: units.find(({ code }) => code === half.unit)! });
    await typeEntries(office.person(STAFF).sheets, id, issued, half);
    await status(id, [
      [
        'indikator|AK25-02',
        'Perlu diperbaiki',
        'Dilayani: terlalu besar.',
        ';e:dilayani;w:sasaran;',
        'Periksa.',
      ],
      ['indikator|AK25-03', 'Lengkap', '', '', ''],
    ]);
    const keys: [string, string][] = [
      ['Indikator!B9', ''],
      ['Indikator!B10', 'AK25-0?'],
    ];
    for (const [range, value] of keys)
      await office.person(ORGANISER).sheets.spreadsheets.values.update({
        spreadsheetId: id,
        range,
        valueInputOption: 'RAW',
        requestBody: { values: [[value]] },
      });
    expect(await compare(id)).toBeGreaterThanOrEqual(31 * 3);
  }, 90_000);

  test('a form with open rows', async () => {
    const id = await office.provision({ template: open });
    await office.person(STAFF).sheets.spreadsheets.values.update({
      spreadsheetId: id,
      range: 'Register!A6:B9',
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['0001', 'A'], ['', 'B'], ['0003', 'B'], ['a*b']] },
    });
    await status(id, [['register|0003', 'Perlu diperbaiki', 'Jenis: bukan pilihan.', ';e:jenis;', 'Pilih.']]);
    expect(await compare(id)).toBeGreaterThan(500);
  }, 90_000);
});
