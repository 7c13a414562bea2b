import * as zlib from 'node:zlib';

const TABLE = new Int32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcByTable(data: Uint8Array, start: number): number {
  let crc = ~start;
  for (let index = 0; index < data.length; index += 1) {
    // The index is a byte, so the table always answers; `?? 0` only satisfies the compiler.
    crc = (TABLE[(crc ^ (data[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

/** zlib has its own since Node 22; Node 18 (Electron 25) has not. */
const native = (zlib as { crc32?: (data: Uint8Array, value?: number) => number }).crc32;

/** CRC-32 of zip files (PKWARE APPNOTE 4.4.7), continued from `start`. */
export const crc32: (data: Uint8Array, start: number) => number = native ?? crcByTable;

/** The same by table, for tests. */
export const crc32ByTable = crcByTable;
