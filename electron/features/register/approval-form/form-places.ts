import { readdirSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { ChosenSource, FormSource } from '#shared/register/approval-form/form-source';
import {
  byName,
  isFormName,
  isPassedOver,
  isPictureName,
  leftOutNotes,
  mostForms,
  type LeftOut,
} from '#shared/register/approval-form/form-folder';
import type { JobContext } from '../../../contexts';
import { readFormFile, type FormFile } from '../../../files/form-files';
import type { FormSessions } from './form-session';

/** A file that may hold an approval form. */
export interface FormPlace {
  readonly name: string;
  /** The folder under the chosen one; '' for the chosen one itself. */
  readonly folder: string;
  /** @throws what reading a form throws */
  readonly read: () => Promise<FormFile>;
}

/** One that lies in a folder which the user chose. */
export interface ChosenPlace extends FormPlace {
  readonly path: string;
}

interface FormPlaces<Place extends FormPlace = FormPlace> {
  /** The folder's or the only file's name, or how many files. */
  readonly name: string;
  readonly places: readonly Place[];
  /** What was left out. */
  readonly notes: readonly string[];
}

/** @throws FORM_FOLDER_UNREADABLE */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !isPassedOver(name))
      .sort(byName);
  } catch {
    throw new AppError('FORM_FOLDER_UNREADABLE', { name: basename(folder) });
  }
}

function placeAt(path: string, folder: string): ChosenPlace {
  return { path, name: basename(path), folder, read: () => readFormFile(path) };
}

interface Found {
  readonly places: ChosenPlace[];
  deeper: number;
  others: number;
}

function collect(found: Found, entries: readonly Dirent[], path: string, folder: string): void {
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    if (isFormName(entry.name)) found.places.push(placeAt(join(path, entry.name), folder));
    else if (!isPictureName(entry.name)) found.others += 1;
  }
}

function atMost({ places, ...rest }: Found, name: string): FormPlaces<ChosenPlace> {
  const notes = leftOutNotes({ forms: places.length, ...rest });
  return { name, places: places.slice(0, mostForms), notes };
}

function inFolder(path: string): FormPlaces<ChosenPlace> {
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
  return atMost(found, basename(path));
}

/**
 * The approval forms that the user chose in a dialog: single files, or those in a folder and right under it.
 * @throws FORM_FOLDER_UNREADABLE, FORM_NONE when there is not a single one
 */
export function chosenPlaces(
  source: ChosenSource,
  { pathOf }: Pick<JobContext, 'pathOf'>,
): FormPlaces<ChosenPlace> {
  if ('folder' in source) return someOf(inFolder(pathOf(source.folder, 'folder')));
  const places = source.files.map((token) => placeAt(pathOf(token, 'read'), ''));
  const [first] = places;
  const name = places.length === 1 && first ? first.name : `${first?.name ?? ''} 等 ${places.length} 个文件`;
  return atMost({ places, deeper: 0, others: 0 }, name);
}

/** @throws FORM_NONE */
function someOf<Place extends FormPlace>(places: FormPlaces<Place>): FormPlaces<Place> {
  if (places.places.length === 0) throw new AppError('FORM_NONE', { name: places.name });
  return places;
}

/**
 * The same, or those that the user dropped onto the window, which have no place but their content.
 * @throws FORM_SESSION_GONE for something dropped that is not held any more, and what chosenPlaces throws
 */
export function formPlaces(
  source: FormSource,
  context: Pick<JobContext, 'pathOf'>,
  sessions: FormSessions,
): FormPlaces {
  if (!('dropped' in source)) return chosenPlaces(source, context);
  const { dropped, name, deeper, others } = source;
  const left: LeftOut = { forms: source.forms, deeper, others };
  const places = source.forms === 0 ? [] : sessions.takeDropped(dropped);
  return someOf({ name, places, notes: leftOutNotes(left) });
}
