/** Cells are patched where they belong, and every other byte of a tab stays as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../src/core/cells/address.ts';
import { withoutCells } from '../../src/xlsx/calc-chain.ts';
import { type CellEdit, patchSheet } from '../../src/xlsx/sheet.ts';
import { addStyles } from '../../src/xlsx/styles.ts';
import { surveySheet } from '../../src/xlsx/survey.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheet = (rows: string, before = '', after = '', p = '') => {
  const x = p === '' ? 'xmlns' : `xmlns:${p.slice(0, -1)}`;
  return `<?xml version="1.0"?>\n<${p}worksheet ${x}="${MAIN}">${before}<${p}sheetData>${rows}</${p}sheetData>${after}</${p}worksheet>`;
};
const tinted = (base: number, ground: string | null) => (ground === null ? base : base + 100);

function patch(xml: string, edits: Record<string, CellEdit>, widths: [number, number][] = []) {
  const map = new Map<number, Map<number, CellEdit>>();
  for (const [place, edit] of Object.entries(edits)) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const cells = map.get(row) ?? new Map<number, CellEdit>();
    map.set(row, cells.set(column, edit));
  }
  return patchSheet(xml, { edits: map, widths: new Map(widths), tinted });
}

const inline = (p: string, ref: string, text: string, style = '') =>
  `<${p}c r="${ref}"${style} t="inlineStr"><${p}is><${p}t xml:space="preserve">${text}</${p}t></${p}is></${p}c>`;

describe('a patched tab', () => {
  it('gets rows and cells that there were not, in their places', () => {
    const xml = sheet(
      '<row r="2" spans="1:2"><c r="B2" s="3"><v>1</v></c></row><row r="5"/>',
      '<dimension ref="B2"/>',
    );
    const { text } = patch(xml, {
      '1,0': { text: 'atas' },
      '2,0': { text: 'kiri' },
      '2,2': { text: 'kanan', asLeft: true },
      '5,1': { text: 'isi' },
      '7,0': { ground: '#f4c7c3' },
    });
    expect(text).toBe(
      sheet(
        `<row r="1">${inline('', 'A1', 'atas')}</row>` +
          `<row r="2" spans="1:3">${inline('', 'A2', 'kiri')}<c r="B2" s="3"><v>1</v></c>${inline('', 'C2', 'kanan', ' s="3"')}</row>` +
          `<row r="5">${inline('', 'B5', 'isi')}</row><row r="7"><c r="A7" s="100"/></row>`,
        '<dimension ref="A1:C7"/>',
      ),
    );
  });

  it('keeps extensions, comments, CDATA and attributes of others, with a prefix too', () => {
    const [before, after] = [
      '<x:sheetPr><x:tabColor rgb="FF00FF00"/></x:sheetPr><!-- <x:row r="1"> --><x:dimension ref="A1:B1"/>',
      '<x:extLst><x:ext uri="{x}"><x14:conditionalFormattings/></x:ext></x:extLst>',
    ];
    const cell = `<x:c r='B1' t="str" x14ac:y=">"><x:f>"a>b"</x:f><x:v><![CDATA[</x:row>]]></x:v></x:c>`;
    const xml = sheet(
      `<x:row r="1" x14ac:dyDescent="0.25"><x:c r="A1"/>${cell}</x:row>`,
      before,
      after,
      'x:',
    );
    const { text } = patch(xml, { '1,0': { ground: '#ffffff' }, '1,2': { text: 'a & <b> – 😀\u0007' } });
    const added = inline('x:', 'C1', 'a &amp; &lt;b&gt; &#8211; &#128512;');
    expect(text).toBe(
      sheet(
        `<x:row r="1" x14ac:dyDescent="0.25"><x:c r="A1" s="100"/>${cell}${added}</x:row>`,
        before.replace('A1:B1', 'A1:C1'),
        after,
        'x:',
      ),
    );
  });

  it('places rows and cells that do not say where they are', () => {
    const xml = sheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>',
    );
    expect(patch(xml, { '1,1': { ground: '#000000' }, '2,3': { ground: '#000000' } }).text).toBe(
      sheet(
        '<row><c><v>1</v></c><c s="100"><v>2</v></c></row><row><c r="C2"><v>3</v></c><c s="100"><v>4</v></c></row>',
      ),
    );
  });

  it('takes the format of the row or the column for a new cell, and names formulas that are gone', () => {
    const cols = '<cols><col min="2" max="3" width="9" style="7"/></cols>';
    const xml = sheet(
      '<row r="1" s="4" customFormat="1"/><row r="2" s="4"><c r="A2"><f>1+1</f><v>2</v></c></row>',
      cols,
    );
    const { text, unformulated } = patch(
      xml,
      {
        '1,1': { ground: '#000000' },
        '2,0': { text: '' },
        '2,1': { ground: '#000000' },
        '2,5': { ground: null },
      },
      [
        [2, 10],
        [4, 20],
      ],
    );
    expect(text).toBe(
      sheet(
        '<row r="1" s="4" customFormat="1"><c r="B1" s="104"/></row><row r="2" s="4"><c r="A2"/><c r="B2" s="107"/></row>',
        '<cols><col min="2" max="3" width="9" style="7"/><col min="5" max="5" width="20" customWidth="1"/></cols>',
      ),
    );
    expect(unformulated).toEqual(['A2']);
  });

  it.each([
    ['rows out of order', sheet('<row r="3"/><row r="2"/>'), 'has row 2 after row 3'],
    ['a row twice', sheet('<row r="3"/><row r="3"/>'), 'has row 3 after row 3'],
    [
      'cells out of order',
      sheet('<row r="1"><c r="B1"/><c r="A1"/></row>'),
      'has cell A1 out of its place in row 1',
    ],
    ['a cell of another row', sheet('<row r="1"><c r="A2"/></row>'), 'has cell A2 out of its place in row 1'],
    ['no address', sheet('<row r="1"><c r="R1C1"/></row>'), 'has a cell at R1C1'],
    ['alternatives', sheet('<mc:AlternateContent/>'), 'has mc:AlternateContent among its rows'],
    ['another kind of tab', '<chartsheet/>', 'begins with chartsheet, not worksheet'],
    ['no rows', `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`, 'has no rows'],
    ['an end too early', sheet('<row r="1"><c r="A1">').slice(0, -24), 'has no end of'],
    [
      'a document type',
      `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('<row r="1"/>')}`,
      'has a document type of its own',
    ],
  ])('is refused: %s', (_name, xml, told) => {
    expect(() => patch(xml, { '1,0': { text: 'x' } })).toThrow(told);
  });

  it('has each edit and all else, whatever is edited', () => {
    const place = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 30 }))
      .map(([row, column]) => `${row},${column}`);
    const cells = fc.uniqueArray(place);
    fc.assert(
      fc.property(cells, cells, fc.constantFrom('', 'x:'), (there, edited, p) => {
        const rows = (list: string[], text: (row: number, column: number) => string) =>
          [1, 2, 3, 4, 5, 6, 7, 8]
            .map((row) => {
              const columns = list
                .map((one) => one.split(',').map(Number))
                .filter(([at]) => at === row)
                .map(([, column]) => column!);
              const written = columns.sort((a, b) => a - b).map((column) => text(row, column));
              return columns.length === 0 ? '' : `<${p}row r="${row}">${written.join('')}</${p}row>`;
            })
            .join('');
        const ref = (row: number, column: number) => `${columnLetters(column)}${row}`;
        const old = (row: number, column: number) =>
          `<${p}c r="${ref(row, column)}" t="n"><${p}v>${row}</${p}v></${p}c>`;
        const xml = sheet(rows(there, old), '', '', p);
        const { text } = patch(xml, Object.fromEntries(edited.map((one) => [one, { text: one }])));
        const both = [...new Set([...there, ...edited])];
        const now = (row: number, column: number) =>
          edited.includes(`${row},${column}`)
            ? inline(p, ref(row, column), `${row},${column}`)
            : old(row, column);
        expect(text).toBe(sheet(rows(both, now), '', '', p));
      }),
      { seed: 2511, numRuns: 200 },
    );
  });
});

describe('what is in use in a tab', () => {
  it('cells with something in them and merged ones, from the header on; formulas that others share', () => {
    const rows =
      '<row r="1"><c r="Z1"><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" ref="B2:B9" si="0">A2</f></c><c r="G2" s="1"/></row>';
    const xml = sheet(
      rows,
      '',
      '<mergeCells count="2"><mergeCell ref="A1:Y1"/><mergeCell ref="C3:D4"/></mergeCells>',
    );
    expect(surveySheet(xml, 2)).toEqual({ lastColumn: 3, masters: [{ row: 2, column: 1 }] });
    expect(surveySheet(xml, 1).lastColumn).toBe(25);
    expect(surveySheet(sheet(''), 1)).toEqual({ lastColumn: -1, masters: [] });
  });
});

describe('styles', () => {
  const styles = (fills: string, formats: string) =>
    `<styleSheet xmlns="${MAIN}"><fills count="1"><fill/>${fills}</fills><cellXfs count="2">${formats}</cellXfs></styleSheet>`;
  const OWN = '<xf numFmtId="49" fillId="0"/><xf fontId="2"><alignment wrapText="1"/></xf>';

  it('are added at the end, once, and found again', () => {
    const added = addStyles(styles('', OWN));
    expect([added.tinted(0, '#f4c7c3'), added.tinted(1, '#f4c7c3'), added.tinted(0, '#f4c7c3')]).toEqual([
      2, 3, 2,
    ]);
    const text = added.text();
    expect(text).toBe(
      styles(
        '<fill><patternFill patternType="solid"><fgColor rgb="FFF4C7C3"/><bgColor indexed="64"/></patternFill></fill>',
        '',
      )
        .replace('fills count="1"', 'fills count="2"')
        .replace(
          '<cellXfs count="2">',
          `<cellXfs count="4">${OWN}<xf numFmtId="49" fillId="1" applyFill="1"/><xf fontId="2" fillId="1" applyFill="1"><alignment wrapText="1"/></xf>`,
        ),
    );
    const again = addStyles(text);
    expect([
      again.tinted(1, '#f4c7c3'),
      again.untinted(3, ['#f4c7c3']),
      again.untinted(1, ['#f4c7c3']),
    ]).toEqual([3, 1, 1]);
    expect(again.text()).toBe(text);
    expect(() => again.tinted(9, '#f4c7c3')).toThrow('has no format 9');
    expect(() => addStyles('<styleSheet/>')).toThrow('has no fills');
  });
});

it('a cell leaves the order of calculation, and those after it stay in their tab', () => {
  const chain = `<calcChain xmlns="${MAIN}"><c r="A1" i="1"/><c r="A2"/><c r="A3" i="2"/><c r="A1" l="1"/></calcChain>`;
  expect(withoutCells(chain, '1', new Set(['A1']))).toBe(
    `<calcChain xmlns="${MAIN}"><c r="A2" i="1"/><c r="A3" i="2"/><c r="A1" l="1"/></calcChain>`,
  );
});
