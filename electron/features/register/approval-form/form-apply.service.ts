import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import { applyForm, personOfForm } from '#shared/register/approval-form/compare';
import type { FormDone } from '#shared/register/approval-form/form-contract';
import { auditHead } from '../../../archive/audit';
import { createBackup, pruneBackups } from '../../../archive/backup';
import type { CommandContext } from '../../../archive/command';
import type { JobContext } from '../../../contexts';
import { Places } from '../import/import-new-people.service';
import { writeImportPhoto } from '../import/import-photos.service';
import { insertRun } from '../import/import.store';
import { getPerson, savePerson } from '../person/person.service';
import { formOf, type FormLot, type FormSessions, type HeldForm } from './form-session';
import { photoFor, sidesOf } from './form-written.service';
import { fileRow, writtenAs } from './form-view.service';

/** What the history of imports calls this kind of file. */
const formTitle = '干部任免审批表';

interface Written {
  readonly held: HeldForm;
  readonly as: 'new' | 'changed';
}

/** @returns the person's id and whether the person itself was written: a photo alone is not part of it */
function writePerson(
  tx: CommandContext,
  { held, as }: Written,
  places: Places,
): { readonly id: number; readonly written: boolean } {
  const { form } = formOf(held);
  const sides = sidesOf(held);
  if (as === 'new') {
    const organizationId = held.unit?.id ?? null;
    // Nobody is new without a name.
    const { fields, children } = personOfForm(form, { ...sides, name: 'file' });
    const positionOrder = organizationId === null ? null : places.next(organizationId);
    const { id } = savePerson(tx, {
      id: null,
      version: 0,
      fields: { ...fields, organizationId, positionOrder },
      children,
    });
    return { id, written: true };
  }
  const id = held.met?.personId ?? 0;
  const version = held.met?.version ?? 0;
  const { fields, children } = getPerson(tx.db, id);
  const saved = savePerson(tx, { id, version, ...applyForm({ fields, children }, form, sides) });
  return { id, written: saved.version !== version };
}

type Counts = Omit<FormDone, 'runId' | 'photos' | 'backup'>;

function countsOf(lot: FormLot, written: readonly Written[]): Counts {
  const rows = lot.forms.map((held) => fileRow(held, lot));
  const added = written.filter(({ as }) => as === 'new').length;
  const changed = written.length - added;
  const unchanged = rows.filter(({ state, leftOut }) => state === 'same' && !leftOut).length;
  const refused = rows.filter(({ state }) => state === 'refused').length;
  const leftOut = Math.max(0, rows.length - written.length - unchanged - refused);
  return { added, changed, unchanged, refused, leftOut };
}

function write(
  tx: CommandContext,
  lot: FormLot,
  written: readonly Written[],
  { checkpoint }: Pick<JobContext, 'checkpoint'>,
): Omit<FormDone, 'backup'> {
  const counts = countsOf(lot, written);
  const about = { kind: 'person', fileName: lot.name, sheetName: formTitle } as const;
  const runId = insertRun(tx.db, {
    ...counts,
    ...about,
    units: 0,
    uuid: randomUUID(),
    auditSeq: auditHead(tx.db).seq + 1,
    at: tx.now,
    actorName: tx.actor.name,
  });
  const places = new Places(tx.db);
  let photos = 0;
  written.forEach((one, at) => {
    checkpoint(at, written.length, '正在写入');
    const person = writePerson(tx, one, places);
    const photo = photoFor(one.held, tx.now);
    const name = formOf(one.held).reading.fields.name ?? '';
    if (photo && writeImportPhoto(tx, runId, { ...person, name }, photo)) photos += 1;
  });
  tx.record({ entity: 'import', id: runId, label: lot.name, before: null, after: { ...about, ...counts } });
  return { ...counts, runId, photos };
}

/**
 * Writes what was settled: a backup first, then everything in one transaction under one audit row, or nothing.
 * @throws FORM_SESSION_GONE, FORM_STALE (the register changed since it was compared), FORM_EMPTY, CANCELLED; what backups throw
 */
export function applyForms(sessions: FormSessions, context: JobContext, sessionId: string): FormDone {
  const lot = sessions.held(sessionId);
  const { db, place, today, clock } = context;
  if (auditHead(db).seq !== lot.auditSeq) throw new AppError('FORM_STALE');
  const written = lot.forms.flatMap((held): Written[] => {
    const as = writtenAs(held);
    return as === null ? [] : [{ held, as }];
  });
  if (written.length === 0) throw new AppError('FORM_EMPTY');
  context.checkpoint(0, written.length, '正在备份');
  const backup = createBackup({ ...place, db, moment: clock(), reason: 'import' });
  pruneBackups(place.folder, today);
  const done = context.command((tx) => write(tx, lot, written, context));
  sessions.forget();
  return { ...done, backup: backup.name };
}
