/** What is refused before anything parses it. */
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readBook } from '../../src/workspace/xlsx/read.ts';
import { ArchiveError, assertArchive } from '../../src/xlsx/unzip.ts';

interface Entry {
  name: string;
  content: Buffer;
  /** Size that the directory claims, where it lies. */
  claim?: number;
  /** Of what was packed, unless told. */
  crc?: number;
  flags?: number;
}

/** A ZIP archive of deflated entries. */
function zip(entries: Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claim = content.length, flags = 0, crc = crc32(content) } of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claim, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const ZEROS = Buffer.alloc(1_000_000);

describe('an archive is looked through before it is parsed', () => {
  test('a sound one passes', async () => {
    assertArchive(zip([{ name: 'a.xml', content: Buffer.from('<a/>') }]));
    assertArchive(await writeXlsx({ sheets: [{ name: 'Data', rows: [[1]] }] }));
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'no ZIP archive'],
    ['text', new TextEncoder().encode('Kode;Nilai\nA;1\n'.repeat(20)), 'no ZIP archive'],
    [
      'one that claims more than the limit',
      zip([
        { name: 'a', content: ZEROS },
        { name: 'b', content: ZEROS },
      ]),
      'more than 1500000 bytes',
    ],
    ['one that unpacks to more than it claims', zip([{ name: 'a', content: ZEROS, claim: 10 }]), 'damaged'],
    [
      'one that unpacks to less than it claims',
      zip([{ name: 'a', content: Buffer.from('x'), claim: 10 }]),
      'damaged',
    ],
    [
      'one with too many files',
      zip(Array.from({ length: 11 }, (_, n) => ({ name: `${n}`, content: ZEROS.subarray(0, 1) }))),
      'more than 10',
    ],
    [
      'one whose file is another than was packed',
      zip([{ name: 'a', content: Buffer.from('x'), crc: 1 }]),
      'damaged',
    ],
    ['an encrypted one', zip([{ name: 'a', content: Buffer.from('x'), flags: 1 }]), 'encrypted'],
    ['half of one', zip([{ name: 'a', content: Buffer.from('x'.repeat(999)) }]).slice(20), 'damaged'],
  ])('%s is refused', (_, bytes, message) => {
    const look = () => assertArchive(bytes, { entries: 10, unpacked: 1_500_000 });
    expect(look).toThrow(ArchiveError);
    expect(look).toThrow(message);
  });

  test('an archive that is no workbook is refused by the reader, as damage of the file and not of ours', async () => {
    await expect(readBook(zip([{ name: 'a.xml', content: Buffer.from('<a/>') }]))).rejects.toThrow(
      ArchiveError,
    );
  });
});
