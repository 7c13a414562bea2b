import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import type {
  FormExportCheck,
  FormExportNote,
  FormExportResult,
  FormFileKind,
} from '#shared/register/approval-form/form-export-contract';
import { formFileNames, patternProblem, sameFileKey } from '#shared/register/approval-form/form-file-names';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { writeFormFile } from '../../../files/form-files';
import { selectPeopleInFull, type PersonInFull } from '../bulk/person-batch.store';
import { getPhoto } from '../person/person-photo.service';
import { selectExported, type ExportedPerson } from './form-export.store';

type Request = Parsed<'form.exportCheck'>;

/** People read from the archive at once. */
const chunk = 20;
/** So many files in a row that cannot be written: the disk is full or the stick is gone. */
const hopeless = 3;
/** The official editor takes no more family rows. */
const familyMost = 10;

/** The names in a folder as sameFileKey has them. @throws FORM_EXPORT_FOLDER */
function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder).map(sameFileKey));
  } catch {
    throw new AppError('FORM_EXPORT_FOLDER', { path: folder });
  }
}

interface Folder {
  readonly path: string;
  readonly kind: FormFileKind;
  readonly present: ReadonlySet<string>;
}

function isPresent({ present, kind }: Folder, key: string): boolean {
  return present.has(`${key}.${kind}`) || (kind === 'lrm' && present.has(`${key}.pic`));
}

interface Plan {
  readonly folder: Folder;
  readonly people: readonly ExportedPerson[];
  /** Without ending, one for each person. */
  readonly names: readonly string[];
  readonly existing: readonly string[];
}

/** @throws FORM_EXPORT_PATTERN, FORM_EXPORT_FOLDER */
function planned(input: Request, context: JobContext, numbers: boolean): Plan {
  const problem = patternProblem(input.pattern);
  if (problem !== null) throw new AppError('FORM_EXPORT_PATTERN', { problem });
  const chosen = context.pathOf(input.folder, 'folder');
  const folder = { path: chosen, kind: input.kind, present: namesIn(chosen) };
  const people = selectExported(context.db, input.ids);
  const taken = (key: string): boolean => isPresent(folder, key);
  const names = formFileNames(input.pattern, people, numbers ? taken : undefined);
  const existing = names.filter((name) => taken(sameFileKey(name))).map((name) => `${name}.${input.kind}`);
  return { folder, people, names, existing };
}

const listedMost = 20;

/** What an export would meet. @throws FORM_EXPORT_PATTERN, FORM_EXPORT_FOLDER */
export function checkFormExport(input: Request, context: JobContext): FormExportCheck {
  const { people, existing } = planned(input, context, false);
  return { files: people.length, existing: existing.length, listed: existing.slice(0, listedMost) };
}

/** Counts and notes while files are written. */
class Tally {
  written = 0;
  failed = 0;
  withoutPhoto = 0;
  inARow = 0;
  readonly notes: FormExportNote[] = [];

  note(personId: number, file: string, level: FormExportNote['level'], message: string): void {
    this.notes.push({ personId, file, level, message });
  }
}

/** The picture of an earlier file of this name would pass for this person's. @throws FILE_NOT_WRITTEN */
function dropPicture(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    throw new AppError('FILE_NOT_WRITTEN', { name: path.basename(file) });
  }
}

/** Writes one person's file and notes what the other side will miss. */
async function writeOne(
  { folder, input, context }: Job,
  person: PersonInFull,
  name: string,
  tally: Tally,
): Promise<void> {
  const photo = getPhoto(context.db, person.id)?.image ?? null;
  const generation = input.kind === 'lrm' ? 3 : input.generation;
  const form = formOfPerson({ content: person, photo }, { generation, today: context.today });
  const file = `${name}.${input.kind}`;
  try {
    const { lost } = await writeFormFile(folder.path, name, form, input.kind);
    if (input.kind === 'lrm' && photo === null) dropPicture(path.join(folder.path, `${name}.pic`));
    if (lost.length > 0)
      tally.note(person.id, file, 'warning', `“${lost.join('、')}”在 .lrm 里写不出，已写成“?”，请改用 .lrmx`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tally.failed += 1;
    tally.inARow += 1;
    tally.note(person.id, file, 'error', '没有写成。同名文件可能正被别的程序打开，或磁盘已满、没有写入权限');
    return;
  }
  tally.written += 1;
  tally.inARow = 0;
  if (photo === null) tally.withoutPhoto += 1;
  const relatives = form.family.length;
  if (relatives > familyMost)
    tally.note(person.id, file, 'warning', `家庭成员有 ${relatives} 人，官方编辑器最多显示 ${familyMost} 人`);
}

interface Job {
  readonly folder: Folder;
  readonly input: Request;
  readonly context: JobContext;
}

function* inChunks(db: Db, { people, names }: Plan): Generator<readonly [PersonInFull, string]> {
  for (let from = 0; from < people.length; from += chunk) {
    const ids = people.slice(from, from + chunk).map(({ id }) => id);
    for (const [at, person] of selectPeopleInFull(db, ids).entries()) yield [person, names[from + at] ?? ''];
  }
}

function isCancel(error: unknown): boolean {
  return error instanceof AppError && error.code === 'CANCELLED';
}

/** Writes file after file. @returns why it ended before the last one */
async function writeAll(job: Job, plan: Plan, tally: Tally): Promise<FormExportResult['stopped']> {
  for (const [person, name] of inChunks(job.context.db, plan)) {
    try {
      job.context.checkpoint(tally.written + tally.failed, plan.people.length, '正在导出任免表');
    } catch (error) {
      // What is written stays, and the operation log must say so.
      if (isCancel(error) && tally.written > 0) return 'cancelled';
      throw error;
    }
    await writeOne(job, person, name, tally);
    if (tally.inARow >= hopeless || (tally.inARow > 0 && !existsSync(job.folder.path))) return 'folder';
  }
  return null;
}

/**
 * Writes approval forms into the chosen folder, named by a pattern. A file that cannot be written is noted and the next is
 * tried; cancelled, what is written stays.
 * @throws FORM_EXPORT_PATTERN, FORM_EXPORT_FOLDER, FORM_EXPORT_EXISTS, and CANCELLED before the first file
 */
export async function exportForms(
  input: Parsed<'form.export'>,
  context: JobContext,
): Promise<FormExportResult> {
  const plan = planned(input, context, input.existing === 'number');
  const { folder, people, existing } = plan;
  if (input.existing === 'refuse' && existing.length > 0)
    throw new AppError('FORM_EXPORT_EXISTS', { files: existing.length, name: existing[0] ?? '' });
  const tally = new Tally();
  const stopped = await writeAll({ folder, input, context }, plan, tally);
  return {
    written: tally.written,
    notWritten: people.length - tally.written,
    withoutPhoto: tally.withoutPhoto,
    missing: input.ids.length - people.length,
    stopped,
    notes: tally.notes,
  };
}
