import { AppError } from '#shared/lib/errors';
import type { Parsed } from '#shared/contract';
import { applyItem } from '#shared/register/appointment/apply';
import type { ApplyOptions } from '#shared/register/appointment/post-rows';
import type { CompletionPreview } from '#shared/register/appointment/appointment-contract';
import { activeItems } from '#shared/register/appointment/batch';
import type { BatchItem } from '#shared/register/appointment/batch-fields';
import { checkBatch } from '#shared/register/appointment/check-batch';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { PersonContent } from '#shared/register/person/person-document';
import { auditHead } from '../../../archive/audit';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { selectOrganizationTree } from '../organization/organization.store';
import { getPerson, savePerson } from '../person/person.service';
import { selectAppointmentSettings } from './appointment-settings.store';
import { requireBatch, requireOpen } from './batch.service';
import { markSeen, selectLastPlace, type StoredBatch } from './batch.store';
import { changeFate } from './fate.service';
import { readScene } from './scene.service';

function optionsOf(db: Db, { fields }: Pick<StoredBatch, 'fields'>): ApplyOptions {
  const unitName = paperUnitNames(selectOrganizationTree(db));
  return { fields, unitName, clearForm: selectAppointmentSettings(db).clearForm };
}

/** Who comes into another unit stands there behind the others. */
function withPlace(db: Db, before: PersonContent, after: PersonContent): PersonContent {
  const { organizationId } = after.fields;
  if (organizationId === null || organizationId === before.fields.organizationId) return after;
  return { ...after, fields: { ...after.fields, positionOrder: selectLastPlace(db, organizationId) + 1 } };
}

/** What completing a batch would change in the register, in numbers and line by line. @throws NOT_FOUND */
export function previewCompletion(db: Db, id: number, today: string): CompletionPreview {
  const batch = requireBatch(db, id);
  const scene = readScene(db, batch, { today, completing: true });
  const options = optionsOf(db, batch);
  const present = activeItems(batch.items).flatMap(({ item }) => {
    const person = scene.people.get(item.personId);
    return person && !person.deleted ? [{ item, person, after: applyItem(person, item, options) }] : [];
  });
  const count = (of: (item: BatchItem) => number): number =>
    present.reduce((sum, { item }) => sum + of(item), 0);
  return {
    findings: checkBatch(scene),
    people: present.map(({ person }) => ({
      id: person.id,
      version: person.version,
      name: person.fields.name ?? '',
    })),
    taken: count(({ takes }) => takes.length),
    left: count(({ leaves }) => leaves.length),
    ranks: count(({ fields }) => (fields.rank === null ? 0 : 1)),
    moved: present.filter(({ person, after }) => person.fields.organizationId !== after.fields.organizationId)
      .length,
    lines: present.map(({ person, after }) => ({
      personId: person.id,
      name: person.fields.name ?? '',
      before: person.fields.currentPost ?? '',
      after: after.fields.currentPost ?? '',
    })),
  };
}

function requireSound(tx: CommandContext, batch: StoredBatch): void {
  const scene = readScene(tx.db, batch, { today: tx.today, completing: true });
  const errors = checkBatch(scene).filter(({ level }) => level === 'error');
  const [first] = errors;
  if (first) throw new AppError('APPOINTMENT_BLOCKED', { count: errors.length, first: first.message });
}

/** What the user was shown must still stand. @throws APPOINTMENT_PERSON_CHANGED */
function requireSeen(db: Db, batch: StoredBatch, seen: Parsed<'appointment.complete'>['people']): void {
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  const changed = activeItems(batch.items)
    .map(({ item }) => getPerson(db, item.personId))
    .filter(({ id, version }) => versions.get(id) !== version)
    .map(({ fields }) => fields.name ?? '');
  if (changed.length > 0) throw new AppError('APPOINTMENT_PERSON_CHANGED', { names: changed.join('、') });
}

/**
 * Carries a batch out in one transaction: posts ended and begun, present posts, tiers, ranks, units and resume lines of
 * everybody who was not withdrawn.
 * @throws APPOINTMENT_BLOCKED while there are errors, APPOINTMENT_PERSON_CHANGED, APPOINTMENT_EMPTY and what requireOpen
 * throws; then nothing is changed
 */
export function completeBatch(
  input: Parsed<'appointment.complete'>,
  context: JobContext,
): { people: number } {
  return context.command((tx) => {
    const batch = requireOpen(tx.db, input.id, input.version);
    const items = activeItems(batch.items);
    if (items.length === 0) throw new AppError('APPOINTMENT_EMPTY');
    requireSound(tx, batch);
    requireSeen(tx.db, batch, input.people);
    const options = optionsOf(tx.db, batch);
    items.forEach(({ item }, at) => {
      context.checkpoint(at, items.length, '正在办理任免');
      const person = getPerson(tx.db, item.personId);
      const after = withPlace(tx.db, person, applyItem(person, item, options));
      const saved = savePerson(tx, { id: person.id, version: person.version, ...after });
      markSeen(tx.db, batch.id, person.id, saved.version);
    });
    // The row that this command will have in the audit once it is sealed.
    const completedSeq = auditHead(tx.db).seq + 1;
    const told = { before: { completedAt: null }, after: { completedAt: tx.now } };
    changeFate(tx, batch, { completed_at: tx.now, completed_seq: completedSeq }, told);
    return { people: items.length };
  });
}
