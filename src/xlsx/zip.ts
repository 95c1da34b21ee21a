/** Writes ZIP archives of files that are packed already: what came out of another archive goes in byte for byte. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { Packed } from './unzip.ts';

/** A file to write. What is not said of it is as a plain writer would have it. */
export type NewEntry = Pick<Packed, 'name' | 'method' | 'crc' | 'size' | 'bytes'> & Partial<Packed>;

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const DEFLATE = 8;
/** Half the time of the usual 6 for some hundredths of the size. */
const LEVEL = 3;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** The size follows the data: not so here, where it is known before. */
const LATER = 0x0008;
/** 2.0: deflated files and folders. */
const VERSION = 20;
/** 1 January 1980, the first day of MS-DOS. */
const NO_TIME = 0x00210000;

/** The same file with other content. */
export function packedAnew(entry: Packed, content: Buffer): Packed {
  return {
    ...entry,
    method: DEFLATE,
    crc: crc32(content),
    size: content.length,
    bytes: deflateRawSync(content, { level: LEVEL }),
  };
}

export function writeArchive(entries: readonly NewEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, method, crc, size, bytes, time = NO_TIME, flags = 0, external = 0 } of entries) {
    const text = Buffer.from(name);
    const known = (flags & ~LATER) | UTF8;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(VERSION, 4);
    local.writeUInt16LE(known, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(time, 10);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(text.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(ENTRY, 0);
    entry.writeUInt16LE(VERSION, 4);
    local.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(external, 38);
    entry.writeUInt32LE(at, 42);
    parts.push(local, text, bytes);
    directory.push(entry, text);
    at += local.length + text.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
