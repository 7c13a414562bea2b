import { copyFileSync, constants, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { errorText } from '#shared/lib/error-texts';
import type { FormUpgrade, UpgradedForm } from '#shared/register/approval-form/form-contract';
import type { ChosenSource } from '#shared/register/approval-form/form-source';
import { upgradeForm } from '#shared/register/approval-form/upgrade-form';
import { upgradeWords } from '#shared/register/approval-form/upgrade-report';
import { formatLrmx } from '#shared/register/lrmx';
import type { LrmxForm } from '#shared/register/lrmx-form';
import type { JobContext } from '../../../contexts';
import { chosenPlaces, type ChosenPlace } from './form-places';

/** Where a file goes: the same name as before, an older .lrm as .lrmx. */
function targetOf(
  { name, folder }: ChosenPlace,
  into: string,
): { readonly path: string; readonly shown: string } {
  const plain = extname(name).toLowerCase() === '.lrm' ? `${basename(name, extname(name))}.lrmx` : name;
  return { path: join(into, folder, plain), shown: folder === '' ? plain : `${folder} / ${plain}` };
}

/** @throws FORM_FOLDER_SAME when originals lie where the new files would: they are never written over */
function requireElsewhere(places: readonly ChosenPlace[], into: string): void {
  const target = realpathSync(into);
  const folders = new Set(places.map(({ path }) => dirname(path)));
  for (const folder of folders) if (realpathSync(folder) === target) throw new AppError('FORM_FOLDER_SAME');
}

/** Writes a new file. @throws FILE_EXISTS, FILE_NOT_WRITTEN, after taking away what was begun */
function putFile(path: string, write: () => void): void {
  const name = basename(path);
  if (existsSync(path)) throw new AppError('FILE_EXISTS', { name });
  try {
    mkdirSync(dirname(path), { recursive: true });
    write();
  } catch (error) {
    // Somebody else's file that came in between stays.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new AppError('FILE_EXISTS', { name });
    rmSync(path, { force: true });
    throw new AppError('FILE_NOT_WRITTEN', { name });
  }
}

function upgradeOne(place: ChosenPlace, form: LrmxForm, into: string): UpgradedForm {
  const target = targetOf(place, into);
  const about = { file: place.name, person: form.values.XingMing, target: target.shown };
  const upgraded = upgradeForm(form, 4);
  const { filled, missing } = upgradeWords(form, upgraded);
  // A 4.0 form without its two values is given them like any other: the check of files sends people here for that.
  if (form.generation === 4 && filled === '') {
    putFile(target.path, () => copyFileSync(place.path, target.path, constants.COPYFILE_EXCL));
    return { ...about, state: 'copied', note: '已是 4.0 格式，原样复制', missing };
  }
  const text = formatLrmx(upgraded);
  putFile(target.path, () => writeFileSync(target.path, text, { flag: 'wx' }));
  return { ...about, state: 'written', note: filled === '' ? '' : `填写了${filled}`, missing };
}

/** One file after the other: what cannot be read or written is refused and stops no other. */
async function upgradePlace(place: ChosenPlace, into: string): Promise<UpgradedForm> {
  try {
    const { form, notes } = await place.read();
    const done = upgradeOne(place, form, into);
    return { ...done, missing: [...notes, done.missing].filter((text) => text !== '').join('；') };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const about = { file: place.name, person: '', target: '', missing: '' };
    return { ...about, state: 'refused', note: errorText(error) };
  }
}

/**
 * Writes 4.0 files of older ones into another folder; folders right under the chosen one stay folders there. Cancelled
 * half-way, what is written stays written: every file is whole by itself.
 * @throws FORM_FOLDER_UNREADABLE, FORM_NONE, FORM_FOLDER_SAME, CANCELLED
 */
export async function upgradeForms(
  context: JobContext,
  { source, folder }: { readonly source: ChosenSource; readonly folder: string },
): Promise<FormUpgrade> {
  const { places, notes } = chosenPlaces(source, context);
  const into = context.pathOf(folder, 'folder');
  requireElsewhere(places, into);
  const rows: UpgradedForm[] = [];
  for (const place of places) {
    context.checkpoint(rows.length, places.length, '正在升级');
    rows.push(await upgradePlace(place, into));
  }
  return { rows, folder: into, notes };
}
