/** A picture laid under a fixed frame: how large it is drawn and where, in pixels of the frame. */
export interface CropView {
  readonly scale: number;
  /** Left and top edge of the picture from the frame's corner; never positive, the frame is always covered. */
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** How far a picture may be enlarged beyond covering the frame. */
const farthest = 6;

/** The scale at which a picture just covers the frame. */
export function coveringScale(picture: Size, frame: Size): number {
  return Math.max(frame.width / picture.width, frame.height / picture.height);
}

/** The nearest view in which the picture covers the frame. */
export function clampView(view: CropView, picture: Size, frame: Size): CropView {
  const least = coveringScale(picture, frame);
  const scale = Math.min(Math.max(view.scale, least), least * farthest);
  const within = (value: number, length: number, room: number): number =>
    Math.min(0, Math.max(value, room - length * scale));
  return {
    scale,
    x: within(view.x, picture.width, frame.width),
    y: within(view.y, picture.height, frame.height),
  };
}

/** The whole width or height in the frame; of an upright picture the upper part, where the face is. */
export function firstView(picture: Size, frame: Size): CropView {
  const scale = coveringScale(picture, frame);
  const spare = frame.height - picture.height * scale;
  return clampView({ scale, x: (frame.width - picture.width * scale) / 2, y: spare / 4 }, picture, frame);
}

/** Enlarges by a factor around the middle of the frame. */
export function zoomView(view: CropView, factor: number, picture: Size, frame: Size): CropView {
  const least = coveringScale(picture, frame);
  const scale = Math.min(Math.max(view.scale * factor, least), least * farthest);
  const grow = scale / view.scale;
  const around = (edge: number, middle: number): number => middle - (middle - edge) * grow;
  return clampView(
    { scale, x: around(view.x, frame.width / 2), y: around(view.y, frame.height / 2) },
    picture,
    frame,
  );
}

/** The part of the picture that the frame shows, in the picture's own pixels. */
export function croppedPart(view: CropView, frame: Size): Rectangle {
  return {
    x: -view.x / view.scale,
    y: -view.y / view.scale,
    width: frame.width / view.scale,
    height: frame.height / view.scale,
  };
}

/** The size to write: `wanted`, or less where the picture has fewer pixels, in the same ratio. */
export function outputSize(part: Size, wanted: Size): Size {
  const factor = Math.min(1, part.width / wanted.width);
  return { width: Math.round(wanted.width * factor), height: Math.round(wanted.height * factor) };
}
