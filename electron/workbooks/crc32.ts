import * as zlib from 'node:zlib';

/** Four tables of 256: what a byte does to the sum when up to three more follow it. */
const TABLES = new Int32Array(1024);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLES[byte] = value;
}
for (let at = 256; at < 1024; at += 1) {
  const before = TABLES[at - 256] ?? 0;
  TABLES[at] = (before >>> 8) ^ (TABLES[before & 0xff] ?? 0);
}

// Every index lies in its table, so there is always an answer; `?? 0` only satisfies the compiler.
const entry = (table: number, byte: number): number => TABLES[table * 256 + (byte & 0xff)] ?? 0;

/** Four bytes at a time take half as long as one by one. */
function crcByTable(data: Uint8Array, start: number): number {
  let crc = ~start;
  const fours = data.length & ~3;
  for (let at = 0; at < fours; at += 4) {
    crc ^= (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
    crc ^= ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
    crc = entry(3, crc) ^ entry(2, crc >>> 8) ^ entry(1, crc >>> 16) ^ entry(0, crc >>> 24);
  }
  for (let at = fours; at < data.length; at += 1) crc = entry(0, crc ^ (data[at] ?? 0)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** zlib has its own since Node 22; Node 18 (Electron 25) has not. */
const native = (zlib as { crc32?: (data: Uint8Array, value?: number) => number }).crc32;

/** CRC-32 of zip files (PKWARE APPNOTE 4.4.7), continued from `start`. */
export const crc32: (data: Uint8Array, start: number) => number = native ?? crcByTable;

/** The same by table, for tests. */
export const crc32ByTable = crcByTable;
