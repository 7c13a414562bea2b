import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { onTestFinished } from 'vitest';
import { bufferSource } from '../../../electron/workbooks/file-source';
import { readDirectory } from '../../../electron/workbooks/zip-directory';
import { readPartText } from '../../../electron/workbooks/zip-part';
import { ZipWriter } from '../../../electron/workbooks/zip-writer';
import { AppError } from '#shared/lib/errors';
import { READ_LIMITS } from '#shared/workbooks/limits';
import type { BodyLine, ColumnKind, SheetModel } from '#shared/workbooks/model';

/** A fresh folder that goes when the test ends; with `afterAll`, when the suite does. */
export function freshFolder(atEnd: (clean: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbooks-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a zip with these parts, whole or in pieces. */
export async function writeZip(
  path: string,
  parts: Readonly<Record<string, string | Iterable<string>>>,
): Promise<string> {
  const fd = openSync(path, 'w');
  const zip = new ZipWriter(fd);
  for (const [name, text] of Object.entries(parts)) {
    zip.begin(name);
    for (const piece of typeof text === 'string' ? [text] : text) await zip.write(piece);
    await zip.end();
  }
  zip.finish();
  closeSync(fd);
  return path;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawBook {
  /** What stands inside `worksheet`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** `si` elements. */
  readonly shared?: string;
  /** What stands inside `styleSheet`. */
  readonly styles?: string;
  /** Further elements of workbook.xml, before `sheets`. */
  readonly book?: string;
  /** Attributes of a `sheet` element, by sheet name. */
  readonly sheetAttributes?: Readonly<Record<string, string>>;
}

/** The parts of a workbook with hand-written XML. */
export function rawParts(book: RawBook): Record<string, string> {
  const names = Object.keys(book.sheets);
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}" ${book.sheetAttributes?.[name] ?? ''}/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = [
    ...names.map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    ...(book.shared === undefined ? [] : [relation('t', 'sharedStrings', 'sharedStrings.xml')]),
    ...(book.styles === undefined ? [] : [relation('f', 'styles', 'styles.xml')]),
  ];
  return {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('b', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${book.book ?? ''}<sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    ...(book.shared !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${book.shared}</sst>` }),
    ...(book.styles !== undefined && {
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>`,
    }),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${MAIN}">${book.sheets[name]}</worksheet>`,
      ]),
    ),
  };
}

/** Writes a workbook with hand-written XML and answers its path. */
export async function writeRaw(folder: string, book: RawBook, name = 'raw.xlsx'): Promise<string> {
  return writeZip(join(folder, name), rawParts(book));
}

/** The code of the AppError that a promise ends with; any other error is thrown on. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'no error';
}

/** A roster of `count` made-up people with the customary heads. */
export function rosterModel(count: number, extra: Partial<SheetModel> = {}): SheetModel {
  function* body() {
    for (let index = 0; index < count; index += 1) {
      if (index % 40 === 0) yield { group: `第${index / 40 + 1}镇（40人）` };
      yield [
        index + 1,
        `张${index}`,
        '男',
        `1${index}`.padEnd(18, '0'),
        '1985-03-05',
        '2007-09',
        '镇党委委员、副书记',
      ];
    }
  }
  return {
    name: '名册',
    lines: [
      { text: '某县干部名册', style: 'title' },
      { text: '单位：某县委组织部', style: 'caption' },
    ],
    columns: [
      { header: '序号', width: 6, kind: 'number', align: 'center' },
      { header: '姓名', width: 10, kind: 'text' },
      { header: '性别', width: 6, kind: 'text' },
      { header: '身份证号', width: 21, kind: 'text' },
      { header: '出生日期', group: '时间', width: 12, kind: 'date' },
      { header: '入党', group: '时间', width: 10, kind: 'month' },
      { header: '现任职务', width: 30, kind: 'text', wrap: true },
    ],
    body: body(),
    ...extra,
  };
}

/** A sheet with a column of each kind. */
export function model(
  kinds: readonly ColumnKind[],
  body: Iterable<BodyLine>,
  extra: Partial<SheetModel> = {},
): SheetModel {
  const columns = kinds.map((kind, index) => ({ header: `列${index + 1}`, width: 12, kind }));
  return { name: '表', columns, body, ...extra };
}

/** The text of one part of a workbook's file; '' where it has none. */
export async function partOf(file: string, name: string): Promise<string> {
  const source = bufferSource(readFileSync(file));
  const entry = readDirectory(source, READ_LIMITS).get(name);
  return entry ? readPartText(source, entry) : '';
}

/** The first sheet as exceljs reads it. */
export async function excelJsSheet(file: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}
