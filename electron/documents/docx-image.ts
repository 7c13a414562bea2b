import { AlignmentType, ImageRun, LineRuleType, Paragraph } from 'docx';
import { jpegSize, type PixelSize } from '#shared/register/person/photo';

/** Pixels of 1/96 inch, as the library wants lengths. */
function pixels(millimetres: number): number {
  return (millimetres * 96) / 25.4;
}

export interface Picture {
  readonly type: 'jpg' | 'png';
  readonly content: Uint8Array;
}

function pngSize(content: Uint8Array): PixelSize | undefined {
  if (content.length < 24) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size of a picture in pixels; undefined where it cannot be read. */
export function pictureSize({ type, content }: Picture): PixelSize | undefined {
  return type === 'jpg' ? jpegSize(content) : pngSize(content);
}

/** mm */
interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture in a paragraph of its own; undefined where its size cannot be read.
 * @param way 'fill': cropped from the middle to the whole box; 'fit': whole within it
 */
export function pictureParagraph(picture: Picture, room: Room, way: 'fill' | 'fit'): Paragraph | undefined {
  const { type, content } = picture;
  const size = pictureSize(picture);
  if (!size || size.width === 0 || size.height === 0) return undefined;
  const [across, down] = [room.width / size.width, room.height / size.height];
  const scale = way === 'fill' ? Math.max(across, down) : Math.min(across, down);
  // The share of the picture that is cut off at both sides together.
  const over = (length: number, box: number): number => Math.max(0, 1 - box / (length * scale));
  const crop = { x: over(size.width, room.width) * 50, y: over(size.height, room.height) * 50 };
  const image = new ImageRun({
    type,
    data: content,
    transformation: {
      width: pixels(Math.min(room.width, size.width * scale)),
      height: pixels(Math.min(room.height, size.height * scale)),
    },
    ...(way === 'fill' ? { crop: { left: crop.x, right: crop.x, top: crop.y, bottom: crop.y } } : {}),
  });
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
    children: [image],
  });
}
