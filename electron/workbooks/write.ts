import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { BodyLine, Checkpoint, SheetModel } from '#shared/workbooks/model';
import { renameDurably } from '../archive/durable';
import { BodyWriter } from './body-writer';
import { makeSkeleton, type SheetFrame } from './skeleton';
import { TextTable } from './text-table';
import { ZipWriter } from './zip-writer';

const CHECK_EVERY = 500;
/** Characters handed to the compressor at a time. */
const PIECE = 0x8000;
const TEXTS_PART = 'xl/sharedStrings.xml';

export interface WrittenWorkbook {
  /** Body rows of all sheets. */
  readonly rows: number;
  readonly bytes: number;
}

interface Work {
  readonly zip: ZipWriter;
  readonly texts: TextTable;
  readonly checkpoint: () => void;
  rows: number;
}

/**
 * Writes sheets to an .xlsx file. The file appears under its name only when it is complete and on the disk; an existing one is
 * replaced then and stays as it was when anything fails.
 * @param path of the file
 * @param models the sheets; each body is read once, in order, with at most a few hundred rows in memory
 * @param checkpoint called at the start, every 500 rows and at the end with body rows done and to do (0 while not known);
 *   throws to cancel
 * @throws AppError WORKBOOK_TARGET_IN_USE, WORKBOOK_TARGET_DENIED, WORKBOOK_TARGET_MISSING, WORKBOOK_DISK_FULL,
 *   WORKBOOK_CELL_TOO_LONG; what `checkpoint` or a body throws
 */
export async function writeWorkbook(
  path: string,
  models: readonly SheetModel[],
  checkpoint: Checkpoint = () => {},
): Promise<WrittenWorkbook> {
  const temporary = join(dirname(path), `.yanzhen-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const written = await writeTo(temporary, models, checkpoint);
    renameDurably(temporary, path);
    return written;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw targetError(error, path);
  }
}

async function writeTo(
  path: string,
  models: readonly SheetModel[],
  checkpoint: Checkpoint,
): Promise<WrittenWorkbook> {
  const fd = openSync(path, 'wx');
  const zip = new ZipWriter(fd);
  try {
    const written = await writeParts(zip, models, checkpoint);
    zip.finish();
    fsyncSync(fd);
    return { rows: written, bytes: zip.size };
  } finally {
    zip.abort();
    closeSync(fd);
  }
}

async function writeParts(
  zip: ZipWriter,
  models: readonly SheetModel[],
  checkpoint: Checkpoint,
): Promise<number> {
  const total = models.every((model) => model.rowCount !== undefined)
    ? models.reduce((sum, model) => sum + (model.rowCount ?? 0), 0)
    : 0;
  checkpoint(0, total);
  const { frames, parts } = await makeSkeleton(models);
  const texts = new TextTable(parts.get(TEXTS_PART));
  const work: Work = { zip, texts, checkpoint: () => checkpoint(work.rows, total), rows: 0 };
  for (const [name, text] of parts) {
    if (frames.has(name) || name === TEXTS_PART) continue;
    await writePart(zip, name, [text]);
  }
  let index = 0;
  for (const [name, frame] of frames) {
    const model = models[index];
    index += 1;
    if (model) await writePart(zip, name, sheetXml(work, model, frame));
  }
  if (parts.has(TEXTS_PART)) await writePart(zip, TEXTS_PART, texts.xml());
  work.checkpoint();
  return work.rows;
}

async function writePart(zip: ZipWriter, name: string, pieces: Iterable<string>): Promise<void> {
  zip.begin(name);
  for (const piece of pieces) await zip.write(piece);
  await zip.end();
}

/** A sheet's XML in pieces of some 32 KB. */
function* sheetXml(work: Work, model: SheetModel, frame: SheetFrame): Generator<string> {
  const writer = new BodyWriter(model, frame, work.texts);
  let row = frame.layout.bodyTop;
  let xml = frame.head;
  for (const line of bodyLines(work, model)) {
    xml += writer.line(line, row);
    row += 1;
    if (xml.length > PIECE) {
      yield xml;
      xml = '';
    }
  }
  const lastRow = row - 1;
  for (const [index, line] of (model.footer ?? []).entries()) {
    xml += writer.footer(line, frame.footerStyles[index] ?? '0', row);
    row += 1;
  }
  yield xml + finishTail(frame, writer.merges, lastRow);
}

function* bodyLines(work: Work, model: SheetModel): Generator<BodyLine> {
  for (const line of model.body) {
    yield line;
    work.rows += 1;
    if (work.rows % CHECK_EVERY === 0) work.checkpoint();
  }
  for (let blank = 0; blank < (model.blankRows ?? 0); blank += 1) yield [];
}

/** Elements that may follow mergeCells in a sheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99), as far as exceljs writes them. */
const AFTER_MERGES =
  /<(?:conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter)[ >]/;

/** Adds to the end of a sheet what only the body could tell: merged lines, and how far the filter reaches. */
function finishTail(frame: SheetFrame, merges: readonly string[], lastRow: number): string {
  const { headBottom, lastColumn } = frame.layout;
  const filter = `<autoFilter ref="A${headBottom}:${lastColumn}${Math.max(lastRow, headBottom)}"`;
  const tail = frame.tail
    .replace(/<autoFilter ref="[^"]*"/, filter)
    .replace(/<mergeCells count="\d*"/, '<mergeCells');
  if (merges.length === 0) return tail;
  const cells = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  if (tail.includes('</mergeCells>')) return tail.replace('</mergeCells>', `${cells}</mergeCells>`);
  const at = tail.search(AFTER_MERGES);
  return `${tail.slice(0, at)}<mergeCells>${cells}</mergeCells>${tail.slice(at)}`;
}

const TARGET_ERRORS: Readonly<Record<string, string>> = {
  EBUSY: 'WORKBOOK_TARGET_IN_USE',
  EPERM: 'WORKBOOK_TARGET_IN_USE',
  EACCES: 'WORKBOOK_TARGET_DENIED',
  EROFS: 'WORKBOOK_TARGET_DENIED',
  EISDIR: 'WORKBOOK_TARGET_DENIED',
  ENOENT: 'WORKBOOK_TARGET_MISSING',
  ENOTDIR: 'WORKBOOK_TARGET_MISSING',
  ENOSPC: 'WORKBOOK_DISK_FULL',
  EDQUOT: 'WORKBOOK_DISK_FULL',
};

function targetError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? TARGET_ERRORS[String(error.code)] : undefined;
  return code === undefined || error instanceof AppError ? error : new AppError(code, { path });
}
