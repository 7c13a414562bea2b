// Printed papers as data: lengths in millimetres, type and borders in points. The layout of a paper breaks its text into
// lines and decides every size, so that preview, printer, PDF and .docx say the same. Nothing here draws.

/** The four families of official papers, and the one of titles. The renderer declares what stands in for each. */
export type PaperFont = '宋体' | '仿宋' | '楷体' | '黑体' | '小标宋';

export interface TextStyle {
  readonly font: PaperFont;
  /** Points. */
  readonly size: number;
  /** Distance of base lines, points. */
  readonly leading: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
}

/** Text as it is set: `lines` are final, the renderer never breaks one. */
export interface SetText {
  readonly style: TextStyle;
  readonly lines: readonly SetLine[];
  /** The unbroken text, for .docx and for findings. */
  readonly text: string;
}

export interface SetLine {
  readonly text: string;
  /** Distance from the left edge of the text's box, mm; absent = 0. */
  readonly indent?: number;
}

/** Something in a box of a grid. */
export type CellContent =
  | {
      readonly kind: 'text';
      readonly text: SetText;
      readonly valign: 'top' | 'middle' | 'bottom';
    }
  /** A JPEG in base64; null leaves the box empty. It fills its box, cropped from the middle, unless it stays `whole`. */
  | { readonly kind: 'photo'; readonly image: string | null; readonly whole?: boolean }
  /** Several texts in one box: each stands at its own place, e.g. 呈报单位 and the date under it. */
  | {
      readonly kind: 'stack';
      readonly parts: readonly {
        readonly text: SetText;
        readonly valign: 'top' | 'middle' | 'bottom';
      }[];
    };

/** Rows and columns count from 0. */
export interface GridCell {
  /** Name of the box for tests and findings, e.g. XingMing or label:XingMing. */
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly content: CellContent;
  /** Left and right, mm; default 0.8. */
  readonly padding?: number;
  /** Above and below, mm; default 0. */
  readonly inset?: number;
  /** Sides without a line, e.g. ['bottom'] where two boxes read as one. */
  readonly open?: readonly ('top' | 'right' | 'bottom' | 'left')[];
}

export interface GridBlock {
  readonly kind: 'grid';
  /** Widths of columns and heights of rows, mm. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Widths of the lines, points. */
  readonly border: { readonly outer: number; readonly inner: number };
  readonly cells: readonly GridCell[];
}

/** Lines across the width between the margins: titles, letters, the line 填表人. `height` mm, whatever the lines need at least. */
export interface TextBlock {
  readonly kind: 'text';
  readonly name?: string;
  readonly text: SetText;
  readonly height: number;
}

/** A scanned page that fills the sheet within its margins. */
export interface ScanBlock {
  readonly kind: 'scan';
  readonly attachmentId: number;
  /** From 1, of a scan with several pages. */
  readonly page: number;
  readonly height: number;
}

export type SheetBlock = GridBlock | TextBlock | ScanBlock;

/** One side of one sheet; blocks follow each other from the top margin down. */
export interface PaperSheet {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly blocks: readonly SheetBlock[];
  /** Stands in the middle of the bottom margin, e.g. 第 1 页　共 4 页. */
  readonly foot?: string;
  /** Counts where pages are numbered, but carries no number: covers, blank backs. */
  readonly unnumbered?: boolean;
}

/** Text that does not fit its box at the smallest size allowed: told before printing, never cut. */
export interface FitFinding {
  readonly level: 'error' | 'warning' | 'hint';
  /** The box, as it is called on the paper. */
  readonly box: string;
  /** What is wrong and what helps, one sentence. */
  readonly message: string;
  /** Path of the field that the finding leads to, as findings of the checks have it (fields.nativePlace, children.resume). */
  readonly field?: string;
}

/** The papers of one subject (a person, or one document of a batch). */
export interface LaidOutPaper {
  /** Whom or what they are of; also the name of a file of its own. */
  readonly label: string;
  readonly sheets: readonly PaperSheet[];
  readonly findings: readonly FitFinding[];
}

export const millimetresPerPoint = 25.4 / 72;
export const millimetresPerTwip = 25.4 / 1440;
