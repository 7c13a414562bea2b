import { labelOf } from '#shared/workbooks/labels';
import type { SheetData } from '#shared/workbooks/model';
import type { WorkbookLayout, WorkbookPart } from './layout';
import { extractionLayout } from './table-layout';
import { templateLayout } from './template-layout';

/** A sheet of the file and what it is in the layout. */
export interface FoundPart {
  readonly part: WorkbookPart;
  readonly sheet: SheetData;
}

export interface RecognizedWorkbook {
  readonly layout: WorkbookLayout;
  readonly found: readonly FoundPart[];
}

const layouts = [extractionLayout, templateLayout] as const;
/** A01, A99Z1, B01 at the beginning of a sheet's name. */
const CODE = /^[AB]\d{2}(Z\d)?(?![A-Z0-9])/;

/** Whether a sheet's name means a part: by its code (A01, A01人员, a01 基本信息), else by its name or an alias. */
export function isNamed(sheetName: string, part: WorkbookPart): boolean {
  const label = labelOf(sheetName).toUpperCase();
  const code = CODE.exec(part.name)?.[0];
  if (code !== undefined) return CODE.exec(label)?.[0] === code;
  const bare = label.replace(/\(\d+\)$/, '').replace(/^\d+[.、]?/, '');
  return [part.name, ...(part.aliases ?? [])].includes(bare);
}

/** The parts of a layout in a file; of two sheets for one part the one with more rows. */
function partsIn(layout: WorkbookLayout, sheets: readonly SheetData[]): FoundPart[] {
  return layout.parts.flatMap((part) => {
    const named = sheets.filter((sheet) => isNamed(sheet.name, part));
    const sheet = named.reduce<SheetData | undefined>(
      (best, next) => (best === undefined || next.rows.length > best.rows.length ? next : best),
      undefined,
    );
    return sheet ? [{ part, sheet }] : [];
  });
}

/** A coded sheet alone tells the extraction table; the template's names are common words and need its main sheet. */
function isEnough(layout: WorkbookLayout, found: readonly FoundPart[]): boolean {
  if (layout.key === 'extraction') return found.some(({ part }) => part.rows !== 'organizations');
  return found.length > 1 && found.some(({ part }) => part.rows === 'people');
}

/** The layout that a file's sheets follow; null when they stand each for itself. */
export function recognizeWorkbook(sheets: readonly SheetData[]): RecognizedWorkbook | null {
  for (const layout of layouts) {
    const found = partsIn(layout, sheets);
    if (isEnough(layout, found)) return { layout, found };
  }
  return null;
}

/** A layout by its key. */
export function layoutNamed(key: WorkbookLayout['key']): WorkbookLayout {
  return key === 'template' ? templateLayout : extractionLayout;
}

/** The parts of one layout in a file, chosen earlier. */
export function partsOfLayout(key: WorkbookLayout['key'], sheets: readonly SheetData[]): FoundPart[] {
  return partsIn(layoutNamed(key), sheets);
}
