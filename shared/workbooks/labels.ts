import { fullWidthToHalf, stripInvisible } from '#shared/lib/text';
import type { CellValue } from './model';

const CHINESE = /[\u2e80-\u9fff]/;

/**
 * A heading as one would read it aloud: '姓 名' with any blank or line end in it is 姓名, full-width letters become half-width. '' for blanks and anything
 * that is no text.
 */
export function labelOf(value: CellValue | undefined): string {
  if (typeof value !== 'string') return '';
  const text = stripInvisible(fullWidthToHalf(value));
  return CHINESE.test(text) ? text.replace(/\s+/g, '') : text.replace(/\s+/g, ' ').trim();
}

const LONGEST_LABEL = 30;
/** Dates, times, counts, ID numbers, money: what stands in cells, not above them. */
const DATA_LIKE = /^[\d.,%()+:/\-年月日号岁人元万]+$/;
/** '填报单位:桃源县', '日期:': captions and signatures. A unit after the name, as in '收入(单位:元)', is no caption. */
const CAPTION = /^[^(]*:/;

/** Whether a text may stand in a table's head, judged by its looks alone. */
export function looksLikeLabel(label: string): boolean {
  return (
    label !== '' &&
    [...label].length <= LONGEST_LABEL &&
    /\p{L}/u.test(label) &&
    !DATA_LIKE.test(label) &&
    !CAPTION.test(label) &&
    !/[。;!?]/.test(label)
  );
}
