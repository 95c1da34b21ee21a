/** Looks into a ZIP archive before anything parses it: an `.xlsx` of some kilobytes can unpack to gigabytes. */
import { crc32, inflateRawSync } from 'node:zlib';

export class ArchiveError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArchiveError';
  }
}

/** Files in one archive; a workbook of 200 tabs with notes has about 1,000. */
const MAX_ENTRIES = 2_000;
/** Bytes of all files together after unpacking. */
const MAX_UNPACKED = 256 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 65_535;

export interface Limits {
  entries: number;
  unpacked: number;
}

/** A file of an archive as it lies there. */
export interface Packed {
  name: string;
  /** 0: stored, 8: deflated. */
  method: number;
  crc: number;
  /** Bytes after unpacking, as the directory claims. */
  size: number;
  /** MS-DOS time and date. */
  time: number;
  /** General purpose flags. */
  flags: number;
  external: number;
  bytes: Buffer;
}

/**
 * Throws ArchiveError for anything but an intact, unencrypted archive within the limits. Each file is unpacked once
 * with the size it claims as the limit, since a claim alone proves nothing; nothing of it is kept.
 */
export function assertArchive(bytes: Uint8Array, limits?: Limits): void {
  for (const packed of listArchive(bytes, limits)) unpack(packed);
}

/**
 * The files of an archive in the order of its directory; nothing is unpacked.
 * @throws ArchiveError for what is none, is encrypted, or claims more than the limits.
 */
export function listArchive(
  bytes: Uint8Array,
  limits: Limits = { entries: MAX_ENTRIES, unpacked: MAX_UNPACKED },
): Packed[] {
  return sound(() => list(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits));
}

/** @throws ArchiveError when the file is not what the directory claims. */
export function unpack({ method, size, bytes, crc }: Packed): Buffer {
  return sound(() => {
    const unpacked = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
    if (unpacked.length !== size || crc32(unpacked) !== crc) throw new ArchiveError('damaged archive');
    return unpacked;
  });
}

/** Offsets beyond the end, broken streams: damage, whatever it is called. */
function sound<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('damaged archive');
  }
}

function list(buffer: Buffer, limits: Limits): Packed[] {
  const end = endOf(buffer);
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new ArchiveError('archive too large (ZIP64)');
  if (count > limits.entries)
    throw new ArchiveError(`archive holds ${count} files, more than ${limits.entries}`);
  let total = 0;
  const found: Packed[] = [];
  for (let n = 0; n < count; n++) {
    if (buffer.readUInt32LE(at) !== ENTRY) throw new ArchiveError('damaged archive');
    const flags = buffer.readUInt16LE(at + 8);
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 24);
    const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
    if (flags & 1) throw new ArchiveError('encrypted archive');
    if (method !== 0 && method !== 8) throw new ArchiveError('unknown compression');
    total += size;
    if (total > limits.unpacked)
      throw new ArchiveError(`archive unpacks to more than ${limits.unpacked} bytes`);
    found.push({
      name: buffer.toString('utf8', at + 46, nameEnd),
      method,
      crc: buffer.readUInt32LE(at + 16),
      size,
      time: buffer.readUInt32LE(at + 12),
      flags,
      external: buffer.readUInt32LE(at + 38),
      bytes: packedBytes(buffer, buffer.readUInt32LE(at + 42), buffer.readUInt32LE(at + 20)),
    });
    at = nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return found;
}

function packedBytes(buffer: Buffer, start: number, length: number): Buffer {
  if (buffer.readUInt32LE(start) !== LOCAL) throw new ArchiveError('damaged archive');
  const from = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28);
  if (from + length > buffer.length) throw new ArchiveError('damaged archive');
  return buffer.subarray(from, from + length);
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_SIZE - MAX_COMMENT);
  for (let at = buffer.length - END_SIZE; at >= lowest; at--) if (buffer.readUInt32LE(at) === END) return at;
  throw new ArchiveError('no ZIP archive');
}
