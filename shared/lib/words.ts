import { fullWidthToHalf, stripInvisible } from './text';

/** No word of a code table is longer; longer text is not looked at. */
const LONGEST = 80;

/**
 * The form in which words are compared: half-width, no spaces, no brackets or separators, capital letters.
 * '' for text far longer than any word.
 */
export function comparable(text: string): string {
  if (text.length > LONGEST) return '';
  return fullWidthToHalf(stripInvisible(text))
    .replace(/[\s()[\]“”"'、,，。.;；:：·\-—]/g, '')
    .toUpperCase();
}
