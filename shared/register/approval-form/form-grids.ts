import { millimetresPerTwip, type PaperSheet } from '#shared/lib/paper/sheet';
import type { LrmxGeneration } from '../lrmx-form';

/** One side of the form: mm. */
export interface FormSide {
  readonly margin: PaperSheet['margin'];
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** The form's paper and both of its sides, in mm. */
export interface FormGrid {
  readonly width: number;
  readonly height: number;
  /** Type sizes times this: 1 on A4 (values of 14 pt), 12/14 on B5. */
  readonly type: number;
  readonly front: FormSide & {
    /** From the upper margin to the grid: the title stands in it. */
    readonly title: number;
    /** Free under the grid as long as no row has grown. */
    readonly spare: number;
  };
  readonly back: FormSide;
}

export type FormPaper = 'A4' | 'B5';

const a4 = { width: 210, height: 297 };
/** B5 as Chinese offices mean it (JIS), which is also Word's: 182 × 257 mm. */
const b5 = { width: 182, height: 257 };

// Twips of the official Word templates (DOMAIN 3.1).
const frontColumns = [784, 236, 1305, 1063, 1302, 1315, 1330, 2058];
const backColumns = [742, 1092, 1274, 574, 1008, 98, 784, 3849];
const familyRows = Array.from({ length: 7 }, () => 697);
const frontMargin = { top: 629, right: 1134, bottom: 680, left: 1247 };

function frontRows(generation: LrmxGeneration): number[] {
  const currentPost = generation === 4 ? 709 : 679;
  return [709, 692, 680, 709, 346, 346, 346, 346, currentPost, 679, 679, 7133];
}

function backRows(): number[] {
  return [1418, 1021, 1361, 646, ...familyRows, 1332, 737, 2019];
}

function backMargin(generation: LrmxGeneration) {
  const [top, left] = generation === 4 ? [1576, 1276] : [1621, 1191];
  return { top, right: frontMargin.right, bottom: 567, left };
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/**
 * The grid of 干部任免审批表. A4 is the templates' own. Where the front's grid begins is not known: it lies upon the back's,
 * so that both sides of the leaf agree. The grid of the official B5 template is not known either: it is A4's in the
 * proportion of the pages, with 12 pt for 14 pt as that template has it.
 */
export function formGrid(generation: LrmxGeneration, paper: FormPaper): FormGrid {
  const page = paper === 'A4' ? a4 : b5;
  const across = (twips: number) => (twips * millimetresPerTwip * page.width) / a4.width;
  const down = (twips: number) => (twips * millimetresPerTwip * page.height) / a4.height;
  const side = (margin: PaperSheet['margin'], columns: readonly number[], rows: readonly number[]) => ({
    margin: {
      top: down(margin.top),
      right: across(margin.right),
      bottom: down(margin.bottom),
      left: across(margin.left),
    },
    columns: columns.map(across),
    rows: rows.map(down),
  });
  const front = side(frontMargin, frontColumns, frontRows(generation));
  const back = side(backMargin(generation), backColumns, backRows());
  const title = back.margin.top - front.margin.top;
  const spare = page.height - front.margin.bottom - back.margin.top - sum(front.rows);
  return { ...page, type: paper === 'A4' ? 1 : 12 / 14, front: { ...front, title, spare }, back };
}
