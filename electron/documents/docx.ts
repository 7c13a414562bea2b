import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { innerWidth } from '#shared/lib/paper/boxes';
import { linesHeight } from '#shared/lib/paper/set-text';
import type { PaperSheet, ScanBlock, SheetBlock, TextStyle } from '#shared/lib/paper/sheet';
import { pictureParagraph, pictureSize, type Picture } from './docx-image';
import { hairline, paragraphs, textRun } from './docx-text';
import { tableOf } from './docx-table';
import { fontOf, halfPoints, twips } from './docx-units';
import { stylesXml } from './docx-styles';

/** The sheets of one subject: their pages are counted from 1. */
export interface DocxPaper {
  readonly sheets: readonly PaperSheet[];
}

export interface DocxOptions {
  readonly title: string;
  /** A scanned page as a picture; null where its file is no picture. */
  readonly scan: (attachmentId: number) => Picture | null;
}

const note: TextStyle = { font: '宋体', size: 12, leading: 20, align: 'center' };
const foot: TextStyle = { font: '宋体', size: 9, leading: 12, align: 'center' };

/** What stands where a scan is no picture. */
const noPicture = '这一页扫描材料是 PDF 或 TIFF 文件，不能放入 Word 文档，请从材料中另行打印。';

/**
 * A sheet as a page of the document: where its scan lies across, so does the page. Print turns the picture instead, which Word
 * shows in ways of its own.
 */
function pageOf(sheet: PaperSheet, { scan }: DocxOptions): PaperSheet {
  const { width, height } = sheet;
  const block = sheet.blocks.find(({ kind }) => kind === 'scan');
  const picture = block?.kind === 'scan' ? scan(block.attachmentId) : null;
  const size = picture && pictureSize(picture);
  if (!size || size.width <= size.height || width >= height) return sheet;
  const blocks = sheet.blocks.map((one) =>
    one.kind === 'scan' ? { ...one, height: one.height - (height - width) } : one,
  );
  return { ...sheet, width: height, height: width, blocks };
}

function scanOf(block: ScanBlock, sheet: PaperSheet, { scan }: DocxOptions): FileChild {
  const picture = scan(block.attachmentId);
  const room = { width: innerWidth(sheet), height: block.height - 2 };
  const drawn = picture && pictureParagraph(picture, room, 'fit');
  return drawn ?? new Paragraph({ alignment: AlignmentType.CENTER, children: [textRun(noPicture, note)] });
}

function blockOf(block: SheetBlock, sheet: PaperSheet, options: DocxOptions): FileChild[] {
  if (block.kind === 'grid') return [tableOf(block)];
  if (block.kind === 'scan') return [scanOf(block, sheet, options)];
  const after = block.height - linesHeight(block.text.style, block.text.lines.length);
  return paragraphs(block.text, { after: Math.max(0, after) });
}

/** Two tables that touch would become one. */
function childrenOf(sheet: PaperSheet, options: DocxOptions): FileChild[] {
  const children: FileChild[] = [];
  for (const child of sheet.blocks.flatMap((block) => blockOf(block, sheet, options))) {
    if (child instanceof Table && children.at(-1) instanceof Table) children.push(hairline());
    children.push(child);
  }
  if (children.length === 0 || children.at(-1) instanceof Table) children.push(hairline());
  return children;
}

const numbered = /^第 \d+ 页　共 (\d+) 页$/;

/**
 * 第 x 页　共 y 页 as fields, so that the count stays right when an office adds a page.
 * @param single nothing else stands in the document
 */
function footer(text: string, single: boolean): Footer {
  const [, pages] = numbered.exec(text) ?? [];
  if (pages === undefined) return footerOf(textRun(text, foot));
  const font = fontOf(foot.font);
  const size = halfPoints(foot.size);
  const total = single ? PageNumber.TOTAL_PAGES : pages;
  return footerOf(
    new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页　共 ', total, ' 页'], font, size }),
  );
}

function footerOf(run: TextRun): Footer {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

/** Room taken from the bottom margin for what Word adds: the paragraph that ends a section, and rounding. */
const slack = 4;

/** A sheet as a section of its own, with its page and margins. */
function sectionOf(
  sheet: PaperSheet,
  options: DocxOptions,
  {
    first,
    foot: words,
    single,
  }: { readonly first: boolean; readonly foot: string | null; readonly single: boolean },
): ISectionOptions {
  const { width, height, margin } = sheet;
  const lying = width > height;
  const [short, long] = lying ? [height, width] : [width, height];
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns the page itself.
        size: {
          width: twips(short),
          height: twips(long),
          orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          right: twips(margin.right),
          bottom: twips(Math.max(3, margin.bottom - slack)),
          left: twips(margin.left),
          header: twips(5),
          footer: twips(Math.max(4, margin.bottom / 2 - 2)),
          gutter: 0,
        },
        ...(first ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    ...(words === null ? {} : { footers: { default: footer(words, single) } }),
    children: childrenOf(sheet, options),
  };
}

/** A footer stands until another one follows: only where the words change, and with every new subject. */
function sectionsOf({ sheets }: DocxPaper, options: DocxOptions, single: boolean): ISectionOptions[] {
  return sheets.map((sheet, index) => {
    const words = sheet.foot ?? '';
    const same = index > 0 && numbered.test(words) && numbered.test(sheets[index - 1]?.foot ?? '');
    return sectionOf(pageOf(sheet, options), options, {
      first: index === 0,
      foot: same ? null : words,
      single,
    });
  });
}

/**
 * Papers as a Word document: every sheet is a section, grids are tables of the same measures, texts are unbroken
 * paragraphs that can be edited, photos pictures. Scans that are no pictures are named instead.
 * @throws CANCELLED where `options.scan` does
 */
export async function writeDocx(papers: readonly DocxPaper[], options: DocxOptions): Promise<Buffer> {
  const single = papers.length === 1;
  const document = new Document({
    title: options.title,
    creator: '雁阵',
    externalStyles: stylesXml,
    sections: papers.flatMap((paper) => sectionsOf(paper, options, single)),
  });
  return Packer.toBuffer(document);
}
