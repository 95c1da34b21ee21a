/** Status put into a copy: only its cells change; formats, validations, charts, names and text NIK stay as they were. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/commands/check.ts';
import { readTemplates } from '../../src/cli/templates.ts';
import { readWorkbook } from '../../src/cli/workbook.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { listArchive, unpack } from '../../src/xlsx/unzip.ts';
import { packedAnew, writeArchive } from '../../src/xlsx/zip.ts';
import { convert, inLibreOffice } from '../support/libreoffice.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-write-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function run(...words: string[]) {
  const said: string[] = [];
  const warned: string[] = [];
  const code = await check(
    words,
    (text) => said.push(text),
    (text) => warned.push(text),
  );
  return { code, said: said.join('\n'), warned };
}

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const DRAWINGML = 'http://schemas.openxmlformats.org/drawingml/2006';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CHART = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="${DRAWINGML}/chart"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'Rekap &amp; Isian'!$H$4:$H$7</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
const CHART_PLACE = `<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>36</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>50</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="9" name="Bagan"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off xmlns:a="${DRAWINGML}/main" x="0" y="0"/><a:ext xmlns:a="${DRAWINGML}/main" cx="0" cy="0"/></xdr:xfrm><a:graphic xmlns:a="${DRAWINGML}/main"><a:graphicData uri="${DRAWINGML}/chart"><c:chart xmlns:c="${DRAWINGML}/chart" xmlns:r="${RELATIONS}" r:id="bagan"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
/** What is to stand before the end of each part, so that the chart belongs to the workbook. */
const CHART_TOLD: Record<string, string> = {
  'xl/drawings/drawing1.xml': `${CHART_PLACE}</xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': `<Relationship Id="bagan" Type="${RELATIONS}/chart" Target="../charts/chart1.xml"/></Relationships>`,
  '[Content_Types].xml':
    '<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
};

/** A form with all that programs make of a workbook; three rows are wrong. */
async function rich(name: string): Promise<string> {
  const [template] = await readTemplates(path.join(PROJECT, 'sheets-templates'));
  const tab = template!.tabs[0]!;
  const typed: Record<string, Record<string, string | number>> = {
    'AK25-01': { dilayani: 45, sasaran: 40 },
    'AK25-02': { dilayani: 'dua puluh', sasaran: 40 },
    'AK25-03': { dilayani: 5 },
    'AK25-04': { dilayani: 5, sasaran: 10 },
  };
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Rekap & Isian', { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.addRow(['Laporan']);
  sheet.mergeCells('A1:T1');
  sheet.addRow([]);
  sheet.addRow(tab.columns.map(({ label }) => label.id)).font = { bold: true, color: { argb: 'FFFFFFFF' } };
  for (const { cells } of tab.fixedRows)
    sheet.addRow(tab.columns.map(({ name }) => typed[String(cells.kode)]?.[name] ?? cells[name] ?? null));
  sheet.getCell('H4').numFmt = '#,##0';
  sheet.getCell('H4').border = { top: { style: 'double' } };
  sheet.getCell('I7').dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0] };
  sheet.addConditionalFormatting({
    ref: 'H4:I34',
    rules: [{ type: 'expression', priority: 1, formulae: ['H4>100'], style: { font: { bold: true } } }],
  });
  sheet.getCell('B5').note = 'Catatan';
  sheet.getColumn(8).width = 31;
  sheet.addImage(book.addImage({ base64: PICTURE, extension: 'png' }), 'C1:C2');
  book.definedNames.add("'Rekap & Isian'!$H$4:$H$34", 'isian');
  const other = book.addWorksheet('Anak');
  other.addRow(['NIK', 'Nilai']);
  other.addRow(['0012345678901234', 0.1 + 0.2]);
  other.addRow([new Date(Date.UTC(2025, 5, 30)), { formula: 'B2*2', result: 0.6 }]);
  const file = path.join(dir, name);
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  // What the library cannot make.
  const entries = listArchive(bytes).map((entry) => {
    const told = CHART_TOLD[entry.name];
    if (told === undefined) return entry;
    return packedAnew(
      entry,
      Buffer.from(
        unpack(entry)
          .toString()
          .replace(/<\/[\w:]+>\s*$/, told),
      ),
    );
  });
  const chart = packedAnew({ ...entries[0]!, name: 'xl/charts/chart1.xml' }, Buffer.from(CHART));
  await writeFile(file, writeArchive([...entries, chart]));
  return file;
}

/** Cells of a tab's part by address, and what is left of the part without them. */
function taken(xml: string): { cells: Map<string, string>; rest: string } {
  const cells = new Map<string, string>();
  const rest = xml.replace(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/gs, (cell, ref: string) => {
    cells.set(ref, cell);
    return '';
  });
  return { cells, rest };
}

async function partsOf(file: string): Promise<Map<string, Buffer>> {
  return new Map(listArchive(await readFile(file)).map((entry) => [entry.name, entry.bytes]));
}
const textOf = async (file: string, part: string): Promise<string> =>
  unpack(listArchive(await readFile(file)).find(({ name }) => name === part)!).toString();

const SHEET = 'xl/worksheets/sheet1.xml';

/** The same file with another text in the part of its first tab. */
async function edited(from: string, to: string, edit: (xml: string) => string): Promise<void> {
  const entries = listArchive(await readFile(from)).map((entry) =>
    entry.name === SHEET ? packedAnew(entry, Buffer.from(edit(unpack(entry).toString()))) : entry,
  );
  await writeFile(to, writeArchive(entries));
}

describe('check --write', () => {
  it('changes its own cells and the colours of wrong ones, and no other byte of any part', async () => {
    const file = await rich('asal.xlsx');
    const before = await readFile(file);
    const out = path.join(dir, 'hasil.xlsx');
    const { code, said } = await run(file, '--write', out);
    expect(code).toBe(1);
    expect(said).toContain(`Hasilnya ditulis di samping setiap baris dalam ${out}.`);
    expect(await readFile(file)).toEqual(before);

    const [was, is] = [await partsOf(file), await partsOf(out)];
    expect([...is.keys()]).toEqual([...was.keys()]);
    const changed = [...is].filter(([name, bytes]) => !was.get(name)!.equals(bytes)).map(([name]) => name);
    expect(changed.sort()).toEqual(['xl/styles.xml', SHEET]);

    const [old, now] = [taken(await textOf(file, SHEET)), taken(await textOf(out, SHEET))];
    const plain = (xml: string) => xml.replace(/<dimension[^>]*>|spans="[^"]*"|<col min="1[23]"[^>]*>/g, '');
    expect(plain(now.rest)).toBe(plain(old.rest));
    expect(old.rest).toContain('<dataValidation ');
    const differ = [...now.cells].filter(([ref, cell]) => cell !== old.cells.get(ref)).map(([ref]) => ref);
    const rows = Array.from({ length: 32 }, (_, at) => at + 3);
    expect(differ.sort()).toEqual(
      [...rows.flatMap((row) => [`L${row}`, `M${row}`]), 'H4', 'H5', 'I4', 'I6'].sort(),
    );

    const styles = { was: await textOf(file, 'xl/styles.xml'), is: await textOf(out, 'xl/styles.xml') };
    for (const list of ['fonts', 'borders', 'numFmts', 'cellStyleXfs', 'dxfs']) {
      const part = (xml: string) => new RegExp(`<${list}[ >].*?</${list}>`, 's').exec(xml)?.[0];
      expect(part(styles.is)).toBe(part(styles.was));
    }
  });

  it('says beside each row what check says, and others read it so', async () => {
    const file = await rich('dibaca.xlsx');
    await run(file, '--write');
    const out = path.join(dir, 'dibaca-diperiksa.xlsx');
    const [form, anak] = await readWorkbook(out);
    const [formWas, anakWas] = await readWorkbook(file);
    if (form === undefined || formWas === undefined) throw new Error('no tab');
    expect(anak).toEqual(anakWas);
    expect(form.rows.map((row) => row.slice(0, 11))).toEqual(formWas.rows.map((row) => row.slice(0, 11)));
    expect(form.rows[2]?.[11]).toMatch(/^Diperiksa \d+ \w+ \d{4}, \d\d\.\d\d WIB$/);
    expect(form.rows.slice(3, 8).map((row) => row.slice(11, 13))).toEqual([
      ['Perlu diperbaiki', 'Baris 4, Dilayani: 45 melebihi Sasaran (40). Periksa kembali kedua angka.'],
      ['Perlu diperbaiki', expect.stringContaining('“dua puluh” bukan angka')],
      ['Setengah terisi', expect.stringContaining('Sasaran: belum diisi')],
      ['Benar', null],
      ['Kosong', null],
    ]);

    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(out);
    const sheet = book.getWorksheet('Rekap & Isian')!;
    const ground = (ref: string) =>
      (sheet.getCell(ref).fill as { fgColor?: { argb: string } } | undefined)?.fgColor?.argb;
    expect(['H4', 'I4', 'H5', 'I6', 'L4', 'L6', 'L7', 'H7', 'L8'].map(ground)).toEqual([
      ...['FFF4C7C3', 'FFF4C7C3', 'FFF4C7C3', 'FFFCE8B2', 'FFF4C7C3', 'FFFCE8B2', 'FFD9EAD3'],
      ...[undefined, undefined],
    ]);
    expect(sheet.getCell('H4').numFmt).toBe('#,##0');
    expect(sheet.getCell('H4').border?.top?.style).toBe('double');
    expect(sheet.getCell('L3').font).toEqual(sheet.getCell('K3').font);
  });

  it('takes its columns again in the copy, and its colours away where the fault is gone', async () => {
    const file = await rich('lagi.xlsx');
    const first = path.join(dir, 'lagi-1.xlsx');
    await run(file, '--write', first);
    const corrected = path.join(dir, 'lagi-2.xlsx');
    await edited(first, corrected, (xml) => xml.replace(/(<c r="H4"[^>]*>)<v>45</, '$1<v>30<'));
    const out = path.join(dir, 'lagi-3.xlsx');
    await run(corrected, '--write', out);
    const [was, is] = [taken(await textOf(file, SHEET)).cells, taken(await textOf(out, SHEET)).cells];
    expect(is.get('H4')).toBe(was.get('H4')?.replace('45', '30'));
    expect(is.get('L4')).toContain('>Benar<');
    expect(is.get('M4')).not.toContain('<t');
    expect(is.has('N4')).toBe(false);
    expect(is.get('H5')).toBe(taken(await textOf(first, SHEET)).cells.get('H5'));
  });

  it('leaves a column Status of somebody else alone', async () => {
    const file = path.join(dir, 'milik.xlsx');
    const columns = (await readTemplates(path.join(PROJECT, 'sheets-templates')))[0]!.tabs[0]!.columns;
    const typed: Record<string, string | number> = { kode: 'AK25-01', dilayani: 3, sasaran: 4 };
    const rows = [
      [...columns.map(({ label }) => label.id), 'Status', 'Pesan'],
      [...columns.map(({ name }) => typed[name] ?? null), 'milik kami', 'juga'],
    ];
    await writeFile(file, await writeXlsx({ sheets: [{ name: 'R', rows }] }));
    await run(file, '--write');
    const [tab] = await readWorkbook(path.join(dir, 'milik-diperiksa.xlsx'));
    expect(tab!.rows.map((row) => row.slice(11))).toEqual([
      ['Status', 'Pesan', expect.stringContaining('Diperiksa '), 'Pesan'],
      ['milik kami', 'juga', 'Benar', null],
    ]);
  });

  it('puts text in the place of formulas that showed a status, and takes them out of the order of calculation', async () => {
    const { columns } = (await readTemplates(path.join(PROJECT, 'sheets-templates')))[0]!.tabs[0]!;
    const typed: Record<string, string | number> = {
      kode: 'AK25-01',
      dilayani: 5,
      sasaran: 4,
      persentase: 1.25,
    };
    const rows = [
      [...columns.map(({ label }) => label.id), 'Status', 'Pesan'],
      columns.map(({ name }) => typed[name] ?? null),
    ];
    const [status, own] = [
      `1,${columns.length}`,
      `1,${columns.findIndex(({ name }) => name === 'persentase')}`,
    ];
    const cells = new Map([
      [status, { formula: 'IF(H2>I2,"Perlu diperbaiki","Benar")', formulaResult: 'Benar' }],
      [own, { formula: 'H2/I2', formulaResult: 1.25 }],
    ]);
    const made = listArchive(await writeXlsx({ sheets: [{ name: 'R', rows, cells }] }));
    const put = (name: string, before: string, more: string) =>
      made.map((entry) =>
        entry.name === name
          ? packedAnew(
              entry,
              Buffer.from(
                unpack(entry)
                  .toString()
                  .replace(before, more + before),
              ),
            )
          : entry,
      );
    const relation =
      '<Relationship Id="calc" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>';
    const chain = `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="L2" i="1"/><c r="J2"/></calcChain>`;
    const file = path.join(dir, 'rumus.xlsx');
    await writeFile(
      file,
      writeArchive([
        ...put('xl/_rels/workbook.xml.rels', '</Relationships>', relation),
        packedAnew({ ...made[0]!, name: 'xl/calcChain.xml' }, Buffer.from(chain)),
      ]),
    );
    await run(file, '--write');
    const out = path.join(dir, 'rumus-diperiksa.xlsx');
    const is = taken(await textOf(out, SHEET)).cells;
    expect(is.get('L2')).toMatch(
      /^<c r="L2" s="\d+" t="inlineStr"><is><t xml:space="preserve">Perlu diperbaiki</,
    );
    expect(is.get('J2')).toContain('<f>H2/I2</f>');
    expect(is.has('N2')).toBe(false);
    expect(await textOf(out, 'xl/calcChain.xml')).toBe(
      chain.replace('<c r="L2" i="1"/><c r="J2"/>', '<c r="J2" i="1"/>'),
    );
  });

  it('writes over nothing, and into nothing but a workbook', async () => {
    const file = await rich('ada.xlsx');
    await run(file, '--write');
    await expect(run(file, '--write')).rejects.toThrow(
      /ada-diperiksa\.xlsx: is there already, and was left as it is/,
    );
    await expect(run(file, '--write', file)).rejects.toThrow(/is there already/);
    await expect(run(file, '--write', path.join(dir, 'lain.csv'))).rejects.toThrow(
      /let its name end in \.xlsx/,
    );
    await expect(run(file, path.join(dir, 'lain.xlsx'))).rejects.toThrow('usage:');
    const rows = (await readWorkbook(file))[0]!.rows.map((row) => row.map((cell) => cell ?? '').join('|'));
    const csv = path.join(dir, 'isian.csv');
    await writeFile(csv, rows.join('\n'));
    await expect(run(csv, '--write')).rejects.toThrow(/isian\.csv: --write memerlukan buku kerja/);
    expect((await run(csv)).code).toBe(1);
    const torn = path.join(dir, 'acak.xlsx');
    await edited(file, torn, (xml) => xml.replace('<row r="5"', '<row r="2"').replaceAll(/ r="[A-Z]5"/g, ''));
    await expect(run(torn, '--write')).rejects.toThrow(
      /acak\.xlsx: .*sheet1\.xml has row 2 after row 4, .*save it as \.xlsx/,
    );
  });
});

inLibreOffice('a copy with status', () => {
  it('keeps its chart, picture, notes, choices and colours by rule there', async () => {
    const file = await rich('bagan.xlsx');
    const out = path.join(dir, 'bagan-diperiksa.xlsx');
    await run(file, '--write', out);
    const kept = async (from: string) =>
      convert(await readFile(from), ['ods'], async (folder) => {
        const parts = listArchive(await readFile(path.join(folder, 'buku.ods')));
        const xml = (name: RegExp) =>
          parts.filter((one) => name.test(one.name)).map((one) => unpack(one).toString());
        // It reads tabs side by side, and takes now the one, now the other for where a condition without references begins.
        const content = xml(/^content\.xml$/)
          .join('')
          .replaceAll(/ table:base-cell-address="[^"]*"/g, '');
        return {
          charts: xml(/^Object \d+\/content\.xml$/).flatMap((text) => text.match(/<chart:series .*?>/g)),
          pictures: parts.filter(({ name }) => name.startsWith('Pictures/')).length,
          notes: content.match(/<office:annotation /g)?.length,
          choices: content.match(/<table:content-validation .*?>/g),
          rules: content.match(/<calcext:condition .*?>/g),
          ranges: content.match(/<table:named-range .*?>/g),
        };
      });
    const was = await kept(file);
    expect(was).toMatchObject({ charts: [expect.stringContaining('.H7"')], pictures: 1, notes: 1 });
    expect([was.choices, was.rules, was.ranges].map((list) => list?.length)).toEqual([1, 1, 1]);
    expect(await kept(out)).toEqual(was);
  }, 120_000);

  it('opens in LibreOffice with every value as it was', async () => {
    const file = await rich('office.xlsx');
    const out = path.join(dir, 'office-diperiksa.xlsx');
    await run(file, '--write', out);
    const through = async (from: string, to: string) => {
      await convert(await readFile(from), ['ods', 'xlsx'], (folder) =>
        copyFile(path.join(folder, 'buku.xlsx'), path.join(dir, to)),
      );
      return readWorkbook(path.join(dir, to));
    };
    const [was, is] = [await through(file, 'o1.xlsx'), await through(out, 'o2.xlsx')];
    expect(is[1]).toEqual(was[1]);
    expect(is[0]!.rows.map((row) => row.slice(0, 11))).toEqual(was[0]!.rows.map((row) => row.slice(0, 11)));
    expect(is[0]!.rows[3]!.slice(11, 13)).toEqual([
      'Perlu diperbaiki',
      expect.stringContaining('melebihi Sasaran'),
    ]);
  }, 120_000);
});
