import type { Band } from '#shared/lib/paper/bands';
import { formatDate } from '#shared/lib/dates';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import {
  headBand,
  rowBand,
  tableBands,
  type PaperColumn,
  type PaperTableLook,
} from '#shared/lib/paper/table-bands';
import { setText } from '#shared/lib/paper/set-text';
import { chineseNumber } from '#shared/lib/text';
import { fileClasses } from '../person/attachment';
import { footGroup, formSheets, formWidth, labelStyle, lastBound, tableLook } from './form-kit';
import type { LayoutPart, PaperAttachment, PaperPerson } from './paper-person';

const look: PaperTableLook = { ...tableLook, headHeight: 10, rowHeight: 8.5 };
/** Lower rows, where they save a sheet. */
const tight: PaperTableLook = { ...look, rowHeight: 7 };

/** Columns of the catalogue of a file; 页码 where the scanned pages are bound behind with numbers. Widths sum to 165 mm. */
function columnsOf(bound: boolean): PaperColumn[] {
  return [
    { key: 'number', label: '类　号', width: 18 },
    { key: 'title', label: '材　料　名　称', width: bound ? 69 : 79, align: 'left' },
    { key: 'date', label: '材料形成\n时　　间', width: 26 },
    { key: 'pages', label: '页　数', width: 15 },
    ...(bound ? [{ key: 'page', label: '页　码', width: 15 }] : []),
    { key: 'remark', label: '备　注', width: bound ? 22 : 27, align: 'left' },
  ];
}

/** Pages of an item as its list has them, else as its file has. */
function pagesOf({ pages, scanPages }: PaperAttachment): number | null {
  return pages ?? scanPages;
}

/** The heading of a class across the table; it is never alone at the end of a sheet. */
function classBand(code: string, text: string, head: Band, { rowHeight }: PaperTableLook): Band {
  const words = `${chineseNumber(Number(code))}、${text}`;
  const set = setText(words, { ...labelStyle, font: '黑体', align: 'left' }, formWidth - 4);
  const cell = { name: `class.${code}`, left: 0, width: formWidth, padding: 2 };
  return {
    ...rowBand([{ ...cell, content: { kind: 'text', text: set, valign: 'middle' } }], rowHeight),
    head,
    keepWithNext: true,
  };
}

interface Numbered {
  readonly item: PaperAttachment;
  /** The sheet on which its scanned pages begin. */
  readonly page: number | null;
}

/** The items in the order of the file, each with the number of its first sheet. */
function withPages(person: PaperPerson, firstScan: number | null): Numbered[] {
  let page = firstScan;
  return person.attachments.map((item) => {
    const own = page;
    if (page !== null) page += sheetsOfScan(item);
    return { item, page: own };
  });
}

/** How many sheets the scanned pages of an item take. */
export function sheetsOfScan({ scanPages, pages }: PaperAttachment): number {
  return scanPages ?? pages ?? 1;
}

/** Left blank in every class for what is added by hand. */
const blankRow: readonly string[] = [];
/** Rows grow to this where the sheet has room left, mm. */
const stretchTo = 11;

function bandsOf(items: readonly Numbered[], columns: readonly PaperColumn[], of: PaperTableLook): Band[] {
  const head = headBand(columns, of);
  const bands = fileClasses.flatMap(({ code, text }): Band[] => {
    const own = items.filter(({ item }) => item.fileClass === Number(code));
    const rows = own.map(({ item, page }, index) => [
      `${code}-${index + 1}`,
      item.title,
      item.documentDate ? formatDate(item.documentDate) : '',
      String(pagesOf(item) ?? ''),
      ...(page === null ? [] : [String(page)]),
    ]);
    const [, ...body] = tableBands(columns, [...rows, blankRow], of);
    return [classBand(code, text, head, of), ...body].map((band) => ({ ...band, head, stretchTo }));
  });
  return [head, ...lastBound(bands)];
}

/**
 * The catalogue of a file in its ten classes: number, title, date and pages of every item.
 * @param firstScan number of the sheet on which the scanned pages begin; null when they are not bound behind with numbers
 */
export function catalogueSheets(person: PaperPerson, firstScan: number | null): readonly PaperSheet[] {
  const { name } = person.content.fields;
  const items = withPages(person, firstScan);
  const columns = columnsOf(firstScan !== null);
  const total = items.reduce((sum, { item }) => sum + (pagesOf(item) ?? 0), 0);
  const foot = `共 ${items.length} 份材料，${total} 页。　　　　整理人：　　　　　　　　审核人：`;
  const under = `姓名：${name ?? ''}　　单位：${person.organization}`;
  const [roomy = [], close = []] = [look, tight].map((of) =>
    formSheets({ title: '干部人事档案材料目录', under, name }, [
      ...bandsOf(items, columns, of),
      footGroup(foot),
    ]),
  );
  return close.length < roomy.length ? close : roomy;
}

/** The catalogue without the scanned pages behind it. */
export const layoutCatalogue: LayoutPart = (person) => ({
  sheets: catalogueSheets(person, null),
  findings: [],
});
