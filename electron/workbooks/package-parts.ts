import { AppError } from '#shared/lib/errors';
import type { ByteSource } from './file-source';
import { scanPart } from './scan-part';
import { attribute, type XmlHandler } from './xml-scanner';
import { damaged, partKey, type ZipDirectory, type ZipEntry } from './zip-directory';

interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/** Where the pieces of a workbook lie in its package. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings?: ZipEntry;
  readonly styles?: ZipEntry;
  /** Dates count from 1904 (old Macintosh files). */
  readonly date1904: boolean;
}

interface Relation {
  readonly id: string;
  /** Last segment of the type URI: 'worksheet', 'styles'; the same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
}

/** Handler that only looks at elements as they open. */
function openHandler(open: XmlHandler['open']): XmlHandler {
  return { open, close: () => {}, text: () => {}, wantsText: false };
}

/** Relations of a part (ECMA-376 part 2, 9.3): `folder/_rels/name.rels`, targets relative to the folder or absolute. */
async function readRelations(source: ByteSource, directory: ZipDirectory, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = directory.get(partKey(`${folder}_rels/${part.slice(folder.length)}.rels`));
  if (!entry) throw damaged(part);
  const relations: Relation[] = [];
  const handler = openHandler((name, attributes) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    const target = attribute(attributes, 'Target') ?? '';
    const type = attribute(attributes, 'Type') ?? '';
    const id = attribute(attributes, 'Id') ?? '';
    relations.push({
      id,
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(folder, target),
    });
  });
  await scanPart(source, entry, handler);
  return relations;
}

function resolveTarget(folder: string, target: string): string {
  if (/^[/\\]/.test(target)) return partKey(target);
  const path = partKey(folder + target).split('/');
  const resolved: string[] = [];
  for (const segment of path) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.') resolved.push(segment);
  }
  return resolved.join('/');
}

/**
 * Finds the workbook's parts through the package's relations, as Excel does; file names prove nothing.
 * @throws AppError WORKBOOK_DAMAGED, WORKBOOK_XLSB, WORKBOOK_NO_SHEET, WORKBOOK_TOO_MANY_SHEETS
 */
export async function readWorkbookParts(
  source: ByteSource,
  directory: ZipDirectory,
  maxSheets: number,
): Promise<WorkbookParts> {
  const root = await readRelations(source, directory, '');
  const path = root.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (path.endsWith('.bin')) throw new AppError('WORKBOOK_XLSB');
  const entry = directory.get(path);
  if (!entry) throw damaged(path);
  const relations = await readRelations(source, directory, path);
  const book = await readSheetList(source, entry);
  const part = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : directory.get(target);
  };
  const sheets = book.sheets.flatMap((sheet) => {
    const relation = relations.find((candidate) => candidate.id === sheet.id);
    if (relation && relation.type !== 'worksheet') return []; // Chart sheets and macro sheets hold no cells.
    const sheetEntry = relation && directory.get(relation.target);
    if (!sheetEntry) throw damaged(sheet.name);
    return [{ name: sheet.name, hidden: sheet.hidden, entry: sheetEntry }];
  });
  if (sheets.length === 0) throw new AppError('WORKBOOK_NO_SHEET');
  if (sheets.length > maxSheets) throw new AppError('WORKBOOK_TOO_MANY_SHEETS', { limit: maxSheets });
  return { sheets, sharedStrings: part('sharedStrings'), styles: part('styles'), date1904: book.date1904 };
}

async function readSheetList(source: ByteSource, entry: ZipEntry) {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let date1904 = false;
  const handler = openHandler((name, attributes) => {
    if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    // The prefix of the relationships namespace is the writer's choice: r:id, d3p1:id.
    const prefixed = /([\w.-]+:id)\s*=/.exec(attributes)?.[1];
    const state = attribute(attributes, 'state') ?? 'visible';
    const id = prefixed === undefined ? '' : (attribute(attributes, prefixed) ?? '');
    sheets.push({ name: attribute(attributes, 'name') ?? '', id, hidden: state !== 'visible' });
  });
  await scanPart(source, entry, handler);
  return { sheets, date1904 };
}
