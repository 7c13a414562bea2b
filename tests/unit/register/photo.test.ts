import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampView, coveringScale, croppedPart, firstView, outputSize, zoomView } from '#shared/lib/crop';
import { mediaTypeOf } from '#shared/register/person/attachment';
import { hasPhotoRatio, jpegSize, photoSize } from '#shared/register/person/photo';

const frame = { width: 256, height: 320 };
const picture = fc.record({
  width: fc.integer({ min: 20, max: 9000 }),
  height: fc.integer({ min: 20, max: 9000 }),
});

test('however a picture is moved and enlarged, what is cut lies inside it and has the ratio', () => {
  const steps = fc.array(
    fc.record({
      dx: fc.integer({ min: -999, max: 999 }),
      dy: fc.integer({ min: -999, max: 999 }),
      zoom: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(picture, steps, (size, moves) => {
      let view = firstView(size, frame);
      for (const { dx, dy, zoom } of moves) {
        view = clampView({ ...view, x: view.x + dx, y: view.y + dy }, size, frame);
        view = zoomView(view, zoom, size, frame);
      }
      const part = croppedPart(view, frame);
      expect(view.scale).toBeGreaterThanOrEqual(coveringScale(size, frame) * 0.999_999);
      expect(part.x).toBeGreaterThanOrEqual(-1e-6);
      expect(part.y).toBeGreaterThanOrEqual(-1e-6);
      expect(part.x + part.width).toBeLessThanOrEqual(size.width + 1e-6);
      expect(part.y + part.height).toBeLessThanOrEqual(size.height + 1e-6);
      const output = outputSize(part, photoSize);
      expect(output.width).toBeLessThanOrEqual(photoSize.width);
      if (output.width >= 50) expect(hasPhotoRatio(output)).toBe(true);
    }),
  );
});

test('the size of a JPEG is read behind its tables, and junk is none', () => {
  const header = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 5, 9, 9, 9];
  const frameHeader = [0xff, 0xc2, 0, 17, 8, 2, 88, 1, 224, 3, 0, 0];
  expect(jpegSize(new Uint8Array([...header, ...frameHeader]))).toEqual({ width: 480, height: 600 });
  expect(jpegSize(new Uint8Array(header))).toBeUndefined();
  expect(jpegSize(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBeUndefined();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void jpegSize(bytes)));
});

test('a scanned file is known by its first bytes, not by its name', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(mediaTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf');
  expect(mediaTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe1]))).toBe('image/jpeg');
  expect(mediaTypeOf(new Uint8Array([0x49, 0x49, 0x2a, 0]))).toBe('image/tiff');
  expect(mediaTypeOf(bytes('PK\u0003\u0004'))).toBeUndefined();
  expect(mediaTypeOf(new Uint8Array())).toBeUndefined();
});
