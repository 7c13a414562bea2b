// Draws the program's icon: wild geese in their 人-shaped formation, white on the deep red of the
// interface. Writes 16x16.png … 512x512.png and icon.ico beside this file.
//
//   node resources/icons/make-icons.mjs
import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const TOP = [0xbe, 0x33, 0x2a];
const BOTTOM = [0xa6, 0x1e, 0x17];
const CORNER = 0.2; // radius, as a part of the side
const SAMPLES = 6; // per pixel and axis

/** @typedef {{ x: number, y: number, span: number }} Goose centre and half wing span, in parts of the side */

/** The flock: fewer and larger birds where there are few pixels. @param {number} size @returns {Goose[]} */
function flock(size) {
  const [perWing, span, stepX, stepY, top] =
    size <= 24
      ? [1, 0.22, 0.24, 0.33, 0.36]
      : size <= 48
        ? [2, 0.15, 0.165, 0.2, 0.28]
        : [3, 0.1, 0.108, 0.15, 0.265];
  const geese = [{ x: 0.5, y: top, span: span * 1.12 }];
  for (let place = 1; place <= perWing; place += 1)
    for (const side of [-1, 1]) geese.push({ x: 0.5 + side * stepX * place, y: top + stepY * place, span });
  return geese;
}

/**
 * Whether a point lies on a bird: two wings that rise from the body and droop at their tips, thick at
 * the body and thin at the end.
 * @param {Goose} goose @param {number} x @param {number} y
 */
function isOnGoose({ x: centreX, y: centreY, span }, x, y) {
  const along = Math.abs(x - centreX) / span;
  if (along > 1) return false;
  const spine = centreY + span * (0.3 - 1.15 * along + 0.72 * along * along);
  const half = span * (0.075 + 0.17 * (1 - along) ** 0.8);
  return Math.abs(y - spine) <= half;
}

/** Whether a point lies in the rounded square. @param {number} x @param {number} y */
function isOnGround(x, y) {
  const dx = Math.max(CORNER - x, x - (1 - CORNER), 0);
  const dy = Math.max(CORNER - y, y - (1 - CORNER), 0);
  return dx * dx + dy * dy <= CORNER * CORNER;
}

/** Draws one icon. @param {number} size pixels @returns {Buffer} RGBA, row by row */
function draw(size) {
  const pixels = Buffer.alloc(size * size * 4);
  const geese = flock(size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      let ground = 0;
      let white = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        if (!isOnGround(x, y)) continue;
        ground += 1;
        if (geese.some((goose) => isOnGoose(goose, x, y))) white += 1;
      }
      if (ground === 0) continue;
      const share = white / ground;
      const depth = row / (size - 1);
      const at = (row * size + column) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const red = (TOP[channel] ?? 0) * (1 - depth) + (BOTTOM[channel] ?? 0) * depth;
        pixels[at + channel] = Math.round(red * (1 - share) + 255 * share);
      }
      pixels[at + 3] = Math.round((255 * ground) / (SAMPLES * SAMPLES));
    }
  return pixels;
}

/** @param {Buffer} data */
function crc32(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A PNG file. @param {Buffer} pixels RGBA @param {number} size */
function png(pixels, size) {
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA, no interlace
  const rows = Buffer.alloc(size * (size * 4 + 1)); // each row begins with filter 0
  for (let row = 0; row < size; row += 1)
    pixels.copy(rows, row * (size * 4 + 1) + 1, row * size * 4, (row + 1) * size * 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An icon image as a bitmap, which every Windows program reads (small PNGs are not). @param {Buffer} pixels @param {number} size */
function bitmap(pixels, size) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // colours and mask
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4);
      colours.set([blue, green, red, alpha], to);
    }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size); // all zero: alpha decides
  return Buffer.concat([header, colours, mask]);
}

/** A Windows icon of several sizes. @param {{ size: number, pixels: Buffer }[]} images */
function ico(images) {
  const parts = images.map(({ size, pixels }) => (size >= 256 ? png(pixels, size) : bitmap(pixels, size)));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size }, index) => {
    const at = 6 + 16 * index;
    const length = parts[index]?.length ?? 0;
    head.set([size % 256, size % 256, 0, 0], at); // 0 stands for 256
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  });
  return Buffer.concat([head, ...parts]);
}

const images = SIZES.map((size) => ({ size, pixels: draw(size) }));
for (const { size, pixels } of images)
  fs.writeFileSync(path.join(import.meta.dirname, `${size}x${size}.png`), png(pixels, size));
fs.writeFileSync(
  path.join(import.meta.dirname, 'icon.ico'),
  ico(images.filter(({ size }) => ICO_SIZES.includes(size))),
);
