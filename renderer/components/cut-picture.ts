import { outputSize, type Rectangle, type Size } from '#shared/lib/crop';

const jpegQuality = 0.92;

/** Cuts a part out of a picture, no larger than `size`. @returns JPEG in base64 */
export function cutPicture(picture: HTMLImageElement, part: Rectangle, size: Size): string {
  const { width, height } = outputSize(part, size);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    // A transparent PNG would otherwise become black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, width, height);
  }
  return canvas.toDataURL('image/jpeg', jpegQuality).split(',')[1] ?? '';
}
