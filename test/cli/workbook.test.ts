/** Files as people hand them over: what is no workbook that can be read is told by name, fault and remedy. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toldIn } from '../../src/cli/file-fault.ts';
import { readWorkbook } from '../../src/cli/workbook.ts';
import { listArchive, unpack } from '../../src/xlsx/unzip.ts';
import { type NewEntry, writeArchive } from '../../src/xlsx/zip.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-workbook-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(name: string, bytes: Uint8Array | string) {
  const file = path.join(dir, name);
  await writeFile(file, bytes);
  const warnings: string[] = [];
  return { tabs: await readWorkbook(file, ({ en }) => warnings.push(en)), warnings };
}

const sheets = [
  {
    name: 'Data',
    rows: [
      ['Kode', 'NIK'],
      ['A1', '0012345678901234'],
    ],
  },
];
/** A workbook with one part changed, packed anew. */
function patched(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = listArchive(bytes);
  return writeArchive(
    parts.map((part) => (part.name === name ? entry(name, change(unpack(part).toString())) : part)),
  );
}

const entry = (name: string, content: string | Buffer): NewEntry => {
  const bytes = Buffer.from(content);
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, bytes: deflateRawSync(bytes) };
};

describe('a file that is no workbook of today', () => {
  const compound = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1_000),
      Buffer.from(stream, 'utf16le'),
    ]);
  it.each<[string, string, () => Uint8Array | string | Promise<Uint8Array>, RegExp]>([
    ['nothing', 'kosong.xlsx', () => '', /kosong\.xlsx: is empty: 0 bytes; copy or download it again/],
    ['text', 'teks.xlsx', () => 'bukan zip', /teks\.xlsx: not a workbook .*copy or download it again/],
    [
      '.xls',
      'lama.xls',
      () => compound('Workbook'),
      /lama\.xls: is a workbook of the old kind .*save it as \.xlsx/,
    ],
    ['.xls under another name', 'lama.xlsx', () => compound('Workbook'), /old kind \(\.xls\)/],
    ['BIFF without a container', 'tua.xls', () => Buffer.from('09040600', 'hex'), /old kind/],
    [
      'a web page',
      'unduhan.xls',
      () => '<html><table><tr><td>1</td></tr></table></html>',
      /is a web page or XML/,
    ],
    ['XML of 2003', 'xml.xls', () => '<?xml version="1.0"?><Workbook/>', /is a web page or XML/],
    ['a PDF', 'cetak.xlsx', () => '%PDF-1.7 …', /is a PDF, no workbook/],
    [
      'a workbook under a password',
      'rahasia.xlsx',
      () => writeXlsx({ sheets, encryption: { password: 'rahasia', spinCount: 1_000 } }),
      /rahasia\.xlsx: is protected by a password; .*save it without the password/,
    ],
    [
      'half a workbook',
      'separuh.xlsx',
      async () => (await writeXlsx({ sheets })).slice(0, 900),
      /no ZIP archive; copy/,
    ],
    [
      'a workbook with a byte turned',
      'rusak.xlsx',
      async () => {
        const bytes = await writeXlsx({ sheets });
        return bytes.fill(0xff, 60, 120);
      },
      /damaged archive; copy or download it again/,
    ],
    ['.xlsb', 'biner.xlsb', () => writeArchive([entry('xl/workbook.bin', '')]), /binary workbook \(\.xlsb\)/],
    [
      '.ods',
      'terbuka.ods',
      () => writeArchive([entry('mimetype', ''), entry('content.xml', '')]),
      /OpenDocument file \(\.ods\)/,
    ],
    [
      'a document',
      'surat.docx',
      () => writeArchive([entry('word/document.xml', '')]),
      /is a document, no workbook/,
    ],
    [
      'a bomb',
      'bom.xlsx',
      () => {
        const one = entry('xl/0.xml', Buffer.alloc(30 * 1024 * 1024));
        return writeArchive(Array.from({ length: 9 }, (_, n) => ({ ...one, name: `xl/${n}.xml` })));
      },
      /unpacks to more than 268435456 bytes; no form is so large/,
    ],
    [
      'a part cut short, though its archive is whole',
      'terpotong.xlsx',
      async () =>
        patched(await writeXlsx({ sheets }), 'xl/worksheets/sheet1.xml', (xml) => xml.slice(0, -60)),
      /terpotong\.xlsx: not a workbook .*sheet1\.xml breaks off; copy or download it again/,
    ],
    [
      'a part that is another than was packed',
      'lain.xlsx',
      () => writeArchive([{ ...entry('xl/workbook.xml', '<workbook/>'), crc: 1 }]),
      /damaged archive/,
    ],
    [
      'a cell a million rows below the table',
      'jauh.xlsx',
      async () =>
        patched(await writeXlsx({ sheets }), 'xl/worksheets/sheet1.xml', (xml) =>
          xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ),
      /jauh\.xlsx: tab "Data" has a cell far away from its table \(it spans 1048576 rows and 16384 columns\); delete the rows/,
    ],
    [
      'a bomb that claims to be small',
      'kecil.xlsx',
      () => writeArchive([{ ...entry('xl/1.xml', Buffer.alloc(1_000_000)), size: 100 }]),
      /damaged archive/,
    ],
  ])('%s', async (_name, name, bytes, told) => {
    await expect(read(name, await bytes())).rejects.toThrow(told);
  });

  it('staff are told in their language', async () => {
    const file = path.join(dir, 'kata-sandi.xlsx');
    await writeFile(file, compound('EncryptedPackage'));
    await expect(toldIn('id', () => readWorkbook(file))).rejects.toThrow(
      /kata-sandi\.xlsx: dilindungi kata sandi; buka di Excel atau LibreOffice, simpan tanpa kata sandi/,
    );
  });

  it('a cell longer than any spreadsheet takes is named, and not looked at any further', async () => {
    const long = 'a'.repeat(50_001);
    const told = /cell B2: its text is longer than 50,000 characters/;
    const rows = [
      ['No', 'Nama'],
      [1, long],
    ];
    await expect(read('panjang.xlsx', await writeXlsx({ sheets: [{ name: 'Data', rows }] }))).rejects.toThrow(
      told,
    );
    await expect(read('panjang.csv', `No;Nama\n1;${long}\n`)).rejects.toThrow(told);
    const most = (await read('cukup.csv', `No;Nama\n1;${long.slice(1)}\n`)).tabs;
    expect(most[0]?.rows[1]?.[1]).toHaveLength(50_000);
  });

  it('a file that is too large is not even opened', async () => {
    const file = path.join(dir, 'raksasa.xlsx');
    await writeFile(file, '');
    await truncate(file, 70 * 1024 * 1024);
    await expect(readWorkbook(file)).rejects.toThrow(/is too large: 70 MB, at most 64 MB/);
    await expect(readWorkbook(path.join(dir, 'tidak-ada.xlsx'))).rejects.toThrow(/cannot be read/);
  });
});

describe('a file that can be read', () => {
  it('a workbook with macros: its values, and a word about the macros', async () => {
    const bytes = await writeXlsx({ sheets, vbaProject: new Uint8Array([1, 2, 3]) });
    const { tabs, warnings } = await read('makro.xlsm', bytes);
    expect(tabs).toMatchObject([{ title: 'Data', rows: sheets[0]!.rows }]);
    expect(warnings).toEqual([expect.stringMatching(/makro\.xlsm: has macros; .* no macro was run$/)]);
  });

  it('formulas give the values that are stored with them, and are told where there is none', async () => {
    const cells = new Map([
      ['1,1', { formula: 'A2*2', formulaResult: 4 }],
      ['2,1', { formula: 'A3*2' }],
      ['3,1', { formula: 'A3&""', formulaResult: '' }],
    ]);
    const rows = [['n', 'dua'], [2], [3], [null]];
    const { tabs, warnings } = await read(
      'rumus.xlsx',
      await writeXlsx({ sheets: [{ name: 'R', rows, cells }] }),
    );
    expect(tabs[0]?.rows.map((row) => row[1] ?? null)).toEqual(['dua', 4, null, '']);
    expect(warnings).toEqual([
      expect.stringMatching(/tab R: 1 formula has no stored value \(B3\) and were read as blank/),
    ]);
  });

  it.each([',', ';', '\t', '|'])('CSV with %j between cells keeps text as it is', async (delimiter) => {
    const text = ['Laporan', ...sheets[0]!.rows.map((row) => row.join(delimiter))].join('\r\n');
    const { tabs } = await read('isian.csv', text);
    expect(tabs).toMatchObject([{ title: 'isian', rows: [['Laporan'], ...sheets[0]!.rows] }]);
  });
});
