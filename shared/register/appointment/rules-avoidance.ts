import { formatDate, type StoredDate } from '#shared/lib/dates';
import type { ChildRecord } from '../fields/children';
import { coReviewResults, type Leave, type Take } from './batch-fields';
import { activeItems, isCoReviewed } from './batch';
import { chief, coveredMonths, isPromotion, isTownship, isVillageSecretary, spanInWords } from './posts';
import {
  effectiveDay,
  viewItem,
  type Colleague,
  type ItemRule,
  type ItemView,
  type Scene,
  type SceneUnit,
} from './scene';
import { homeLaw, kinLaw, qualityProgramme, townshipAvoidance } from './sources';

type Kin = ChildRecord<'family'>;

/** 青溪 of 青溪镇: how places name it. Too short a word would be found everywhere. */
function placeWord(unit: SceneUnit | undefined): string | undefined {
  const word = unit?.name.replace(/(镇|乡|街道|办事处)$/, '') ?? '';
  return word.length >= 2 ? word : undefined;
}

/** The leading posts to take in townships. */
function townshipTakes({ takes }: ItemView): ItemView['takes'] {
  return takes.filter(
    ({ take, unit }) => isTownship(unit) && (take.memberKind === '1' || take.memberKind === '3'),
  );
}

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

/** How somebody in the unit is related to the person, by the family rows of either; undefined for strangers. */
function relationTo({ person, name }: ItemView, colleague: Colleague, unit: string): string | undefined {
  const mine = person.children.family.find((kin) => isSamePerson(kin, colleague));
  if (mine) return `${unit}${colleague.name}是${name}的${mine.relation ?? '亲属'}`;
  const theirs = colleague.family.find((kin) => isSamePerson(kin, person.fields));
  return theirs && `${unit}${colleague.name}的家庭成员中有${name}（${theirs.relation ?? '亲属'}）`;
}

/** Months in a unit by the appointments there and by the resume lines that name it. */
function monthsInUnit({ person }: ItemView, unit: SceneUnit | undefined, until: StoredDate): number {
  if (!unit) return 0;
  const { appointments, resume } = person.children;
  const posts = appointments
    .filter(({ organizationId }) => organizationId === unit.id)
    .map(({ started, ended, state }) => ({
      from: started ?? '',
      to: state === '1' ? until : (ended ?? ''),
    }));
  const lines = resume
    .filter(({ content }) => content?.includes(unit.name))
    .map(({ started, ended }) => ({ from: started ?? '', to: ended ?? until }));
  return coveredMonths([...posts, ...lines]);
}

/** Who is in a unit once the batch is carried out: not those whom it moves to another, and those whom it brings there. */
function colleaguesAfter(scene: Scene, unitId: number | undefined): Colleague[] {
  const views = activeItems(scene.items)
    .filter(({ item }) => [...item.takes, ...item.leaves].some((post) => post.organizationId === unitId))
    .flatMap(({ item, index }) => viewItem(scene, item, index) ?? []);
  const gone = new Set(
    views
      .filter(({ takes, staying, leaves }) => {
        const holds = [...takes.map(({ take }) => take), ...staying].some(
          ({ organizationId }) => organizationId === unitId,
        );
        return !holds && leaves.some(({ row }) => row?.organizationId === unitId);
      })
      .map(({ person }) => person.id),
  );
  const there = scene.colleagues.filter(
    ({ organizationId, id }) => organizationId === unitId && !gone.has(id),
  );
  const known = new Set(there.map(({ id }) => id));
  const coming = views
    .filter(({ person, takes }) => !known.has(person.id) && takes.some(({ unit }) => unit?.id === unitId))
    .map(({ person, name }): Colleague => {
      const { birthDate, idNumber } = person.fields;
      const { family } = person.children;
      return { id: person.id, name, organizationId: unitId ?? 0, birthDate, idNumber, family };
    });
  return [...there, ...coming];
}

/** Rules about avoidance, and about the co-review of village secretaries. */
export const avoidanceRules: readonly ItemRule[] = [
  {
    id: 'batch.homeChief',
    level: 'warning',
    title: '乡镇党政正职不在原籍、成长地任职',
    source: `${homeLaw}、${townshipAvoidance}`,
    remedy: '改任其他乡镇；法律另有规定的除外',
    check: (view) => homeProblems(view, true),
  },
  {
    id: 'batch.homeTeam',
    level: 'warning',
    title: '新提拔的乡镇班子成员一般不在原籍任职',
    source: townshipAvoidance,
    remedy: '改任其他乡镇，或写明理由',
    check: (view) => homeProblems(view, false),
  },
  {
    id: 'batch.longServed',
    level: 'warning',
    title: '新提拔的乡镇班子成员一般不在工作时间较长的乡镇任职',
    source: townshipAvoidance,
    remedy: '改任其他乡镇，或写明理由',
    check: (view, scene) => {
      if (!isPromotion(view)) return [];
      const { longServedYears } = scene.settings.thresholds;
      return townshipTakes(view).flatMap(({ unit, path }) => {
        const months = monthsInUnit(view, unit, effectiveDay(scene));
        return months < longServedYears * 12
          ? []
          : [
              {
                message: `${view.name}在${unit?.name ?? ''}工作 ${spanInWords(months)}，满 ${longServedYears} 年`,
                fields: [path('organizationId')],
              },
            ];
      });
    },
  },
  {
    id: 'batch.kin',
    level: 'warning',
    title: '任职回避：同一单位没有近亲属',
    source: kinLaw,
    remedy:
      '核对亲属关系和分工：直接上下级领导关系、同一领导人员，或从事组织、纪检、监察、审计、财务工作的应当回避',
    check: (view, scene) =>
      view.takes.flatMap(({ unit, path }) =>
        colleaguesAfter(scene, unit?.id)
          .filter(({ id }) => id !== view.person.id)
          .flatMap((colleague) => {
            const message = relationTo(view, colleague, unit?.name ?? '');
            return message === undefined ? [] : [{ message, fields: [path('organizationId')] }];
          }),
      ),
  },
  {
    id: 'batch.coReview',
    level: 'error',
    title: '调整村党组织书记须先报县委组织部协审',
    source: qualityProgramme,
    remedy: '报请协审，收到同意的答复后填写',
    check: (view, { completing }) => {
      if (!needsCoReview(view) || isCoReviewed(view.item.fields)) return [];
      const { coResult, coAsked } = view.item.fields;
      if (coResult === 'disagree' || coResult === 'again') {
        const result = coReviewResults.find(({ code }) => code === coResult)?.text ?? '';
        return [{ message: `${view.name}的协审结果为${result}`, fields: [view.path('coResult')] }];
      }
      if (!completing) return [];
      const asked = coAsked === null ? '没有报请协审' : `${formatDate(coAsked)} 报请协审，没有收到同意的答复`;
      return [
        { message: `${view.name}${asked}`, fields: [view.path(coAsked === null ? 'coAsked' : 'coResult')] },
      ];
    },
  },
  {
    id: 'batch.coReviewOrder',
    level: 'error',
    title: '协审先报请、后答复，再讨论决定',
    source: qualityProgramme,
    remedy: '核对报请、答复协审和讨论决定的日期',
    check: (view, { fields: { decided }, today }) => {
      if (!needsCoReview(view)) return [];
      const { coAsked, coAnswered } = view.item.fields;
      if (coAnswered === null) return [];
      const answered = `${view.name}的协审答复 ${formatDate(coAnswered)}`;
      const problem =
        (coAsked !== null && coAnswered < coAsked && `早于报请 ${formatDate(coAsked)}`) ||
        (coAnswered > today && '还没有到') ||
        (decided !== null && decided < coAnswered && `晚于讨论决定 ${formatDate(decided)}`);
      return problem ? [{ message: answered + problem, fields: [view.path('coAnswered')] }] : [];
    },
  },
  {
    id: 'batch.coReviewDue',
    level: 'warning',
    title: '村党组织书记调整须报请协审',
    source: qualityProgramme,
    remedy: '打印协审函，报请后填写日期和文号',
    check: (view, { completing }) =>
      !completing && needsCoReview(view) && view.item.fields.coAsked === null
        ? [{ message: `${view.name}涉及村党组织书记，还没有报请协审`, fields: [view.path('coAsked')] }]
        : [],
  },
];

type KnownUnit = Pick<SceneUnit, 'kind'> | undefined;

/** The posts of an item with the kinds of their units. */
interface PostsConcerned {
  readonly takes: readonly { readonly take: Pick<Take, 'post'>; readonly unit: KnownUnit }[];
  readonly leaves: readonly { readonly leave: Pick<Leave, 'post'>; readonly unit: KnownUnit }[];
}

/** Whether an item puts somebody into, or takes out of, the post of a village secretary. */
export function needsCoReview({ takes, leaves }: PostsConcerned): boolean {
  return (
    takes.some(({ take, unit }) => isVillageSecretary(take.post, unit)) ||
    leaves.some(({ leave, unit }) => isVillageSecretary(leave.post, unit))
  );
}

const places = [
  ['nativePlace', '籍贯'],
  ['birthPlace', '出生地'],
  ['growthPlace', '成长地'],
  ['household', '户籍地'],
] as const;

/** @param chiefs whether chiefs are asked, or the others of the team where they are promoted */
function homeProblems(view: ItemView, chiefs: boolean): { message: string; fields: string[] }[] {
  if (!chiefs && !isPromotion(view)) return [];
  return townshipTakes(view)
    .filter(({ take }) => (take.memberKind === chief) === chiefs)
    .flatMap(({ unit }) => {
      const word = placeWord(unit);
      const place = places.find(([key]) => word !== undefined && view.person.fields[key]?.includes(word));
      return place
        ? [
            {
              message: `${view.name}的${place[1]}为${view.person.fields[place[0]] ?? ''}，拟在${unit?.name ?? ''}任职`,
              fields: [`fields.${place[0]}`],
            },
          ]
        : [];
    });
}
