import { readdirSync, type Dirent } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { mostForms, type FormSource } from '#shared/register/approval-form/form-contract';
import type { JobContext } from '../../../contexts';

/** A file that may hold an approval form. */
export interface FormPlace {
  readonly path: string;
  readonly name: string;
  /** The folder under the chosen one; '' for the chosen one itself. */
  readonly folder: string;
}

export interface FormPlaces {
  /** The folder's or the only file's name, or how many files. */
  readonly name: string;
  readonly places: readonly FormPlace[];
  /** What was left out. */
  readonly notes: readonly string[];
}

/** Whether a name is that of an approval form; a photo beside an older form belongs to that. */
function isForm(name: string): boolean {
  return ['.lrmx', '.lrm'].includes(extname(name).toLowerCase());
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'zh-CN', { numeric: true });
}

/** @throws FORM_FOLDER_UNREADABLE */
function entriesOf(folder: string): Dirent[] {
  try {
    // Hidden files are what other systems leave behind; a "~$" file is one that is open in an editor.
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'))
      .sort(byName);
  } catch {
    throw new AppError('FORM_FOLDER_UNREADABLE', { name: basename(folder) });
  }
}

interface Found {
  readonly places: FormPlace[];
  deeper: number;
  others: number;
}

function collect(found: Found, entries: readonly Dirent[], path: string, folder: string): void {
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const { name } = entry;
    if (isForm(name)) found.places.push({ path: join(path, name), name, folder });
    else if (extname(name).toLowerCase() !== '.pic') found.others += 1;
  }
}

function tooMany({ length }: readonly FormPlace[]): string[] {
  return length > mostForms ? [`一次最多读 ${mostForms} 个文件，后面的 ${length - mostForms} 个没有读`] : [];
}

function notesOf({ places, deeper, others }: Found): string[] {
  const notes = tooMany(places);
  if (deeper > 0) notes.push(`只读所选文件夹和它下面一级，更深的 ${deeper} 个文件夹没有读`);
  if (others > 0) notes.push(`${others} 个不是任免表的文件没有读`);
  return notes;
}

function inFolder(path: string): FormPlaces {
  const found: Found = { places: [], deeper: 0, others: 0 };
  const top = entriesOf(path);
  collect(found, top, path, '');
  for (const entry of top) {
    if (!entry.isDirectory()) continue;
    const inner = join(path, entry.name);
    const entries = entriesOf(inner);
    collect(found, entries, inner, entry.name);
    found.deeper += entries.filter((below) => below.isDirectory()).length;
  }
  return { name: basename(path), places: found.places.slice(0, mostForms), notes: notesOf(found) };
}

/**
 * The approval forms that the user chose: single files, or those in a folder and right under it.
 * @throws FORM_FOLDER_UNREADABLE, FORM_NONE when there is not a single one
 */
export function formPlaces(source: FormSource, { pathOf }: Pick<JobContext, 'pathOf'>): FormPlaces {
  if ('folder' in source) {
    const places = inFolder(pathOf(source.folder, 'folder'));
    if (places.places.length === 0) throw new AppError('FORM_NONE', { name: places.name });
    return places;
  }
  const places = source.files.map((token): FormPlace => {
    const path = pathOf(token, 'read');
    return { path, name: basename(path), folder: '' };
  });
  const [first] = places;
  const name = places.length === 1 && first ? first.name : `${first?.name ?? ''} 等 ${places.length} 个文件`;
  return { name, places: places.slice(0, mostForms), notes: tooMany(places) };
}
