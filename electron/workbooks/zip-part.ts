import { Readable, pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '#shared/lib/errors';
import { crc32 } from './crc32';
import type { ByteSource } from './file-source';
import { damaged, type ZipEntry } from './zip-directory';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** Large enough that the thread pool's round trips do not count, small enough to keep memory flat. */
const CHUNK_BYTES = 256 * 1024;

/** Name and extra field of the local header may differ in length from the directory's, so it is read (APPNOTE 4.3.7). */
function dataStart(source: ByteSource, entry: ZipEntry): number {
  const header = source.read(entry.offset, LOCAL_SIZE);
  if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(entry.name);
  return entry.offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function* packedChunks(source: ByteSource, start: number, length: number): Generator<Buffer> {
  for (let done = 0; done < length; done += CHUNK_BYTES) {
    yield source.read(start + done, Math.min(CHUNK_BYTES, length - done));
  }
}

function unpackedChunks(source: ByteSource, entry: ZipEntry): Iterable<Buffer> | AsyncIterable<Buffer> {
  const packed = packedChunks(source, dataStart(source, entry), entry.packed);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw damaged(entry.name);
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // Errors come out of the inflater's own iterator; the callback only keeps them from being thrown a second time.
  pipeline(Readable.from(packed), inflater, () => {});
  return inflater;
}

/**
 * The unpacked bytes of one part, in chunks. Length and CRC-32 are checked against the directory, and nothing is
 * unpacked beyond the declared length, which the directory's limits have already judged.
 * @throws AppError WORKBOOK_DAMAGED
 */
export async function* readPart(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  let length = 0;
  let crc = 0;
  try {
    for await (const chunk of unpackedChunks(source, entry)) {
      length += chunk.length;
      if (length > entry.unpacked) throw damaged(entry.name);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged(entry.name) : error;
  }
  if (length !== entry.unpacked || crc !== entry.crc) throw damaged(entry.name);
}

function isZlibError(error: unknown): boolean {
  return (
    !(error instanceof AppError) &&
    error instanceof Error &&
    'code' in error &&
    String(error.code).startsWith('Z_')
  );
}

/** A small part as text. @throws AppError WORKBOOK_DAMAGED */
export async function readPartText(source: ByteSource, entry: ZipEntry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of readPart(source, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
