import { codeText } from '#shared/lib/code-tables';
import { county } from '../checks/sources';
import { isServing, type Problem } from '../checks/rule';
import { postKinds, type PostKind } from '../organization/establishment';
import { kindTexts, touchedUnits, unitBalance, unitMoves, type UnitBalance } from './balance';
import { statusByReason } from './apply';
import { activeItems } from './batch';
import { postsInWords } from './post-texts';
import { isTownship, isVillage } from './posts';
import { one } from './problem';
import { isSecondment } from './secondment';
import type { BatchRule, ItemRule, Scene, SceneUnit } from './scene';
import { selectionRules } from './sources';

/** Where in the batch somebody is put into a post of a unit. */
function takePath(scene: Scene, unit: SceneUnit, memberKind: string | null): string {
  for (const { item, index } of activeItems(scene.items)) {
    const at = item.takes.findIndex(
      (take) => take.organizationId === unit.id && (memberKind === null || take.memberKind === memberKind),
    );
    if (at >= 0) return `items.${index}.takes.${at}.memberKind`;
  }
  return 'items';
}

const codes: Readonly<Record<PostKind, string>> = { chief: '1', deputy: '3', other: 'Z' };

/** A rule about each unit that a batch touches, with its seats before and after. */
function unitRule(
  rule: Omit<BatchRule, 'check'>,
  check: (unit: SceneUnit, balance: UnitBalance, scene: Scene) => readonly Problem[],
): BatchRule {
  return {
    ...rule,
    check: (scene) => touchedUnits(scene).flatMap((unit) => check(unit, unitBalance(scene, unit), scene)),
  };
}

/** Rules about the establishment of the units concerned. */
export const establishmentRules: readonly BatchRule[] = [
  unitRule(
    {
      id: 'batch.overApproved',
      level: 'error',
      title: '任职后不超过核定职数',
      source: selectionRules,
      remedy: '先腾出职数，或核对单位的核定职数和成员类别',
    },
    (unit, balance, scene) =>
      postKinds.flatMap((kind) => {
        const { approved, filled, after } = balance[kind];
        return one(
          approved !== null && after > approved && after > filled,
          () =>
            `${unit.name}${kindTexts[kind]}核定 ${approved ?? 0} 名，现配 ${filled} 名，任免后 ${after} 名，超 ${after - (approved ?? 0)} 名`,
          takePath(scene, unit, codes[kind]),
        );
      }),
  ),
  unitRule(
    {
      id: 'batch.stillOver',
      level: 'warning',
      title: '超职数的单位先消化后进人',
      source: county,
      remedy: '先把超出的职数消化下来，或核对单位的核定职数和成员类别',
    },
    (unit, balance, scene) =>
      postKinds.flatMap((kind) => {
        const { approved, filled, after } = balance[kind];
        // More than before is the rule above; nobody coming in takes no seat.
        return one(
          approved !== null &&
            after > approved &&
            after <= filled &&
            unitMoves(scene, unit)[kind].coming.length > 0,
          () =>
            `${unit.name}${kindTexts[kind]}核定 ${approved ?? 0} 名，任免后仍有 ${after} 名，超 ${after - (approved ?? 0)} 名，还有人新任`,
          takePath(scene, unit, codes[kind]),
        );
      }),
  ),
  unitRule(
    {
      id: 'batch.notApproved',
      level: 'hint',
      title: '任职单位有核定职数',
      source: county,
      remedy: '在“单位”中填写核定的正职、副职职数',
    },
    (unit, balance, scene) => {
      const unknown = postKinds.filter(
        (kind) => balance[kind].approved === null && balance[kind].after > balance[kind].filled,
      );
      return one(
        unknown.length > 0,
        () => `${unit.name}没有填写${unknown.map((kind) => kindTexts[kind]).join('、')}职数，无法预审`,
        takePath(scene, unit, null),
      );
    },
  ),
  unitRule(
    {
      id: 'batch.chiefsVacant',
      level: 'warning',
      title: '党政正职不同时空缺',
      source: county,
      remedy: '同时确定接任人选，或明确主持工作的负责同志',
    },
    (unit, { chief: { approved, filled, after } }) =>
      one(
        filled > 0 && after === 0 && approved !== 0,
        () =>
          isTownship(unit) && filled > 1
            ? `${unit.name}党政正职同时空缺`
            : `${unit.name}正职空缺，没有接任人选`,
        'items',
      ),
  ),
];

function samePost(a: { organizationId: number | null; post: string | null }, b: typeof a): boolean {
  return a.organizationId === b.organizationId && (a.post ?? '').trim() === (b.post ?? '').trim();
}

/** A post with its unit as papers write it. */
function inWords(unit: string | null | undefined, post: string | null): string {
  return postsInWords([{ unit: unit ?? '', post: post ?? '职务' }]);
}

/** Rules about the posts of one person. */
export const postRules: readonly ItemRule[] = [
  {
    id: 'batch.nothing',
    level: 'error',
    title: '每人须有拟任、拟免职务或职级',
    source: county,
    remedy: '填写拟任职务、拟免职务或拟晋升的职级，或把此人移出批次',
    check: ({ item, name, index }) =>
      item.takes.length === 0 && item.leaves.length === 0 && item.fields.rank === null
        ? [{ message: `${name}没有拟任免职务`, fields: [`items.${index}.takes`] }]
        : [],
  },
  {
    id: 'batch.takeIncomplete',
    level: 'error',
    title: '拟任职务须有单位和职务名称',
    source: county,
    remedy: '选择任职单位，填写职务名称',
    check: ({ takes, name }) =>
      takes.flatMap(({ take, path }): Problem[] => {
        if (take.organizationId === null)
          return [
            { message: `${name}拟任${take.post ?? '职务'}没有选择单位`, fields: [path('organizationId')] },
          ];
        return take.post?.trim() ? [] : [{ message: `${name}拟任职务没有填写名称`, fields: [path('post')] }];
      }),
  },
  {
    id: 'batch.unitEnded',
    level: 'error',
    title: '任职单位没有撤并',
    source: county,
    remedy: '改选现在的单位',
    check: ({ takes, name }, { endedUnits }) =>
      takes.flatMap(({ take, path }) => {
        const ended = take.organizationId === null ? undefined : endedUnits.get(take.organizationId);
        return ended
          ? [{ message: `${name}拟任职单位“${ended.name}”${ended.fate}`, fields: [path('organizationId')] }]
          : [];
      }),
  },
  {
    id: 'batch.leaveGone',
    level: 'error',
    title: '拟免职务仍然在任',
    source: county,
    remedy: '重新选择拟免职务',
    check: ({ leaves, name }) =>
      leaves.flatMap(({ leave, row, unit, path }) =>
        row
          ? []
          : [
              {
                message: `${name}的${inWords(unit?.name ?? leave.organizationName, leave.post)}已不在任，或已被改动`,
                fields: [path],
              },
            ],
      ),
  },
  {
    id: 'batch.double',
    level: 'error',
    title: '拟任职务不是现任职务',
    source: county,
    remedy: '删去这项拟任职务；先免后任的把原职务列入拟免',
    check: ({ takes, staying, name }) =>
      takes.flatMap(({ take, unit, path }) =>
        take.post && staying.some((row) => samePost(row, take))
          ? [{ message: `${name}已经担任${inWords(unit?.name, take.post)}`, fields: [path('post')] }]
          : [],
      ),
  },
  {
    id: 'batch.takeTwice',
    level: 'error',
    title: '同一职务不重复列入',
    source: county,
    remedy: '删去重复的一项',
    check: ({ takes, name }) =>
      takes.flatMap(({ take, unit, path }, at) =>
        take.post && takes.slice(0, at).some((other) => samePost(other.take, take))
          ? [{ message: `${name}拟任${inWords(unit?.name, take.post)}列了两次`, fields: [path('post')] }]
          : [],
      ),
  },
  {
    id: 'batch.primary',
    level: 'warning',
    title: '任免后主职务有且只有一个',
    source: county,
    remedy: '把一项拟任职务标为主职务；保留职务的，完成后在人员页标明',
    check: ({ item, takes, leaves, staying, name, index }) => {
      // A secondment leaves the main post what it was.
      if (isSecondment(item.fields)) return [];
      // Whoever leaves a post besides the main one keeps it; whoever has none left has no main one either.
      if (takes.length === 0 && !(leaves.some(({ row }) => row?.primary) && staying.length > 0)) return [];
      const marked = takes.filter(({ take }) => take.primary).length;
      if (marked > 1)
        return [
          { message: `${name}有 ${marked} 项拟任职务标为主职务`, fields: [`items.${index}.takes.0.primary`] },
        ];
      return marked === 0 && !staying.some((row) => row.primary)
        ? [{ message: `${name}任免后没有主职务`, fields: [`items.${index}.takes.0.primary`] }]
        : [];
    },
  },
  {
    id: 'batch.noPostAfter',
    level: 'hint',
    title: '免去全部职务的填写去向',
    source: county,
    remedy: '补填拟任职务，或填写免职原因、任免后管理状态；只保留职级的不必处理',
    check: ({ item, leaves, takes, staying, name, path }) => {
      const { statusAfter, postAfter, endReason } = item.fields;
      const told =
        statusAfter !== null || postAfter !== null || statusByReason[endReason ?? ''] !== undefined;
      return leaves.length > 0 && takes.length === 0 && staying.length === 0 && !told
        ? [{ message: `${name}任免后没有职务，管理状态不变`, fields: [path('statusAfter')] }]
        : [];
    },
  },
  {
    id: 'batch.takeDetails',
    level: 'warning',
    title: '拟任领导职务须有成员类别和职务层次',
    source: county,
    remedy: '选择成员类别和职务层次，职数和任职条件按它们核对',
    check: ({ item, takes, name, person }) =>
      takes.flatMap(({ take, unit, path }) => {
        if (isSecondment(item.fields)) return [];
        // Posts of villages have no tier, whoever takes them.
        const official = person.fields.postTier !== null || person.fields.personnelCategory?.startsWith('1');
        const lacking = [
          ...(take.leader && take.memberKind === null ? ['成员类别'] : []),
          ...(take.leader && official && !isVillage(unit) && take.tier === null ? ['职务层次'] : []),
        ];
        return lacking.length === 0
          ? []
          : [
              {
                message: `${name}拟任${take.post ?? '职务'}没有${lacking.join('、')}`,
                fields: [path(lacking[0] === '职务层次' ? 'tier' : 'memberKind')],
              },
            ];
      }),
  },
  {
    id: 'batch.notServing',
    level: 'error',
    title: '拟任职人员须为现职',
    source: county,
    remedy: '核对管理状态',
    check: ({ person, takes, name }) =>
      takes.length > 0 && !isServing(person)
        ? [
            {
              message: `${name}的管理状态为${codeText('ZB126', person.fields.managementStatus)}`,
              fields: ['fields.managementStatus'],
            },
          ]
        : [],
  },
];
