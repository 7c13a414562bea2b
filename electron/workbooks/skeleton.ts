import type { Workbook, Worksheet } from 'exceljs';
import { READ_LIMITS } from '#shared/workbooks/limits';
import type { PrintSetup, SheetColumn, SheetLine, SheetModel } from '#shared/workbooks/model';
import { safeSheetNames } from '#shared/workbooks/sheet-names';
import { addColumnChecks, LISTS_SHEET, ListSheet } from './column-checks';
import { bufferSource } from './file-source';
import { layOut, type SheetLayout } from './sheet-layout';
import {
  bodyStyle,
  columnStyle,
  headStyle,
  lineHeight,
  lineStyle,
  VARIANTS,
  type Variant,
} from './sheet-styles';
import { readDirectory } from './zip-directory';
import { readPartText } from './zip-part';

/** A sheet without its body: what comes before the body's rows, what comes after, and the style numbers to use. */
export interface SheetFrame {
  readonly head: string;
  readonly tail: string;
  readonly layout: SheetLayout;
  /** Style number of each column, by variant. */
  readonly styles: Readonly<Record<Variant, readonly string[]>>;
  /** Style number of each footer line. */
  readonly footerStyles: readonly string[];
}

/** A workbook made by exceljs in which only the bodies are missing. */
export interface Skeleton {
  /** By part name, one for each sheet model. */
  readonly frames: ReadonlyMap<string, SheetFrame>;
  /** All parts by name, in the order of the package. */
  readonly parts: ReadonlyMap<string, string>;
}

const MM_PER_INCH = 25.4;
const DEFAULT_MARGINS = { top: 20, right: 15, bottom: 20, left: 15 };
/** ECMA-376 part 1, 18.18.50: 8 is A3, 9 is A4. */
const PAPER = { A3: 8, A4: 9 } as const;
const MAX_FREE = {
  insertRows: true,
  deleteRows: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
};

function setPrint(sheet: Worksheet, print: PrintSetup | undefined, layout: SheetLayout): void {
  const setup = print ?? { paper: 'A4', orientation: 'portrait' };
  const { top, right, bottom, left } = setup.margins ?? DEFAULT_MARGINS;
  const inches = (mm: number) => Number((mm / MM_PER_INCH).toFixed(3));
  Object.assign(sheet.pageSetup, {
    paperSize: PAPER[setup.paper],
    orientation: setup.orientation,
    margins: {
      top: inches(top),
      right: inches(right),
      bottom: inches(bottom),
      left: inches(left),
      header: inches(top / 2),
      footer: inches(bottom / 2),
    },
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${layout.headTop}:${layout.headBottom}`,
    // Whole columns: the area holds however many rows follow, also those a clerk adds later.
    printArea: `A:${layout.lastColumn}`,
  });
  if (setup.pageNumbers ?? true) sheet.headerFooter.oddFooter = '&C第 &P 页 共 &N 页';
}

function addLine(sheet: Worksheet, line: SheetLine, row: number, layout: SheetLayout): void {
  const cell = sheet.getCell(row, 1);
  cell.value = line.text;
  cell.style = lineStyle(line, layout.look);
  sheet.getRow(row).height = lineHeight(line, layout.look, layout.width);
  if (layout.lastColumn !== 'A') sheet.mergeCells(`A${row}:${layout.lastColumn}${row}`);
}

/** Columns that share a group stand side by side under one merged cell; the others are merged downwards. */
function addHead(sheet: Worksheet, columns: readonly SheetColumn[], layout: SheetLayout): void {
  const { headTop, headBottom, look } = layout;
  for (let row = headTop; row <= headBottom; row += 1) sheet.getRow(row).height = look.headHeight;
  const style = headStyle(look);
  let groupStart = 0;
  columns.forEach((column, index) => {
    const grouped = headBottom > headTop && column.group !== undefined;
    sheet.getCell(headTop, index + 1).value = grouped ? column.group : column.header;
    if (grouped) sheet.getCell(headBottom, index + 1).value = column.header;
    for (let row = headTop; row <= headBottom; row += 1) sheet.getCell(row, index + 1).style = style;
    if (!grouped && headBottom > headTop) sheet.mergeCells(headTop, index + 1, headBottom, index + 1);
    if (index === 0 || column.group !== columns[index - 1]?.group) groupStart = index;
    const last = column.group !== columns[index + 1]?.group;
    if (grouped && last && index > groupStart) sheet.mergeCells(headTop, groupStart + 1, headTop, index + 1);
  });
}

/** Rows that exist only to make exceljs number the styles of the body; they are cut out again. */
function addSamples(sheet: Worksheet, model: SheetModel, layout: SheetLayout): void {
  VARIANTS.forEach((variant, offset) => {
    model.columns.forEach((column, index) => {
      const cell = sheet.getCell(layout.bodyTop + offset, index + 1);
      cell.value = 0;
      cell.style = bodyStyle(column, layout.look, variant);
    });
  });
  (model.footer ?? []).forEach((line, index) => {
    const cell = sheet.getCell(layout.bodyTop + VARIANTS.length + index, 1);
    cell.value = 0;
    cell.style = lineStyle(line, layout.look);
  });
}

async function addSheet(
  book: Workbook,
  model: SheetModel,
  name: string,
  lists: ListSheet,
): Promise<SheetLayout> {
  const layout = layOut(model);
  const ySplit = layout.headBottom;
  const sheet = book.addWorksheet(name, {
    state: model.hidden ? 'hidden' : 'visible',
    views: [{ state: 'frozen', xSplit: model.frozenColumns ?? 0, ySplit, showGridLines: true }],
  });
  model.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
    sheet.getColumn(index + 1).style = columnStyle(column, layout.look);
  });
  (model.lines ?? []).forEach((line, index) => addLine(sheet, line, index + 1, layout));
  addHead(sheet, model.columns, layout);
  addSamples(sheet, model, layout);
  addColumnChecks(sheet, model, layout, lists);
  setPrint(sheet, model.print, layout);
  // The reference's last row is filled in when the body has been written.
  if (model.autoFilter) sheet.autoFilter = `A${layout.headBottom}:${layout.lastColumn}${layout.headBottom}`;
  if (model.protect) await sheet.protect('', MAX_FREE);
  return layout;
}

function styleNumbers(xml: string, row: number): string[] {
  const start = xml.indexOf(`<row r="${row}"`);
  const cells = xml.slice(start, xml.indexOf('</row>', start));
  return [...cells.matchAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g)].map((match) => match[1] ?? '0');
}

function frameOf(xml: string, model: SheetModel, layout: SheetLayout): SheetFrame {
  const { bodyTop } = layout;
  const styles = Object.fromEntries(
    VARIANTS.map((variant, offset) => [variant, styleNumbers(xml, bodyTop + offset)]),
  );
  const footerTop = bodyTop + VARIANTS.length;
  return {
    // The dimension would be that of the samples; it is optional (ECMA-376 part 1, 18.3.1.35).
    head: xml.slice(0, xml.indexOf(`<row r="${bodyTop}"`)).replace(/<dimension [^>]*>/, ''),
    tail: xml.slice(xml.indexOf('</sheetData>')),
    layout,
    styles: styles as Record<Variant, string[]>,
    footerStyles: (model.footer ?? []).map((_, index) => styleNumbers(xml, footerTop + index)[0] ?? '0'),
  };
}

/**
 * Makes the workbook without its bodies: exceljs draws titles, heads, styles, checks, protection and print settings, all of it
 * small. The bodies are written straight into the sheets' XML afterwards, which is several times faster than a cell object
 * for every cell and needs no memory.
 */
export async function makeSkeleton(models: readonly SheetModel[]): Promise<Skeleton> {
  // Loaded at the first export: the main process imports this module too and starts faster without a megabyte of library.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.creator = book.lastModifiedBy = '雁阵';
  const activeTab = Math.max(
    0,
    models.findIndex((model) => !model.hidden),
  );
  book.views = [
    { x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab, visibility: 'visible' },
  ];
  const lists = new ListSheet();
  const names = safeSheetNames([LISTS_SHEET, ...models.map((model) => model.name)]).slice(1);
  const layouts: SheetLayout[] = [];
  for (const [index, model] of models.entries()) {
    layouts.push(await addSheet(book, model, names[index] ?? model.name, lists));
  }
  lists.addTo(book);
  const source = bufferSource(Buffer.from(await book.xlsx.writeBuffer()));
  const parts = new Map<string, string>();
  for (const entry of readDirectory(source, READ_LIMITS).values()) {
    if (!entry.name.endsWith('/')) parts.set(entry.name, await readPartText(source, entry));
  }
  const frames = new Map<string, SheetFrame>();
  models.forEach((model, index) => {
    const part = `xl/worksheets/sheet${book.getWorksheet(names[index])?.id}.xml`;
    const layout = layouts[index];
    if (layout) frames.set(part, frameOf(parts.get(part) ?? '', model, layout));
  });
  return { frames, parts };
}
