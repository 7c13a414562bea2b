import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/lib/errors';
import { fileNameSafe } from '#shared/lib/text';
import type { FormFileKind } from '#shared/register/approval-form/form-export-contract';
import { formFileLimit } from '#shared/register/approval-form/form-folder';
import { formatLrm, parseLrm } from '#shared/register/lrm';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import type { LrmxForm } from '#shared/register/lrmx-form';
import { jpegSize } from '#shared/register/person/photo';
import { writeChosen } from '../app/chosen-files';
import { decodeGbk, encodeGbk } from './gbk';

/** A form read from a file. */
export interface FormFile {
  readonly form: LrmxForm;
  /** .lrmx of the editor since V3; .lrm, the older record with the photo in a .pic beside it. */
  readonly kind: FormFileKind;
  /** What the clerk should know about the file itself, as sentences: a photo that could not be used. */
  readonly notes: readonly string[];
}

const limit = formFileLimit;
const photoLimit = 5 * 1024 * 1024;
const utf8Mark = '\uFEFF';

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function utf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  if (first === 0xfe && second === 0xff)
    return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
  return first === 0x3c && second === 0 ? new TextDecoder('utf-16le').decode(bytes) : undefined;
}

/** The encoding that an XML declaration names, in small letters. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]?.toLowerCase() ?? '';
}

const gbkNames = ['gb2312', 'gbk', 'gb18030', 'cp936', 'windows-936', 'x-gbk'];

/**
 * Whether a text that was read as UTF-8 looks like Chinese: GBK that passes for UTF-8 by chance (联通) gives letters of
 * other scripts instead.
 */
function looksChinese(text: string): boolean {
  const strange = text.match(/[\u0180-\u036F\u0400-\u07FF]/g)?.length ?? 0;
  return strange === 0 || (text.match(/[\u3000-\u9FFF\uFF00-\uFFEF]/g)?.length ?? 0) > strange;
}

/**
 * The text of a form file: UTF-16 by its mark, GBK where the declaration says so, else UTF-8 when the bytes allow it, else
 * GBK, which old tools write whatever they declare.
 * @throws FORM_FILE_ENCODING
 */
function decodeText(bytes: Uint8Array): string {
  const wide = utf16(bytes);
  if (wide !== undefined) return wide;
  const text = gbkNames.includes(declaredEncoding(bytes)) ? undefined : utf8(bytes);
  if (text !== undefined && (text.startsWith(utf8Mark) || looksChinese(text))) return text;
  const chinese = decodeGbk(bytes);
  if (!chinese.includes('\uFFFD')) return chinese;
  const last = text ?? utf8(bytes);
  if (last === undefined) throw new AppError('FORM_FILE_ENCODING');
  return last;
}

function withPhoto(form: LrmxForm, picture: Uint8Array | undefined): Omit<FormFile, 'kind'> {
  if (!picture || picture.length === 0) return { form, notes: [] };
  if (picture.length > photoLimit) return { form, notes: ['旁边的 .pic 照片超过 5 MB，没有读入'] };
  if (!jpegSize(picture)) return { form, notes: ['旁边的 .pic 照片不是 JPEG 图片，没有读入'] };
  const image = Buffer.from(picture).toString('base64');
  return { form: { ...form, values: { ...form.values, ZhaoPian: image } }, notes: [] };
}

/**
 * Reads the bytes of a form file; what they are is seen from the content, whatever the file's name says.
 * @param picture the bytes of the .pic beside an .lrm
 * @throws FORM_FILE_EMPTY, FORM_FILE_LARGE, FORM_FILE_ENCODING, FORM_FILE_UNKNOWN, and those of parseLrmx and parseLrm
 */
export function readFormBytes(bytes: Uint8Array, picture?: Uint8Array): FormFile {
  if (bytes.length > limit) throw new AppError('FORM_FILE_LARGE', { limit: limit / 1024 / 1024 });
  const text = decodeText(bytes);
  const begin = text.slice(0, 1000).trimStart();
  if (begin.startsWith('<')) return { form: parseLrmx(text), kind: 'lrmx', notes: [] };
  if (begin.startsWith('"')) return { ...withPhoto(parseLrm(text), picture), kind: 'lrm' };
  throw new AppError(begin === '' && text.length < 1000 ? 'FORM_FILE_EMPTY' : 'FORM_FILE_UNKNOWN');
}

/** The picture beside an .lrm; on Linux the case of the ending counts. */
async function pictureBeside(file: string): Promise<Uint8Array | undefined> {
  const base = file.slice(0, file.length - path.extname(file).length);
  for (const ending of ['.pic', '.PIC', '.Pic']) {
    const bytes = await readFile(base + ending).catch(() => undefined);
    if (bytes) return bytes;
  }
  return undefined;
}

/**
 * Reads a form file, and the photo beside an .lrm.
 * @throws FORM_FILE_MISSING and those of readFormBytes
 */
export async function readFormFile(file: string): Promise<FormFile> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(file);
    if (size > limit) throw new AppError('FORM_FILE_LARGE', { limit: limit / 1024 / 1024 });
    bytes = await readFile(file);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('FORM_FILE_MISSING');
  }
  const isOld = path.extname(file).toLowerCase() === '.lrm';
  return readFormBytes(bytes, isOld ? await pictureBeside(file) : undefined);
}

/** A form file that was written. */
export interface WrittenFormFile {
  readonly path: string;
  /** Characters that GBK lacks, written as ? (.lrm only). */
  readonly lost: readonly string[];
}

/**
 * Writes a form into a folder, whole or not at all; a file of that name is replaced. An .lrm gets its photo beside it.
 * @param name without ending; made safe for a file system
 * @throws FILE_NOT_WRITTEN
 */
export async function writeFormFile(
  folder: string,
  name: string,
  form: LrmxForm,
  kind: FormFileKind,
): Promise<WrittenFormFile> {
  const base = path.join(folder, fileNameSafe(name));
  if (kind === 'lrmx') {
    await writeChosen(`${base}.lrmx`, Buffer.from(formatLrmx(form), 'utf8'));
    return { path: `${base}.lrmx`, lost: [] };
  }
  const photo = Buffer.from(form.values.ZhaoPian, 'base64');
  if (jpegSize(photo)) await writeChosen(`${base}.pic`, photo);
  const { bytes, lost } = encodeGbk(formatLrm(form));
  await writeChosen(`${base}.lrm`, bytes);
  return { path: `${base}.lrm`, lost };
}
