/** A character of column width is 7 pixels in the normal font (Calibri 11), a pixel 0.75 points; 5 pixels are padding. */
const POINTS_PER_CHARACTER = 7 * 0.75;
/** Words and punctuation do not break everywhere, so lines are not used to their very end. */
const USED = 0.94;
const LINE_SPACING = 1.35;
const PADDING = 4;

/** How many Chinese characters of a font size fit on a line. @param width of the column, in characters */
export function lineCapacity(width: number, size: number): number {
  return Math.max(1, Math.floor((width * POINTS_PER_CHARACTER * USED) / size));
}

/** Width of a text in Chinese characters; letters and digits take about half of one. */
function textWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x2e80 ? 0.55 : 1;
  return width;
}

/** Lines a wrapped text takes where `capacity` Chinese characters fit on one. */
export function lineCount(text: string, capacity: number): number {
  if (text.length <= capacity && !text.includes('\n')) return 1;
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / capacity)), 0);
}

/**
 * Height in points of a row with so many lines. Given to every row, since LibreOffice and printing services believe the file and
 * do not measure; it is not marked as set by hand, so Excel measures again when somebody edits the row. Excel's end is 409.
 */
export function rowHeight(lines: number, size: number): number {
  return Math.min(409, Math.round(lines * size * LINE_SPACING + PADDING));
}
