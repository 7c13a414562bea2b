import { checkBatch } from '#shared/register/appointment/check-batch';
import { touchedUnits, unitBalance } from '#shared/register/appointment/balance';
import type { BalanceRow, BatchCheck } from '#shared/register/appointment/appointment-contract';
import type { BatchContent } from '#shared/register/appointment/batch-fields';
import type { Scene, ScenePerson, SceneUnit } from '#shared/register/appointment/scene';
import { superiorUnits, unitsAbove } from '#shared/register/appointment/superiors';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import { endedUnits } from '#shared/register/checks/ended-units';
import type { Db } from '../../../archive/driver';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { selectCheckSettings } from '../checks/check-settings.store';
import { selectOrganization, selectOrganizationTree } from '../organization/organization.store';
import { selectAppointmentSettings } from './appointment-settings.store';
import { selectBatch } from './batch.store';
import {
  selectColleagues,
  selectElsewhere,
  selectHolders,
  selectLeadingKin,
  type KinWords,
} from './scene.store';

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

/** What is asked of the tree of units. */
interface Tree {
  readonly nameOf: (id: number) => string;
  readonly superiors: ReadonlyMap<number, number>;
}

function unitsOf(db: Db, ids: readonly number[], { nameOf, superiors }: Tree): Map<number, SceneUnit> {
  const holders = selectHolders(db, ids);
  return new Map(
    ids.flatMap((id): [number, SceneUnit][] => {
      const unit = selectOrganization(db, id);
      if (!unit) return [];
      const { kind, level, areaCode, approvedChief, approvedDeputy, approvedOther } = unit.fields;
      return [
        [
          id,
          {
            id,
            name: nameOf(id),
            kind,
            level,
            areaCode,
            superiorId: superiors.get(id) ?? null,
            ended: unit.abolished !== null,
            approved: { chief: approvedChief, deputy: approvedDeputy, other: approvedOther },
            holders: holders.get(id) ?? [],
          },
        ],
      ];
    }),
  );
}

/** The units in which posts are to be taken. */
function unitsTaken(items: BatchContent['items']): number[] {
  const ids = items.flatMap(({ takes }) => takes.map(({ organizationId }) => organizationId));
  return [...new Set(ids.filter((id): id is number => id !== null))];
}

/** The units directly above and below some, without those themselves. */
function unitsNear(ids: readonly number[], superiors: ReadonlyMap<number, number>): number[] {
  const chosen = new Set(ids);
  const above = ids.flatMap((id) => superiors.get(id) ?? []);
  const below = [...superiors].flatMap(([id, superior]) => (chosen.has(superior) ? [id] : []));
  return [...new Set([...above, ...below])].filter((id) => !chosen.has(id));
}

function kinWords(people: ReadonlyMap<number, ScenePerson>): KinWords {
  const all = [...people.values()];
  const families = all.flatMap(({ children }) => children.family);
  const names = (rows: readonly { name: string | null }[]): string[] =>
    rows.flatMap(({ name }) => name ?? []);
  const numbers = (rows: readonly { idNumber: string | null }[]): string[] =>
    rows.flatMap(({ idNumber }) => idNumber?.toUpperCase() ?? []);
  const own = all.map(({ fields }) => fields);
  return { kin: names(families), own: names(own), kinNumbers: numbers(families), ownNumbers: numbers(own) };
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
  const superiors = superiorUnits(tree);
  const taken = unitsTaken(items);
  const leading = selectLeadingKin(db, unitsNear(taken, superiors), kinWords(people));
  const ids = [
    ...unitIds(items, people),
    ...leading.map(({ organizationId }) => organizationId),
    ...taken.flatMap((id) => unitsAbove(id, superiors)),
  ];
  return {
    fields,
    items,
    today,
    completing,
    settings: selectCheckSettings(db),
    calendar: selectAppointmentSettings(db),
    people,
    seen: new Map(stored?.items.map(({ personId }, at) => [personId, stored.seen[at] ?? 0])),
    units: unitsOf(db, [...new Set(ids)], { nameOf: paperUnitNames(tree), superiors }),
    endedUnits: endedUnits(tree),
    colleagues: [...selectColleagues(db, taken), ...leading],
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
