import { checkBatch } from '#shared/register/appointment/check-batch';
import { touchedUnits, unitBalance } from '#shared/register/appointment/balance';
import type { BalanceRow, BatchCheck } from '#shared/register/appointment/appointment-contract';
import type { BatchContent } from '#shared/register/appointment/batch-fields';
import type { Scene, ScenePerson, SceneUnit } from '#shared/register/appointment/scene';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import { endedUnits } from '#shared/register/checks/ended-units';
import type { Db } from '../../../archive/driver';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { selectCheckSettings } from '../checks/check-settings.store';
import { selectOrganization, selectOrganizationTree } from '../organization/organization.store';
import { selectAppointmentSettings } from './appointment-settings.store';
import { selectBatch } from './batch.store';
import { selectColleagues, selectElsewhere, selectHolders } from './scene.store';

/** A batch as it is to be looked at. */
export interface SceneRequest extends BatchContent {
  /** null: not saved yet. */
  readonly id: number | null;
}

function peopleOf(db: Db, items: BatchContent['items']): Map<number, ScenePerson> {
  const ids = [...new Set(items.map(({ personId }) => personId))];
  return new Map(
    selectPeopleInFull(db, ids).map((person) => [
      person.id,
      { ...person, deleted: person.deletedAt !== null },
    ]),
  );
}

/** Every unit that the rules may ask about: those of the posts, of the people and of their earlier posts. */
function unitIds(items: BatchContent['items'], people: ReadonlyMap<number, ScenePerson>): number[] {
  const ids = [
    ...items.flatMap(({ takes, leaves }) => [...takes, ...leaves].map((post) => post.organizationId)),
    ...[...people.values()].flatMap(({ fields, children }) => [
      fields.organizationId,
      ...children.appointments.map((row) => row.organizationId),
    ]),
  ];
  return [...new Set(ids.filter((id): id is number => id !== null))];
}

function unitsOf(db: Db, ids: readonly number[], name: (id: number) => string): Map<number, SceneUnit> {
  const holders = selectHolders(db, ids);
  return new Map(
    ids.flatMap((id): [number, SceneUnit][] => {
      const unit = selectOrganization(db, id);
      if (!unit) return [];
      const { kind, level, approvedChief, approvedDeputy, approvedOther } = unit.fields;
      return [
        [
          id,
          {
            id,
            name: name(id),
            kind,
            level,
            ended: unit.abolished !== null,
            approved: { chief: approvedChief, deputy: approvedDeputy, other: approvedOther },
            holders: holders.get(id) ?? [],
          },
        ],
      ];
    }),
  );
}

/** Reads everything that the rules look at. @param completing see Scene */
export function readScene(
  db: Db,
  { id, fields, items }: SceneRequest,
  { today, completing }: Pick<Scene, 'today' | 'completing'>,
): Scene {
  const people = peopleOf(db, items);
  const stored = id === null ? null : selectBatch(db, id);
  const tree = selectOrganizationTree(db);
  const taken = items.flatMap(({ takes }) => takes.map(({ organizationId }) => organizationId));
  return {
    fields,
    items,
    today,
    completing,
    settings: selectCheckSettings(db),
    calendar: selectAppointmentSettings(db),
    people,
    seen: new Map(stored?.items.map(({ personId }, at) => [personId, stored.seen[at] ?? 0])),
    units: unitsOf(db, unitIds(items, people), paperUnitNames(tree)),
    endedUnits: endedUnits(tree),
    colleagues: selectColleagues(db, [...new Set(taken.filter((unit): unit is number => unit !== null))]),
    elsewhere: selectElsewhere(db, id, [...people.keys()]),
  };
}

/** What the vacancy check says of each unit that a batch touches. */
export function balanceRows(scene: Scene): BalanceRow[] {
  return touchedUnits(scene).map((unit) => ({ id: unit.id, name: unit.name, ...unitBalance(scene, unit) }));
}

/** Findings and vacancies of a batch as it is typed. */
export function checkBatchInput(db: Db, request: SceneRequest, today: string): BatchCheck {
  const scene = readScene(db, request, { today, completing: false });
  return { findings: checkBatch(scene), balance: balanceRows(scene) };
}
