import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

// SQLCipher 4: pages of 4096 bytes; each ends with the 16 bytes of its CBC vector and the 64 bytes of its HMAC-SHA512;
// the file begins with a salt of 16 bytes in place of SQLite's header string.
const pageSize = 4096;
const saltSize = 16;
const vectorSize = 16;
const hmacSize = 64;
const reserve = vectorSize + hmacSize;
/** SQLite never writes the page that holds this byte. */
const lockByte = 0x40000000;
const batchPages = 256;
const plainHeader = 'SQLite format 3\u0000';

/** What a file looks like from outside SQLite, page by page. */
export interface FileFindings {
  readonly size: number;
  /** Begins like an SQLite file that is not encrypted. */
  readonly plain: boolean;
  /** The first page's bytes are spread like encrypted ones. */
  readonly looksEncrypted: boolean;
  /** Pages whose HMAC is right: one is enough to prove the key. */
  readonly goodPages: number;
  /** Numbers of the pages whose HMAC is wrong, the first hundred. */
  readonly badPages: readonly number[];
  /** How many pages the file should have by its own header; undefined when the first page cannot be read. */
  readonly expectedPages: number | undefined;
}

/**
 * Reads a file as SQLCipher 4 lays it out and checks every page's HMAC, so that a wrong key, a cut-off file, a flipped
 * byte and a file of another kind can be told apart, which SQLite itself cannot.
 * @throws the file-system error
 */
export function examineFile(path: string, key: Buffer): FileFindings {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const first = Buffer.alloc(Math.min(size, pageSize));
    readSync(handle, first, 0, first.length, 0);
    const salt = first.subarray(0, saltSize);
    const pages = checkPages(handle, size, hmacKey(key, salt));
    return {
      size,
      plain: first.toString('latin1', 0, plainHeader.length) === plainHeader,
      looksEncrypted: first.length === pageSize && new Set(first).size > 200,
      ...pages,
      expectedPages: pages.badPages[0] === 1 || first.length < pageSize ? undefined : headerPages(first, key),
    };
  } finally {
    closeSync(handle);
  }
}

function checkPages(handle: number, size: number, hmac: Buffer): { goodPages: number; badPages: number[] } {
  const batch = Buffer.alloc(pageSize * batchPages);
  const badPages: number[] = [];
  let goodPages = 0;
  for (let at = 0; at < size; at += batch.length) {
    const length = readSync(handle, batch, 0, batch.length, at);
    for (let offset = 0; offset + pageSize <= length; offset += pageSize) {
      const verdict = checkPage(
        batch.subarray(offset, offset + pageSize),
        (at + offset) / pageSize + 1,
        hmac,
      );
      if (verdict === 'good') goodPages += 1;
      else if (verdict === 'bad' && badPages.length < 100) badPages.push((at + offset) / pageSize + 1);
    }
  }
  return { goodPages, badPages };
}

function checkPage(page: Buffer, number: number, hmac: Buffer): 'good' | 'bad' | 'unused' {
  const label = Buffer.alloc(4);
  label.writeUInt32LE(number);
  const body = page.subarray(number === 1 ? saltSize : 0, pageSize - hmacSize);
  const sum = createHmac('sha512', hmac).update(body).update(label).digest();
  if (sum.equals(page.subarray(pageSize - hmacSize))) return 'good';
  // A page that was allocated and freed in one transaction was never written: a hole of zeros.
  const unwritten = (number - 1) * pageSize === lockByte || page.every((byte) => byte === 0);
  return unwritten ? 'unused' : 'bad';
}

function hmacKey(key: Buffer, salt: Buffer): Buffer {
  const masked = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  return pbkdf2Sync(key, masked, 2, 32, 'sha512');
}

/** Bytes 28 to 31 of SQLite's header: the file's size in pages. */
function headerPages(page: Buffer, key: Buffer): number {
  const vector = page.subarray(pageSize - reserve, pageSize - hmacSize);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  const plain = decipher.update(page.subarray(saltSize, pageSize - reserve));
  return plain.readUInt32BE(28 - saltSize);
}
