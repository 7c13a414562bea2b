import { AppError } from '#shared/lib/errors';
import type { ReadLimits } from '#shared/workbooks/limits';
import type { ByteSource } from './file-source';
import { readDirectory, type ZipDirectory } from './zip-directory';
import { readPartText } from './zip-part';

/** What the first bytes of a file tell. */
export type Inspected =
  { readonly kind: 'workbook'; readonly directory: ZipDirectory } | { readonly kind: 'text' };

const HEAD_BYTES = 4096;
/** Compound files (old Office formats, encrypted new ones): MS-CFB 2.2. */
const OLE_SIGNATURE = 'd0cf11e0a1b11ae1';
const SECTOR_SHIFT_AT = 30;
const DIRECTORY_SECTOR_AT = 48;

const notWorkbook = (found: string) => new AppError('WORKBOOK_NOT_A_WORKBOOK', { found });

/**
 * Looks at a file before anything is unpacked, and refuses what cannot be read with a sentence that says what to do.
 * @param extension of the file name, lower case with its dot: only for telling .et from .xls and text from the rest
 * @throws AppError WORKBOOK_*
 */
export async function inspectFile(
  source: ByteSource,
  extension: string,
  limits: ReadLimits,
): Promise<Inspected> {
  if (source.size === 0) throw new AppError('WORKBOOK_EMPTY_FILE');
  if (source.size > limits.fileBytes) {
    throw new AppError('WORKBOOK_TOO_LARGE', { limit: Math.floor(limits.fileBytes / 1024 / 1024) });
  }
  const head = source.read(0, HEAD_BYTES);
  if (head.toString('latin1', 0, 2) === 'PK') {
    const directory = readDirectory(source, limits);
    await refuseOtherPackages(source, directory);
    return { kind: 'workbook', directory };
  }
  if (head.toString('hex', 0, 8) === OLE_SIGNATURE) throw compoundFileError(source, head, extension);
  refuseOtherFiles(head, extension);
  return { kind: 'text' };
}

async function refuseOtherPackages(source: ByteSource, directory: ZipDirectory): Promise<void> {
  if (directory.has('xl/workbook.bin')) throw new AppError('WORKBOOK_XLSB');
  if (directory.has('word/document.xml')) throw notWorkbook('Word 文档');
  if (directory.has('ppt/presentation.xml')) throw notWorkbook('演示文稿');
  const mimetype = directory.get('mimetype');
  if (mimetype && mimetype.unpacked < 200) {
    const type = await readPartText(source, mimetype);
    if (type.includes('opendocument.spreadsheet')) throw new AppError('WORKBOOK_ODS');
  }
  if (!directory.has('_rels/.rels')) throw notWorkbook('压缩包');
}

/** Names of the streams in the first sector of a compound file's directory, 128 bytes each in UTF-16 (MS-CFB 2.6). */
function compoundStreams(source: ByteSource, head: Buffer): string {
  if (head.length < 512) return '';
  const sector = 2 ** Math.min(head.readUInt16LE(SECTOR_SHIFT_AT), 12);
  const position = (head.readUInt32LE(DIRECTORY_SECTOR_AT) + 1) * sector;
  return source.read(Math.min(position, source.size), 4096).toString('utf16le');
}

function compoundFileError(source: ByteSource, head: Buffer, extension: string): AppError {
  const streams = compoundStreams(source, head);
  if (streams.includes('EncryptedPackage')) return new AppError('WORKBOOK_ENCRYPTED');
  if (streams.includes('WordDocument')) return notWorkbook('Word 文档');
  if (streams.includes('PowerPoint')) return notWorkbook('演示文稿');
  return new AppError(extension === '.et' ? 'WORKBOOK_ET' : 'WORKBOOK_OLD_XLS');
}

const TEXT_EXTENSIONS = new Set(['.csv', '.txt', '.tsv']);

function refuseOtherFiles(head: Buffer, extension: string): void {
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (start.startsWith('%pdf')) throw notWorkbook('PDF');
  if (/^(\x89png|\xff\xd8\xff|gif8|bm)/.test(start) && head.includes(0)) throw notWorkbook('图片');
  if (/^(rar!|7z\xbc\xaf)/.test(start)) throw notWorkbook('压缩包');
  if (/^(<!doctype|<html|<table|<meta|<\?xml|mime-version)/.test(start)) throw new AppError('WORKBOOK_HTML');
  if (!TEXT_EXTENSIONS.has(extension)) throw notWorkbook('其他格式的文件');
  const wide = head[0] === 0xff && head[1] === 0xfe;
  if (!wide && head.includes(0)) throw notWorkbook('其他格式的文件');
}
