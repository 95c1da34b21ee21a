import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { expect, test } from 'vitest';
import { document } from '../../../src/workspace/pages/page.ts';
import { renderSpreadsheet } from '../../../src/workspace/pages/spreadsheet.ts';
import { form, formula, number, oneTab, text } from './sheet.ts';

const EVIL = '</style></td><script>alert(1)</script><img src=x onerror="alert(2)">\'&';
const ESCAPED =
  '&lt;/style&gt;&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(2)&quot;&gt;&#39;&amp;';

function draw(spreadsheet: sheets_v4.Schema$Spreadsheet, query = ''): string {
  const url = new URL(`http://127.0.0.1/spreadsheets/d/contoh/edit${query}`);
  const gid = url.searchParams.get('gid');
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'id';
  return document(
    renderSpreadsheet(spreadsheet, { tab: gid === null ? undefined : Number(gid), language, url }),
  ).toString();
}

/** The cells as `[row, column letters → opening tag + text]`, read back from the page. */
function cells(page: string): string[] {
  return page.match(/<td[^>]*>(?:<span[^>]*>)?[^<]*/g) ?? [];
}

/** The declarations of the first generated class on a cell's tag. */
function styleOf(page: string, cell: string): string {
  const name = /class="[^"]*?\b(f\d+)\b/.exec(cell)?.[1] ?? 'none';
  return new RegExp(`\\.grid \\.${name}\\{([^}]*)\\}`).exec(page)?.[1] ?? '';
}

const find = (page: string, content: string): string => {
  const cell = cells(page).find((c) => c.endsWith(`>${content}`));
  if (cell === undefined) throw new Error(`no cell reads ${content}`);
  return cell;
};

test('shows the form as staff see it: values, letters, numbers, frozen head, widths', () => {
  const page = draw(form());
  expect(page).toContain('Aksi Konvergensi 2025 – Kecamatan Mentaya Hilir Selatan');
  expect(page).toContain('<th scope="col">G</th>');
  expect(page).toContain('<th scope="row">11</th>');
  expect(page).toContain('112,50%');
  const head = page.slice(page.indexOf('<thead>'), page.indexOf('</thead>'));
  expect(head.match(/<th scope="row">/g)).toHaveLength(5);
  expect(page).toContain('<col style="width:300px">');
  expect(page).toContain('<tr style="height:36px"><th scope="row">1</th>');
});

test('hidden tabs and columns are left out', () => {
  const page = draw(form());
  expect(page).not.toContain('Tersembunyi');
  expect(page).not.toContain('rahasia');
  expect(page).not.toContain(';e:dilayani;');
  expect(page).not.toContain('scope="col">H<');
  expect(draw(form(), '?gid=99')).not.toContain('rahasia');
});

test('hidden and filtered rows are left out and the others keep their numbers', () => {
  const page = draw(
    oneTab([[text('satu')], [text('dua')], [text('tiga')], [text('empat')]], {
      data: [{ rowMetadata: [{}, { hiddenByUser: true }, { hiddenByFilter: true }, {}] }],
    }),
  );
  expect(page).not.toContain('>dua<');
  expect(page).not.toContain('>tiga<');
  expect(page).toMatch(/<th scope="row">4<\/th><td[^>]*>empat/);
});

test('?gid= picks a tab, an unknown one shows the first; links carry gid and language', () => {
  expect(draw(form(), '?gid=77')).toContain('18 Nov 2025, 09.02 WIB');
  expect(draw(form(), '?gid=5')).toContain('Remaja putri');
  expect(draw(form(), '?lang=en')).toContain('href="/spreadsheets/d/contoh/edit?gid=77&amp;lang=en"');
  expect(draw(form(), '?gid=77&lang=en')).toContain('href="/spreadsheets/d/contoh/edit?gid=77"');
  expect(draw(form(), '?lang=en')).toContain('Read only');
});

test('colours, weight and alignment follow the effective format, a missing part of a colour is 0', () => {
  const page = draw(
    oneTab([
      [
        text('biru', {
          userEnteredFormat: { backgroundColor: { red: 1 } },
          effectiveFormat: {
            backgroundColor: { red: 1 },
            backgroundColorStyle: { rgbColor: { blue: 1 } },
            textFormat: { bold: true, italic: true, foregroundColorStyle: { rgbColor: { green: 0.5 } } },
            horizontalAlignment: 'CENTER',
            verticalAlignment: 'TOP',
            wrapStrategy: 'WRAP',
          },
        }),
        number(5, '5,00'),
        text('polos', { effectiveFormat: { backgroundColor: { red: 1, green: 1, blue: 1 } } }),
      ],
    ]),
  );
  const style = styleOf(page, find(page, 'biru'));
  for (const rule of [
    'background-color:#0000ff',
    'color:#008000',
    'font-weight:700',
    'font-style:italic',
    'text-align:center',
    'vertical-align:top',
    'white-space:pre-wrap',
  ]) {
    expect(style).toContain(rule);
  }
  expect(styleOf(page, find(page, '5,00'))).toBe('text-align:right');
  expect(find(page, 'polos')).toBe('<td>polos');
});

test('a merge covers its cells; hidden rows and the frozen edge shorten it', () => {
  const rows = Array.from({ length: 5 }, (_, r) => ['A', 'B', 'C'].map((c) => text(`${c}${r + 1}`)));
  const range = { startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 2 };
  const plain = draw(oneTab(rows, { merges: [range] }));
  expect(find(plain, 'A1')).toBe('<td rowspan="4" colspan="2">A1');
  for (const gone of ['>B1<', '>A2<', '>B4<']) expect(plain).not.toContain(gone);
  expect(plain).toContain('>C4<');
  const firstHidden = draw(
    oneTab(rows, { merges: [range], data: [{ rowMetadata: [{ hiddenByUser: true }] }] }),
  );
  expect(firstHidden).toMatch(/<th scope="row">2<\/th><td rowspan="3" colspan="2">A1/);
  const frozen = draw(
    oneTab(rows, { merges: [range], properties: { gridProperties: { frozenRowCount: 1 } } }),
  );
  expect(frozen).toMatch(/<th scope="row">1<\/th><td colspan="2">A1/);
  expect(frozen).toMatch(/<th scope="row">2<\/th><td rowspan="3" colspan="2">A1/);
});

test('notes, formulas, choices and errors are told on hover; notes also in a list', () => {
  const page = draw(
    oneTab([
      [
        text('a', { note: 'Isi "jumlah"\nsasaran' }),
        formula('=A1&"x"', 'ax'),
        text('draft', {
          dataValidation: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'diajukan' }] } },
        }),
        {
          userEnteredValue: { formulaValue: '=1/0' },
          effectiveValue: { errorValue: { type: 'DIVIDE_BY_ZERO', message: 'Pembagi nol' } },
          formattedValue: '#DIV/0!',
        },
        {
          dataValidation: { condition: { type: 'BOOLEAN' } },
          effectiveValue: { boolValue: true },
          formattedValue: 'TRUE',
        },
      ],
    ]),
  );
  expect(find(page, 'a')).toBe('<td class="n" title="Isi &quot;jumlah&quot;\nsasaran">a');
  expect(page).toContain('<li><b>A1</b>Isi &quot;jumlah&quot;\nsasaran</li>');
  expect(find(page, 'ax')).toContain('title="Rumus: =A1&amp;&quot;x&quot;"');
  expect(find(page, 'draft')).toMatch(/class="d" title="Pilihan: diajukan"/);
  expect(find(page, '#DIV/0!')).toContain('title="Rumus: =1/0\nGalat: Pembagi nol"');
  expect(page).toContain('>☑<');
});

test('protected cells are marked, the open ones inside and mere warnings apart', () => {
  const page = draw(
    oneTab([[text('judul'), text('isian'), text('status')]], {
      protectedRanges: [
        { range: { endColumnIndex: 2 }, unprotectedRanges: [{ startColumnIndex: 1, endColumnIndex: 2 }] },
        { range: { startColumnIndex: 2, endColumnIndex: 3 }, warningOnly: true },
      ],
    }),
  );
  expect(find(page, 'judul')).toContain('class="p"');
  expect(find(page, 'isian')).toBe('<td>isian');
  expect(find(page, 'status')).toContain('class="w"');
  expect(draw(form()).match(/title="Tab terkunci"/g)).toHaveLength(2);
});

test('whatever is typed shows as text: cells, notes, titles, formulas, choices, formats', () => {
  const evil = text(EVIL, {
    note: EVIL,
    userEnteredValue: { formulaValue: EVIL },
    dataValidation: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: EVIL }] } },
    hyperlink: 'javascript:alert(3)',
    effectiveFormat: {
      horizontalAlignment: EVIL,
      verticalAlignment: EVIL,
      wrapStrategy: EVIL,
      textFormat: { fontFamily: EVIL },
      backgroundColor: { red: EVIL as unknown as number },
    },
  });
  const spreadsheet = oneTab([[evil]], { properties: { title: EVIL } });
  const page = draw({ ...spreadsheet, properties: { title: EVIL } }, `?x=${encodeURIComponent(EVIL)}`);
  expect(page.split(ESCAPED).length - 1).toBeGreaterThanOrEqual(8);
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img');
  expect(page).not.toContain('javascript:');
  expect(page.match(/<\/style>/g)).toHaveLength(1);
});

test('text runs over empty neighbours only, and stops at the next text', () => {
  const long = 'Kecamatan Mentaya Hilir Selatan';
  const page = draw(
    oneTab([
      [text(long), {}, text('isi')],
      [text(long), text('x'), {}],
    ]),
  );
  const [open, shut] = cells(page).filter((cell) => cell.endsWith(long));
  expect(open).toContain('style="width:193px"');
  expect(shut).not.toContain('span');
});

test('no more than 2,000 rows and 100 columns are drawn, and the page says so', () => {
  const tall = draw(oneTab(Array.from({ length: 2_500 }, (_, i) => [text(`r${i + 1}`)])));
  expect(tall).toContain('>r2000<');
  expect(tall).not.toContain('>r2001<');
  expect(tall).toContain('Ditampilkan 2.000 baris pertama dari 2.500 baris.');
  const wide = draw(oneTab([Array.from({ length: 120 }, (_, i) => text(`k${i + 1}`))]), '?lang=en');
  expect(wide).toContain('>k100<');
  expect(wide).not.toContain('>k101<');
  expect(wide).toContain('Showing the first 100 of 120 columns.');
});

test('empty rows far below are left out, and the page says how many', () => {
  const page = draw(
    oneTab([[text('a')]], { properties: { gridProperties: { rowCount: 1_000, columnCount: 26 } } }),
  );
  expect(page).toContain('<th scope="row">21</th>');
  expect(page).not.toContain('<th scope="row">22</th>');
  expect(page).toContain('979 baris kosong');
});

test('a spreadsheet without tabs or without cells is still a page', () => {
  expect(draw({})).toContain('tidak mempunyai tab');
  expect(draw({ sheets: [{ properties: { title: 'Kosong' } }] })).toContain('Tab ini kosong.');
});

test('grid data in several rectangles is put together', () => {
  const page = draw({
    sheets: [
      {
        properties: { sheetId: 1, gridProperties: { rowCount: 5, columnCount: 3 } },
        data: [
          { rowData: [{ values: [text('A1')] }] },
          {
            startRow: 2,
            startColumn: 2,
            rowData: [{ values: [text('C3')] }],
            columnMetadata: [{ pixelSize: 77 }],
          },
        ],
      },
    ],
  });
  expect(page).toMatch(/<th scope="row">3<\/th><td><\/td><td><\/td><td>C3/);
  expect(page).toContain('<col style="width:77px">');
});
