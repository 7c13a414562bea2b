import { basename, extname } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { READ_LIMITS, type ReadLimits } from '#shared/workbooks/limits';
import type { Checkpoint, SheetData } from '#shared/workbooks/model';
import { readCellFormats } from './cell-formats';
import { CellReader } from './cell-values';
import { decodeText, parseCsv } from './csv';
import { fileSource, type ByteSource } from './file-source';
import { inspectFile } from './guard';
import { readWorkbookParts, type WorkbookParts } from './package-parts';
import { scanPart } from './scan-part';
import { readSharedStrings } from './shared-strings';
import { SheetReader } from './sheet-reader';
import type { ZipDirectory } from './zip-directory';

export interface ReadOptions {
  /** Names of the sheets wanted; all of them unless told. */
  readonly sheets?: readonly string[];
  /** Keep only the first rows of each sheet: enough for a preview. */
  readonly maxRows?: number;
}

interface Work {
  readonly source: ByteSource;
  readonly limits: ReadLimits;
  readonly checkpoint: Checkpoint;
  readonly options: ReadOptions;
}

/**
 * Reads a workbook (.xlsx, .xlsm) or a CSV file into sheets. Runs in the worker; memory grows with the content only.
 * @param path of the file, in any encoding the system accepts
 * @param limits READ_LIMITS, or the department's own
 * @param checkpoint called every 256 KB (some hundred rows) with unpacked bytes done and to do; throws to cancel
 * @returns the sheets in their order, hidden ones included and flagged
 * @throws AppError WORKBOOK_*: each with a sentence in error-texts.ts; what `checkpoint` throws
 */
export async function readWorkbook(
  path: string,
  limits: ReadLimits = READ_LIMITS,
  checkpoint: Checkpoint = () => {},
  options: ReadOptions = {},
): Promise<SheetData[]> {
  const source = fileSource(path);
  try {
    const extension = extname(path).toLowerCase();
    const inspected = await inspectFile(source, extension, limits);
    const work = { source, limits, checkpoint, options };
    if (inspected.kind === 'workbook') return await readSheets(work, inspected.directory);
    const text = decodeText(source.read(0, source.size));
    return [parseCsv(text, basename(path, extname(path)), limits, checkpoint)];
  } finally {
    source.close();
  }
}

async function readSheets(work: Work, directory: ZipDirectory): Promise<SheetData[]> {
  const { source, limits, options } = work;
  const parts = await readWorkbookParts(source, directory, limits.sheets);
  const wanted = parts.sheets.filter((sheet) => options.sheets?.includes(sheet.name) ?? true);
  if (wanted.length === 0) throw new AppError('WORKBOOK_NO_SHEET');
  const entries = [
    ...wanted.map((sheet) => sheet.entry),
    ...(parts.sharedStrings ? [parts.sharedStrings] : []),
  ];
  const progress = progressOf(
    work.checkpoint,
    entries.reduce((sum, entry) => sum + entry.unpacked, 0),
  );
  const cells = await readCells(work, parts, progress);
  const budget = { left: limits.cells };
  const sheets: SheetData[] = [];
  for (const { name, hidden, entry } of wanted) {
    const reader = new SheetReader({ name, hidden, cells, limits, budget, maxRows: options.maxRows });
    await scanPart(source, entry, reader, progress);
    sheets.push(reader.result());
  }
  return sheets;
}

function progressOf(checkpoint: Checkpoint, total: number): (bytes: number) => void {
  let done = 0;
  checkpoint(0, total);
  return (bytes) => {
    done += bytes;
    checkpoint(done, total);
  };
}

async function readCells(
  work: Work,
  parts: WorkbookParts,
  progress: (bytes: number) => void,
): Promise<CellReader> {
  const { source, limits } = work;
  const formats = parts.styles ? await readCellFormats(source, parts.styles) : [];
  const shared = parts.sharedStrings
    ? await readSharedStrings(source, parts.sharedStrings, limits, progress)
    : [];
  return new CellReader(shared, formats, parts.date1904);
}
