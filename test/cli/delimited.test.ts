import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited, writeDelimited } from '../../src/cli/delimited.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseDelimited(bytes(text));

describe('delimited text', () => {
  it.each([',', ';', '\t', '|'])(
    'is read with %j between cells, whatever decimals look like',
    (delimiter) => {
      const text = ['a', 'b,c;d|f', 'e'].map((cell) => `"${cell}"`).join(delimiter);
      expect(parse(`x${delimiter}y${delimiter}z\n${text}\n`)).toEqual({
        delimiter,
        header: ['x', 'y', 'z'],
        rows: [{ cells: ['a', 'b,c;d|f', 'e'], line: 2 }],
      });
    },
  );

  it('finds what stands between cells below titles, and beside decimal commas', () => {
    const { delimiter, header, rows } = parse('Laporan, bulan Juni\n\na;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n');
    expect([delimiter, header, rows.length]).toEqual([';', ['Laporan, bulan Juni'], 3]);
    expect(parse('sep=|\na|b,c|d\n1|2,5|3\n')).toEqual({
      delimiter: '|',
      header: ['a', 'b,c', 'd'],
      rows: [{ cells: ['1', '2,5', '3'], line: 3 }],
    });
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', (text) => bytes(text)],
    ['UTF-8 with a mark', (text) => bytes(`\uFEFF${text}`)],
    ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the larger half first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', (text) => Buffer.from(text.replaceAll('–', '\x96'), 'latin1')],
  ])('is read in %s', (_name, encode) => {
    const { header, rows } = parseDelimited(encode('kode;nama\n007;Café – Ñ\n'));
    expect([header, rows[0]?.cells]).toEqual([
      ['kode', 'nama'],
      ['007', 'Café – Ñ'],
    ]);
  });

  it('tells the line a row begins on, past blank lines and breaks inside cells', () => {
    const { header, rows } = parse('\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n2,"kata ""satu"""\r\n3,\r\n');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { cells: ['1', 'x\ny'], line: 2 },
      { cells: ['2', 'kata "satu"'], line: 5 },
      { cells: ['3', ''], line: 6 },
    ]);
  });

  it('says where it cannot be read and what to do', () => {
    expect(() => parse('a,b\n1,2\n3,"4\n5,6\n')).toThrow('line 3: a quote (") is not closed');
    expect(() => parse('')).toThrow('line 1: the file is empty');
    expect(() => parse('\n\n')).toThrow('line 1: the file is empty');
    expect(() => parseDelimited(Uint8Array.of(0x61, 0x00, 0x00, 0x62))).toThrow('save it as "CSV UTF-8"');
  });

  it('comes back as it was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '=', 'é', '1') });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), (rows, delimiter) => {
        const header = rows[0]!.map((_, column) => `k${column}`);
        const back = parse(writeDelimited([header, ...rows], delimiter));
        expect(back.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
      { seed: 4180 },
    );
  });
});
