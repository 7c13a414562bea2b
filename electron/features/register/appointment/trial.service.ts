import { AppError } from '#shared/lib/errors';
import { formatDate } from '#shared/lib/dates';
import type { TrialRow } from '#shared/register/appointment/appointment-contract';
import { activeItems, heldFrom } from '#shared/register/appointment/batch';
import { trialResults, type BatchItem, type ItemRecord } from '#shared/register/appointment/batch-fields';
import { proposalOf } from '#shared/register/appointment/apply';
import { inOffice } from '#shared/register/appointment/scene';
import {
  daysLeft,
  holdsTaken,
  trialState,
  trialStates,
  trialUntil,
} from '#shared/register/appointment/trial-periods';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { Parsed } from '#shared/contract';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { selectOrganizationTree } from '../organization/organization.store';
import { requireBatch } from './batch.service';
import { markTrial, selectTrialBatches, type StoredBatch } from './batch.store';
import { changeFate } from './fate.service';

interface Found {
  readonly batch: StoredBatch;
  readonly item: BatchItem;
  readonly index: number;
  readonly until: string;
  readonly from: string;
}

function trialsOf(batch: StoredBatch): Found[] {
  return activeItems(batch.items).flatMap(({ item, index }): Found[] => {
    const until = trialUntil(item);
    const from = heldFrom(batch.fields, item.fields);
    return until === null || from === null ? [] : [{ batch, item, index, until, from }];
  });
}

const order = new Map<string, number>(trialStates.map(({ key }, at) => [key, at]));

/** The trial periods of all batches that were carried out, the most pressing first; people who were deleted are left out. */
export function listTrials(
  db: Db,
  { search, days }: Parsed<'appointment.trials'>,
  today: string,
): TrialRow[] {
  const found = selectTrialBatches(db).flatMap((id) => trialsOf(requireBatch(db, id)));
  const people = new Map(
    selectPeopleInFull(db, [...new Set(found.map(({ item }) => item.personId))]).map((one) => [one.id, one]),
  );
  const unitName = paperUnitNames(selectOrganizationTree(db));
  const wanted = search.trim();
  return found
    .flatMap(({ batch, item, index, until, from }): TrialRow[] => {
      const person = people.get(item.personId);
      if (!person || person.deletedAt !== null) return [];
      const { trialDecided, trialResult } = item.fields;
      const trial = { from, until, decided: trialResult !== null, holds: holdsTaken(item, inOffice(person)) };
      const row: TrialRow = {
        id: batch.id * 1000 + index,
        batchId: batch.id,
        version: batch.version,
        title: batch.fields.title ?? '',
        document: batch.fields.document,
        personId: person.id,
        name: person.fields.name ?? '',
        organization: unitName(person.fields.organizationId ?? 0),
        post: proposalOf(item, { unitName }).proposedPost ?? '',
        from,
        until,
        daysLeft: daysLeft(trial, today),
        state: trialState(trial, today, days),
        trialDecided,
        trialResult,
      };
      const said = [row.name, row.organization, row.post, row.title, row.document];
      return wanted === '' || said.some((text) => text?.includes(wanted)) ? [row] : [];
    })
    .sort((a, b) => (order.get(a.state) ?? 0) - (order.get(b.state) ?? 0) || a.daysLeft - b.daysLeft);
}

function told(name: string, { trialDecided, trialResult }: Pick<ItemRecord, 'trialDecided' | 'trialResult'>) {
  const result = trialResults.find(({ code }) => code === trialResult)?.text;
  return { trial: result ? `${name}：${result}，${formatDate(trialDecided ?? '')}` : null };
}

/**
 * Records what was decided at the end of somebody's trial period; null takes it back.
 * @throws NOT_FOUND, APPOINTMENT_NOT_DONE, VERSION_CONFLICT
 */
export function decideTrial(
  tx: CommandContext,
  { batchId, version, personId, decision }: Parsed<'appointment.decideTrial'>,
): null {
  const batch = requireBatch(tx.db, batchId);
  if (batch.completedAt === null) throw new AppError('APPOINTMENT_NOT_DONE');
  if (batch.version !== version) throw new AppError('VERSION_CONFLICT');
  const found = trialsOf(batch).find(({ item }) => item.personId === personId);
  const [person] = selectPeopleInFull(tx.db, [personId]);
  if (!found || !person) throw new AppError('NOT_FOUND');
  const after = decision ?? { trialDecided: null, trialResult: null };
  markTrial(tx.db, { batchId, personId, ...after });
  const name = person.fields.name ?? '';
  changeFate(tx, batch, {}, { before: told(name, found.item.fields), after: told(name, after) });
  return null;
}
