import { AppError } from '#shared/lib/errors';
import { personChildren, type ChildKey } from '#shared/register/fields/children';
import type { UndoCheck, UndoConflict, UndoDone } from '#shared/register/import/import-contract';
import { auditHead, changesOf, type Change } from '../../../archive/audit';
import { createBackup, pruneBackups } from '../../../archive/backup';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { deleteImportPhotos, selectImportPhotos } from './import-photo.store';
import { photoFinding, restorePhoto } from './import-photos.service';
import { isReferredTo, markUndone, referenceQueries, selectRun, type StoredRun } from './import.store';
import { removeOrganization, restoreOrganization } from './import-undo-units.service';
import { removePerson, restorePerson } from './import-undo-people.service';
import { renumberPaths, selectOrganization } from '../organization/organization.store';
import { selectChildren, selectPerson } from '../person/person.store';

const CONFLICTS_SHOWN = 200;
type Values = Readonly<Record<string, unknown>>;

/** What undoing one change meets. */
interface Finding {
  readonly change: Change;
  /** Null when the record is as the import left it. */
  readonly why: string | null;
}

/** What the findings about people are made from. */
interface PeopleAsked {
  /** Hashes of the photos that came with the import, by person. */
  readonly photos: ReadonlyMap<number, string>;
  /** Whether anything that did not come with the import refers to somebody. */
  readonly isReferredTo: (id: number) => boolean;
}

function askPeople(db: Db, runId: number): PeopleAsked {
  const photos = selectImportPhotos(db, runId);
  const plain = referenceQueries(db, 'person', ['import_photo']);
  const withPhoto = referenceQueries(db, 'person', ['import_photo', 'person_photo']);
  return { photos, isReferredTo: (id) => isReferredTo(db, photos.has(id) ? withPhoto : plain, id) };
}

function same(a: unknown, b: unknown): boolean {
  const empty = (value: unknown): unknown => (value === false || value === undefined ? null : value);
  return JSON.stringify(empty(a)) === JSON.stringify(empty(b));
}

function personValue(db: Db, id: number, fields: Values, key: string): unknown {
  return Object.hasOwn(personChildren, key) ? selectChildren(db, id, key as ChildKey) : fields[key];
}

function personFinding(db: Db, change: Change, asked: PeopleAsked): string | null {
  const person = selectPerson(db, change.id);
  if (!person) return '已不存在';
  if (person.deletedAt !== null) return '导入后移入了回收站';
  if (change.before === null) {
    if (person.version !== 1) return '导入后修改过';
    return asked.isReferredTo(change.id) ? '导入后有了照片、材料或其他记录' : null;
  }
  const edited = Object.entries(change.after ?? {}).some(
    ([key, value]) => !same(personValue(db, change.id, person.fields, key), value),
  );
  return edited ? '导入后又修改了同样的内容' : null;
}

function unitFinding(db: Db, change: Change): string | null {
  const unit = selectOrganization(db, change.id);
  if (!unit) return '已不存在';
  if (unit.abolished !== null) return '导入后已撤销';
  if (change.before === null) return unit.version === 1 ? null : '导入后修改过';
  const fields: Values = unit.fields;
  const edited = Object.entries(change.after ?? {}).some(([key, value]) => !same(fields[key], value));
  return edited ? '导入后又修改了同样的内容' : null;
}

/** What the import did, in its order; the photo of somebody new goes with the person and is no finding of its own. */
function* findings(db: Db, run: StoredRun): Generator<Finding> {
  const asked = askPeople(db, run.id);
  const added = new Set<number>();
  for (const change of changesOf(db, run.auditSeq)) {
    if (change.entity === 'person') {
      if (change.before === null) added.add(change.id);
      yield { change, why: personFinding(db, change, asked) };
    } else if (change.entity === 'organization') yield { change, why: unitFinding(db, change) };
    else if (change.entity === 'photo' && !added.has(change.id))
      yield { change, why: photoFinding(db, change.id, asked.photos.get(change.id)) };
  }
}

/** @throws NOT_FOUND, IMPORT_ALREADY_UNDONE */
function requireRun(db: Db, id: number): StoredRun {
  const run = selectRun(db, id);
  if (!run) throw new AppError('NOT_FOUND');
  if (run.undoneAt !== null) throw new AppError('IMPORT_ALREADY_UNDONE');
  return run;
}

/** What undoing an import would do, and what was edited since. @throws NOT_FOUND, IMPORT_ALREADY_UNDONE */
export function checkUndo(context: JobContext, runId: number): UndoCheck {
  const run = requireRun(context.db, runId);
  const total = run.added + run.changed + run.units;
  const conflicts: UndoConflict[] = [];
  const [people, units, met] = [new Set<number>(), new Set<number>(), new Set<string>()];
  for (const { change, why } of findings(context.db, run)) {
    const entity = change.entity === 'organization' ? 'organization' : 'person';
    (entity === 'person' ? people : units).add(change.id);
    const done = people.size + units.size;
    if (done % 100 === 0) context.checkpoint(done, total, '正在核对');
    // Somebody whose fields and photo were both edited since is one conflict.
    if (why === null || met.has(`${entity}${change.id}`)) continue;
    met.add(`${entity}${change.id}`);
    if (conflicts.length < CONFLICTS_SHOWN)
      conflicts.push({ entity, id: change.id, name: change.label ?? '', why });
  }
  return { people: people.size, units: units.size, conflicts, conflictCount: met.size };
}

/**
 * Takes an import back: everything in one transaction under one audit row, after a backup. Records it made go, records it
 * changed get their former values. What was edited since stays as it is, or is taken back too, as the user said; people who
 * were edited and came with the import go to the recycle bin then, nothing of them is lost.
 * @throws NOT_FOUND, IMPORT_ALREADY_UNDONE, CANCELLED; what backups throw
 */
export function undoImport(
  context: JobContext,
  input: { readonly runId: number; readonly conflicts: 'keep' | 'undo' },
): UndoDone {
  const run = requireRun(context.db, input.runId);
  const total = run.added + run.changed + run.units;
  context.checkpoint(0, total, '正在备份');
  const { db, place, today, clock } = context;
  createBackup({ ...place, db, moment: clock(), reason: 'import' });
  pruneBackups(place.folder, today);
  return context.command((tx) => {
    let done = 0;
    const step = (): void => {
      done += 1;
      if (done % 50 === 0) context.checkpoint(done, total, '正在撤销');
    };
    const counts = undoAll(tx, run, input.conflicts === 'undo', step);
    markUndone(tx.db, run.id, { at: tx.now, by: tx.actor.name, seq: auditHead(tx.db).seq + 1 });
    tx.record({
      entity: 'import',
      id: run.id,
      label: run.fileName,
      before: { undoneAt: null },
      after: { undoneAt: tx.now, ...counts },
    });
    return counts;
  });
}

function undoAll(tx: CommandContext, run: StoredRun, force: boolean, step: () => void): UndoDone {
  const counts = { removed: 0, restored: 0, kept: 0 };
  const all = [...findings(tx.db, run)];
  const people = all.filter(({ change }) => change.entity === 'person');
  // Units come after their people, inner ones before those above them.
  const units = all.filter(({ change }) => change.entity === 'organization').reverse();
  for (const finding of people) {
    counts[undoPerson(tx, finding, force)] += 1;
    step();
  }
  const counted = new Set(people.map(({ change }) => change.id));
  for (const finding of all) {
    if (finding.change.entity !== 'photo') continue;
    const outcome = undoPhoto(tx, run, finding, force);
    if (!counted.has(finding.change.id)) counts[outcome] += 1;
    step();
  }
  deleteImportPhotos(tx.db, run.id);
  const references = referenceQueries(tx.db, 'organization');
  for (const finding of units) {
    counts[undoUnit(tx, finding, force, references)] += 1;
    step();
  }
  if (units.length > 0) renumberPaths(tx.db);
  return counts;
}

type Outcome = keyof UndoDone;

function undoPerson(tx: CommandContext, { change, why }: Finding, force: boolean): Outcome {
  if (why !== null && !force) return 'kept';
  if (change.before !== null) return restorePerson(tx, change) ? 'restored' : 'kept';
  return removePerson(tx, change, why === null) ? 'removed' : 'kept';
}

function undoPhoto(tx: CommandContext, { id }: StoredRun, { change, why }: Finding, force: boolean): Outcome {
  if (why !== null && !force) return 'kept';
  return restorePhoto(tx, id, change.id) ? 'restored' : 'kept';
}

function undoUnit(
  tx: CommandContext,
  { change, why }: Finding,
  force: boolean,
  references: readonly string[],
): Outcome {
  if (why !== null && !force) return 'kept';
  if (change.before !== null) return restoreOrganization(tx, change) ? 'restored' : 'kept';
  // A unit that something still refers to stays, whatever was decided: its people would have nowhere to be.
  if (isReferredTo(tx.db, references, change.id)) return 'kept';
  return removeOrganization(tx, change) ? 'removed' : 'kept';
}
