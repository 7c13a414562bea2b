import { decodeBase64 } from '#shared/lib/base64';
import type { LrmxForm } from './lrmx-form';
import { hasPhotoRatio, jpegSize, type PixelSize } from './person/photo';

/** The photo of a form: none, a JPEG (with a note where it is not 4:5), or something that cannot be used. */
export type FormPhoto =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'jpeg';
      readonly bytes: Uint8Array;
      readonly size: PixelSize;
      readonly note: string | null;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** The editor's limit. */
const mostMegabytes = 5;

function refused(message: string): FormPhoto {
  return { kind: 'refused', message };
}

/** The photo in a form, decoded and looked at: what is no JPEG stays in the file, but is said. Never throws. */
export function photoOf({ values: { ZhaoPian } }: Pick<LrmxForm, 'values'>): FormPhoto {
  if (ZhaoPian === '') return { kind: 'none' };
  if (ZhaoPian.length > (mostMegabytes * 1024 * 1024 * 4) / 3) return refused(`照片超过 ${mostMegabytes} MB`);
  const bytes = decodeBase64(ZhaoPian);
  if (!bytes) return refused('照片的数据已损坏');
  const size = jpegSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return refused('照片不是 JPEG 图片');
  const note = hasPhotoRatio(size) ? null : `照片为 ${size.width}×${size.height} 像素，宽高比应为 4:5`;
  return { kind: 'jpeg', bytes, size, note };
}
