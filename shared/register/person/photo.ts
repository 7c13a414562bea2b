import { z } from 'zod';

/** Width to height of an official photo: 4:5 (任免审批表 and the editor's rule for ZhaoPian). */
export const photoRatio = 4 / 5;

/** Largest photo in bytes; a cropped picture of 600 x 750 is a tenth of it. */
export const photoLimit = 1024 * 1024;

/** A photo as a call carries it: JPEG in base64. */
export const photoImage = z
  .string()
  .max(Math.ceil(photoLimit / 3) * 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The size in pixels to which the form crops a photo. */
export const photoSize = { width: 480, height: 600 } as const;

/** A person's photo as the page shows it. */
export interface PersonPhoto {
  /** JPEG in base64. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly updatedAt: string;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Frame headers; C4, C8 and CC are tables that share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Width and height that a JPEG declares; undefined when the bytes are no JPEG or break off before. Never throws. */
export function jpegSize(bytes: Uint8Array): PixelSize | undefined {
  const at = (index: number): number => bytes[index] ?? 0;
  if (at(0) !== 0xff || at(1) !== 0xd8) return undefined;
  let position = 2;
  while (position + 9 < bytes.length) {
    if (at(position) !== 0xff) return undefined;
    const marker = at(position + 1);
    if (isFrame(marker)) {
      return {
        height: at(position + 5) * 256 + at(position + 6),
        width: at(position + 7) * 256 + at(position + 8),
      };
    }
    const length = at(position + 2) * 256 + at(position + 3);
    // A fill byte stands alone; every other segment here carries its length.
    position += marker === 0xff ? 1 : 2 + Math.max(length, 2);
  }
  return undefined;
}

/** Whether a picture has the official 4:5 ratio, to within one part in fifty. */
export function hasPhotoRatio({ width, height }: PixelSize): boolean {
  return height > 0 && Math.abs(width / height / photoRatio - 1) <= 0.02;
}
