import { AppError } from '#shared/lib/errors';
import type { ReadLimits } from '#shared/workbooks/limits';
import type { ByteSource } from './file-source';

/** One file inside a zip, as the central directory describes it. Section numbers are those of PKWARE's APPNOTE.TXT. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Position of the local header. */
  readonly offset: number;
}

/** The directory by normalised name: forward slashes, no leading slash, lower case (names in packages ignore case). */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const LOCATOR64_SIZE = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const ENCRYPTED_FLAG = 1;
/** Under this size a high ratio does no harm. */
const RATIO_FREE_BYTES = 10 * 1024 * 1024;

interface DirectoryPlace {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
}

/** The error for a part of the package that cannot be what it should be. */
export function damaged(part: string): AppError {
  return new AppError('WORKBOOK_DAMAGED', { part });
}

/** Same part, whatever the writer made of slashes and case. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** 4.3.16: the end record stands in the last 64 KB, followed by nothing but a comment. */
function findEnd(source: ByteSource): DirectoryPlace {
  const start = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = source.read(start, source.size - start);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const place = {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const needs64 = place.entries === 0xffff || place.size === 0xffffffff || place.offset === 0xffffffff;
    return needs64 ? findEnd64(source, start + at) : place;
  }
  throw damaged('目录');
}

/** 4.3.14 and 4.3.15: the 64-bit record, found through its locator right before the end record. */
function findEnd64(source: ByteSource, endAt: number): DirectoryPlace {
  const locator = source.read(Math.max(0, endAt - LOCATOR64_SIZE), LOCATOR64_SIZE);
  if (locator.length < LOCATOR64_SIZE || locator.readUInt32LE(0) !== LOCATOR64_SIGNATURE)
    throw damaged('目录');
  const recordAt = Number(locator.readBigUInt64LE(8));
  if (recordAt > source.size) throw damaged('目录');
  const record = source.read(recordAt, 56);
  if (record.length < 56 || record.readUInt32LE(0) !== END64_SIGNATURE) throw damaged('目录');
  return {
    entries: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

/** 4.5.3: sizes that do not fit 32 bits stand in extra field 0x0001, only those that overflow, in this order. */
function wideSizes(extra: Buffer, sizes: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size;
      if (next + 8 > extra.length) throw damaged('目录');
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return sizes;
}

function readEntry(data: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + ENTRY_SIZE > data.length || data.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('目录');
  if (data.readUInt16LE(at + 8) & ENCRYPTED_FLAG) throw new AppError('WORKBOOK_ENCRYPTED');
  const nameEnd = at + ENTRY_SIZE + data.readUInt16LE(at + 28);
  const extraEnd = nameEnd + data.readUInt16LE(at + 30);
  const next = extraEnd + data.readUInt16LE(at + 32);
  if (next > data.length) throw damaged('目录');
  const narrow = [data.readUInt32LE(at + 24), data.readUInt32LE(at + 20), data.readUInt32LE(at + 42)];
  const [unpacked = 0, packed = 0, offset = 0] = wideSizes(data.subarray(nameEnd, extraEnd), narrow);
  const name = data.toString('utf8', at + ENTRY_SIZE, nameEnd);
  const entry = {
    name,
    method: data.readUInt16LE(at + 10),
    crc: data.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset,
  };
  return { entry, next };
}

/**
 * Reads a zip's central directory without unpacking anything.
 * @throws AppError WORKBOOK_DAMAGED; WORKBOOK_ENCRYPTED; WORKBOOK_BOMB when the parts would unpack beyond the limits
 */
export function readDirectory(source: ByteSource, limits: ReadLimits): ZipDirectory {
  const place = findEnd(source);
  if (place.entries > limits.entries) throw new AppError('WORKBOOK_BOMB');
  if (place.offset + place.size > source.size) throw damaged('目录');
  const data = source.read(place.offset, place.size);
  const directory = new Map<string, ZipEntry>();
  let total = 0;
  for (let index = 0, at = 0; index < place.entries; index += 1) {
    const { entry, next } = readEntry(data, at);
    at = next;
    total += entry.unpacked;
    const swollen = entry.unpacked > RATIO_FREE_BYTES && entry.unpacked > entry.packed * limits.ratio;
    if (swollen || total > limits.unpackedBytes) throw new AppError('WORKBOOK_BOMB');
    if (entry.offset + entry.packed > source.size) throw damaged(entry.name);
    directory.set(partKey(entry.name), entry);
  }
  return directory;
}
