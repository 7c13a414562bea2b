import { xmlText } from './xml-text';

/** Texts longer than this hardly ever repeat; they are written where they stand. */
const LONGEST_SHARED = 64;
/** Bounds the memory of very large exports, some 30 MB. */
const MOST_SHARED = 200_000;

/** The common text table of a workbook: repeated texts are written once. */
export class TextTable {
  private readonly skeleton: string;
  private readonly room: number;
  private readonly first: number;
  private readonly items = new Map<string, number>();

  /** @param skeleton sharedStrings.xml with the items that are there already; without it nothing is shared */
  constructor(skeleton: string | undefined) {
    this.room = skeleton === undefined ? 0 : MOST_SHARED;
    this.skeleton = skeleton ?? '';
    this.first = this.skeleton.split('<si>').length - 1;
  }

  /** The number of a text in the table; undefined when the text shall be written in its cell. */
  indexOf(text: string): number | undefined {
    const known = this.items.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST_SHARED || this.items.size >= this.room) return undefined;
    const index = this.first + this.items.size;
    this.items.set(text, index);
    return index;
  }

  /** The part's XML in pieces. */
  *xml(): Generator<string> {
    const end = this.skeleton.lastIndexOf('</sst>');
    // The counts are optional (ECMA-376 part 1, 18.4.9); wrong ones would be worse than none.
    let piece = this.skeleton.slice(0, end).replace(/ (?:uniqueCount|count)="\d*"/g, '');
    for (const text of this.items.keys()) {
      piece += `<si>${xmlText(text)}</si>`;
      if (piece.length > 0x10000) {
        yield piece;
        piece = '';
      }
    }
    yield `${piece}</sst>`;
  }
}
