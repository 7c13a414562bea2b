import type { Problem } from '../checks/rule';
import { county } from '../checks/sources';
import type { ChildRecord } from '../fields/children';
import { activeItems } from './batch';
import { chief, deputy } from './posts';
import { postsInWords } from './post-texts';
import {
  viewItem,
  type Colleague,
  type ItemRule,
  type ItemView,
  type Scene,
  type SceneUnit,
  type ViewedTake,
} from './scene';
import { kinLaw } from './sources';

type Kin = ChildRecord<'family'>;

interface Known {
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly idNumber: string | null;
}

/** Whether a family row means this person: by ID number, else by name and month of birth. */
function isSamePerson(kin: Kin, other: Known): boolean {
  if (kin.idNumber && other.idNumber) return kin.idNumber.toUpperCase() === other.idNumber.toUpperCase();
  const [a, b] = [kin.birthDate?.slice(0, 7), other.birthDate?.slice(0, 7)];
  return kin.name !== null && kin.name === other.name && a !== undefined && a.length === 7 && a === b;
}

/** How somebody is related to the person, by the family rows of either; undefined for strangers. */
function relationTo({ person, name }: ItemView, colleague: Colleague, called: string): string | undefined {
  const mine = person.children.family.find((kin) => isSamePerson(kin, colleague));
  if (mine) return `${called}是${name}的${mine.relation ?? '亲属'}`;
  const theirs = colleague.family.find((kin) => isSamePerson(kin, person.fields));
  return theirs && `${called}的家庭成员中有${name}（${theirs.relation ?? '亲属'}）`;
}

/** The people of the batch who come into a unit. */
function coming(views: readonly ItemView[], unitId: number): Colleague[] {
  return views.flatMap(({ person, name, takes }): Colleague[] => {
    const taken = takes.find(({ unit }) => unit?.id === unitId);
    if (!taken) return [];
    const { birthDate, idNumber } = person.fields;
    const { post, memberKind } = taken.take;
    const { family } = person.children;
    return [{ id: person.id, name, organizationId: unitId, birthDate, idNumber, family, post, memberKind }];
  });
}

/** Who is in a unit once the batch is carried out: not those whom it moves to another, and those whom it brings there. */
function colleaguesAfter(scene: Scene, unitId: number): Colleague[] {
  const views = activeItems(scene.items)
    .filter(({ item }) => [...item.takes, ...item.leaves].some((post) => post.organizationId === unitId))
    .flatMap(({ item, index }) => viewItem(scene, item, index) ?? []);
  const gone = new Set(
    views
      .filter(({ takes, staying, leaves }) => {
        const held = [...takes.map(({ take }) => take), ...staying];
        const holds = held.some(({ organizationId }) => organizationId === unitId);
        return !holds && leaves.some(({ row }) => row?.organizationId === unitId);
      })
      .map(({ person }) => person.id),
  );
  const come = coming(views, unitId);
  const known = new Set(come.map(({ id }) => id));
  const there = scene.colleagues.filter(
    ({ organizationId, id }) => organizationId === unitId && !gone.has(id) && !known.has(id),
  );
  return [...there, ...come];
}

function isLeading({ memberKind }: { readonly memberKind: string | null }): boolean {
  return memberKind === chief || memberKind === deputy;
}

/** A unit near one in which a post is to be taken: the same, the one directly above it, or one directly below it. */
interface Near {
  readonly unit: SceneUnit;
  readonly side: 'same' | 'above' | 'below';
}

/** Direct superiors are the chiefs and deputies of one level to those of the next one. */
function unitsNear(scene: Scene, { take, unit }: ViewedTake): Near[] {
  if (!unit) return [];
  const same: Near = { unit, side: 'same' };
  if (!isLeading(take)) return [same];
  const above = scene.units.get(unit.superiorId ?? 0);
  const below = [...scene.units.values()].filter(({ superiorId }) => superiorId === unit.id);
  return [
    same,
    ...(above ? [{ unit: above, side: 'above' as const }] : []),
    ...below.map((one): Near => ({ unit: one, side: 'below' })),
  ];
}

const officeKinds: readonly string[] = ['county', 'organ', 'town', 'township', 'subdistrict'];

/** Whether the law of civil servants governs a unit; it does not bind villages, stations, schools and firms. */
function isOffice({ kind }: SceneUnit): boolean {
  return officeKinds.includes(kind ?? '');
}

function called({ unit, side }: Near, { name, post }: Colleague): string {
  if (side === 'same') return unit.name + name;
  return `${side === 'above' ? '上级' : '下级'}${postsInWords([{ unit: unit.name, post: post ?? '' }])}${name}`;
}

/** @param isAsked which of the units near are asked about, with the unit of the post */
function kinProblems(
  view: ItemView,
  scene: Scene,
  isAsked: (near: Near, unit: SceneUnit) => boolean,
): Problem[] {
  return view.takes.flatMap((taken) =>
    unitsNear(scene, taken)
      .filter((near) => taken.unit && isAsked(near, taken.unit))
      .flatMap((near) =>
        colleaguesAfter(scene, near.unit.id)
          .filter(
            (colleague) => colleague.id !== view.person.id && (near.side === 'same' || isLeading(colleague)),
          )
          .flatMap((colleague) => {
            const relation = relationTo(view, colleague, called(near, colleague));
            if (relation === undefined) return [];
            const post = postsInWords([{ unit: taken.unit?.name ?? '', post: taken.take.post ?? '' }]);
            const message = near.side === 'same' ? relation : `${relation}，与拟任${post}为直接上下级`;
            return [{ message, fields: [taken.path('organizationId')] }];
          }),
      ),
  );
}

/** Rules about relatives. */
export const kinRules: readonly ItemRule[] = [
  {
    id: 'batch.kin',
    level: 'warning',
    title: '任职回避：同一机关没有近亲属',
    source: kinLaw,
    remedy:
      '核对亲属关系和分工：直接上下级领导关系、同一领导人员，或从事组织、纪检、监察、审计、财务工作的应当回避',
    check: (view, scene) => kinProblems(view, scene, ({ side }, unit) => side === 'same' && isOffice(unit)),
  },
  {
    id: 'batch.kinLine',
    level: 'warning',
    title: '任职回避：与直接上级、下级机关的领导成员没有近亲属关系',
    source: kinLaw,
    remedy: '核对亲属关系和隶属、分管关系，有直接上下级领导关系的由一方回避',
    check: (view, scene) =>
      kinProblems(view, scene, (near, unit) => near.side !== 'same' && isOffice(near.unit) && isOffice(unit)),
  },
  {
    id: 'batch.kinVillage',
    level: 'warning',
    title: '村（社区）、站所等单位的任职人员与本单位人员、上下级单位领导没有近亲属关系',
    source: county,
    remedy:
      '公务员法的任职回避不适用于村（社区）干部和事业单位，按本省选举办法和县里规定处理；村务监督委员会成员不得由村民委员会成员及其近亲属担任',
    check: (view, scene) => kinProblems(view, scene, (near, unit) => !isOffice(near.unit) || !isOffice(unit)),
  },
];
