import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { crc32 } from './crc32';

const LOCAL_SIZE = 30;
const ENTRY_SIZE = 46;
const END_SIZE = 22;
/** 2.0: deflate (APPNOTE 4.4.3). */
const VERSION = 20;
const DEFLATED = 8;
/** Bit 11: names are UTF-8 (APPNOTE 4.4.4). */
const UTF8_FLAG = 0x0800;
/** exceljs uses 1 as well. Higher levels cost more time than the smaller file is worth. */
const LEVEL = 1;
/** Date and time 1980-01-01 00:00, the first the format knows: the same content gives the same bytes. */
const DOS_DATE = 0x21;

interface WrittenEntry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  unpacked: number;
}

/**
 * Writes a zip file entry by entry. Entries are compressed on the thread pool while the caller makes the next piece, and a
 * caller that awaits `write` never has more than a few pieces in memory. Sizes are filled in afterwards, so no reader
 * meets a data descriptor.
 */
export class ZipWriter {
  private readonly fd: number;
  private readonly entries: WrittenEntry[] = [];
  private position = 0;
  private entry: WrittenEntry | undefined;
  private deflater: DeflateRaw | undefined;
  private failure: unknown;

  /** @param fd of a file opened for writing, empty */
  constructor(fd: number) {
    this.fd = fd;
  }

  /** Bytes written so far. */
  get size(): number {
    return this.position;
  }

  /** Starts an entry. @throws what the file system throws, here and in the other methods */
  begin(name: string): void {
    const entry = { name: Buffer.from(name), offset: this.position, crc: 0, packed: 0, unpacked: 0 };
    this.entry = entry;
    this.entries.push(entry);
    this.append(this.localHeader(entry));
    this.deflater = createDeflateRaw({ level: LEVEL, chunkSize: 64 * 1024 });
    this.deflater.on('error', (error) => (this.failure ??= error));
    this.deflater.on('data', (chunk: Buffer) => this.keep(entry, chunk));
  }

  /** Adds to the entry; resolves when more may come. */
  async write(text: string): Promise<void> {
    const { entry, deflater } = this;
    if (!entry || !deflater) throw new Error('no entry has begun');
    const data = Buffer.from(text);
    entry.crc = crc32(data, entry.crc);
    entry.unpacked += data.length;
    if (!deflater.write(data)) await once(deflater, 'drain');
    this.rethrow();
  }

  /** Ends the entry. */
  async end(): Promise<void> {
    const { entry, deflater } = this;
    if (!entry || !deflater) throw new Error('no entry has begun');
    deflater.end();
    await once(deflater, 'end');
    this.rethrow();
    writeSync(this.fd, this.localHeader(entry), 0, LOCAL_SIZE, entry.offset);
    this.entry = this.deflater = undefined;
  }

  /** Writes the directory; the file is complete then. */
  finish(): void {
    const start = this.position;
    for (const entry of this.entries) this.append(this.directoryEntry(entry));
    const end = Buffer.alloc(END_SIZE);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.position - start, 12);
    end.writeUInt32LE(start, 16);
    this.append(end);
  }

  /** Gives up: stops the compressor. The caller closes and removes the file. */
  abort(): void {
    this.deflater?.destroy();
  }

  private keep(entry: WrittenEntry, chunk: Buffer): void {
    if (this.failure) return;
    try {
      entry.packed += chunk.length;
      this.append(chunk);
    } catch (error) {
      this.failure = error;
    }
  }

  private rethrow(): void {
    if (this.failure) throw this.failure;
  }

  private append(data: Buffer): void {
    for (let done = 0; done < data.length;) {
      done += writeSync(this.fd, data, done, data.length - done, this.position + done);
    }
    this.position += data.length;
  }

  /** The fields which both headers share, from "version needed" to the length of the extra field (APPNOTE 4.3.7). */
  private sharedFields(header: Buffer, at: number, entry: WrittenEntry): void {
    header.writeUInt16LE(VERSION, at);
    header.writeUInt16LE(UTF8_FLAG, at + 2);
    header.writeUInt16LE(DEFLATED, at + 4);
    header.writeUInt16LE(0, at + 6);
    header.writeUInt16LE(DOS_DATE, at + 8);
    header.writeUInt32LE(entry.crc, at + 10);
    header.writeUInt32LE(entry.packed, at + 14);
    header.writeUInt32LE(entry.unpacked, at + 18);
    header.writeUInt16LE(entry.name.length, at + 22);
  }

  private localHeader(entry: WrittenEntry): Buffer {
    const header = Buffer.alloc(LOCAL_SIZE);
    header.writeUInt32LE(0x04034b50, 0);
    this.sharedFields(header, 4, entry);
    return Buffer.concat([header, entry.name]);
  }

  private directoryEntry(entry: WrittenEntry): Buffer {
    const header = Buffer.alloc(ENTRY_SIZE);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(VERSION, 4);
    this.sharedFields(header, 6, entry);
    header.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([header, entry.name]);
  }
}
