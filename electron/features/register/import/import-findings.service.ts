import { AppError } from '#shared/lib/errors';
import type { LevelCount } from '#shared/register/import/import-contract';
import { checkPerson } from '#shared/register/checks/check';
import { endedUnits } from '#shared/register/checks/ended-units';
import { findingLevels, type FindingLevel } from '#shared/register/findings';
import { changesOf } from '../../../archive/audit';
import type { JobContext } from '../../../contexts';
import { selectCheckSettings } from '../checks/check-settings.store';
import { selectRun } from './import.store';
import { selectOrganization, selectOrganizationTree } from '../organization/organization.store';
import { selectPeopleInFull } from '../bulk/person-batch.store';

/** People read and checked between two looks at the cancel button: some 20 ms. */
const chunk = 60;

function peopleOf(context: JobContext, auditSeq: number): number[] {
  const ids: number[] = [];
  for (const change of changesOf(context.db, auditSeq)) if (change.entity === 'person') ids.push(change.id);
  return ids;
}

/** Counts what the logic checks find about the people that an import wrote. @throws NOT_FOUND, CANCELLED */
export function countImportFindings(context: JobContext, runId: number): { counts: LevelCount[] } {
  const { db, today } = context;
  const run = selectRun(db, runId);
  if (!run) throw new AppError('NOT_FOUND');
  const settings = selectCheckSettings(db);
  const ended = endedUnits(selectOrganizationTree(db));
  const ids = peopleOf(context, run.auditSeq);
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, hint: 0 };
  const units = new Map<number, ReturnType<typeof selectOrganization>>();
  for (let at = 0; at < ids.length; at += chunk) {
    for (const person of selectPeopleInFull(db, ids.slice(at, at + chunk))) {
      const unitId = person.fields.organizationId ?? 0;
      if (!units.has(unitId)) units.set(unitId, selectOrganization(db, unitId));
      const unit = units.get(unitId);
      const organization = unit ? { kind: unit.fields.kind, level: unit.fields.level } : undefined;
      const { hasPhoto } = person;
      const found = checkPerson(person, { today, settings, organization, endedUnits: ended, hasPhoto });
      for (const { level } of found) counts[level] += 1;
    }
    context.checkpoint(at, ids.length, '正在核查');
  }
  return { counts: findingLevels.map((level) => ({ level, count: counts[level] })) };
}
