import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countScanPages } from '../../../electron/features/register/person/scan-pages';

const tree =
  '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> endobj';

function pdf(body: string): Buffer {
  return Buffer.from(`%PDF-1.7\n${body}\n%%EOF`, 'latin1');
}

/** Objects 1 (catalogue) and 2 (page tree) within an object stream, as scanners' software writes them since PDF 1.5. */
function packed(count: number): Buffer {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type /Pages /Kids [] /Count ${count}>>`];
  const header = `1 0 2 ${objects[0]?.length ?? 0} `;
  const data = deflateSync(Buffer.from(header + objects.join('')));
  const head = `9 0 obj <</Type/ObjStm/N 2/First ${header.length}/Filter/FlateDecode/Length ${data.length}>> stream\n`;
  const end = '\nendstream endobj\n10 0 obj <</Type/XRef/Root 1 0 R>> endobj';
  return Buffer.concat([Buffer.from(`%PDF-1.5\n${head}`, 'latin1'), data, Buffer.from(end, 'latin1')]);
}

function tiff(pictures: number, little: boolean): Buffer {
  const buffer = Buffer.alloc(8 + pictures * 18);
  buffer.write(little ? 'II*\0' : 'MM\0*', 'latin1');
  const long = (value: number, at: number) =>
    little ? buffer.writeUInt32LE(value, at) : buffer.writeUInt32BE(value, at);
  long(8, 4);
  for (let index = 0; index < pictures; index += 1) {
    const at = 8 + index * 18;
    if (little) buffer.writeUInt16LE(1, at);
    else buffer.writeUInt16BE(1, at);
    long(index + 1 < pictures ? at + 18 : 0, at + 14);
  }
  return buffer;
}

describe('countScanPages', () => {
  test('counts what the catalogue of a PDF leads to, not other trees', () => {
    expect(countScanPages('application/pdf', pdf(`${tree} trailer <</Root 1 0 R>>`))).toBe(2);
    const other = '7 0 obj <</Type/Outlines/Count 40>> endobj';
    expect(countScanPages('application/pdf', pdf(`${tree} ${other} trailer <</Root 1 0 R>>`))).toBe(2);
  });

  test('counts the pages of a PDF that was changed and saved again', () => {
    const added = '2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R 8 0 R]/Count 3>> endobj trailer <</Root 1 0 R>>';
    const file = pdf(`${tree} trailer <</Root 1 0 R>> ${added}`);
    expect(countScanPages('application/pdf', file)).toBe(3);
  });

  test('reads page trees within object streams', () => {
    expect(countScanPages('application/pdf', packed(17))).toBe(17);
  });

  test('counts pictures and the directories of a TIFF', () => {
    expect(countScanPages('image/jpeg', Buffer.alloc(4))).toBe(1);
    expect(countScanPages('image/tiff', tiff(3, true))).toBe(3);
    expect(countScanPages('image/tiff', tiff(2, false))).toBe(2);
  });

  test('says nothing of a file that it cannot read, and is not led astray', () => {
    expect(countScanPages('application/pdf', pdf('nothing'))).toBeNull();
    expect(countScanPages('application/pdf', pdf(tree.replace('Count 2', 'Count 90000000')))).toBeNull();
    const ring = tiff(1, true);
    ring.writeUInt32LE(8, 22);
    expect(countScanPages('image/tiff', ring)).toBeNull();
  });

  test('a file made to keep it busy does not', () => {
    const begun = performance.now();
    const endless = pdf('1 0 obj '.repeat(500_000));
    expect(countScanPages('application/pdf', endless)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('never throws, whatever bytes it gets', () => {
    const files = [packed(5), pdf(`${tree} trailer <</Root 1 0 R>>`), tiff(4, true)];
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), fc.nat(), (file, at, byte, cut) => {
        const broken = Buffer.from(file);
        broken[at % broken.length] = byte;
        const type = file === files[2] ? 'image/tiff' : 'application/pdf';
        const pages = countScanPages(
          type,
          broken.subarray(0, cut % 2 === 0 ? undefined : cut % broken.length),
        );
        expect(pages === null || pages > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
