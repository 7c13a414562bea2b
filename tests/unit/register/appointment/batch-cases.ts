import { newItem } from '#shared/register/appointment/batch';
import { asChief, item, takes, type Case } from './case';
import { away, changeItem, home, personOf, wang, wangsPost } from './sound-scene';

const batchCases: readonly Case[] = [
  { rule: 'batch.empty', says: '没有人员', break: (scene) => void scene.items.splice(0) },
  {
    rule: 'batch.stepOrder',
    says: '讨论决定 2025.04.22 早于考察结束 2025.04.25',
    break: ({ fields }) => void (fields.decided = '2025-04-22'),
  },
  ...['2025-06', '2025-06-31'].map((appointed): Case => ({
    rule: 'batch.stepDay',
    says: '没有填到日',
    break: ({ fields }) => void (fields.appointed = appointed),
  })),
  { rule: 'batch.stepMissing', says: '发文日期', break: ({ fields }) => void (fields.documentDate = null) },
  { rule: 'batch.stepMissing', says: '任免文号', break: ({ fields }) => void (fields.document = null) },
  {
    rule: 'batch.procedureMissing',
    says: '考察开始日期',
    break: ({ fields }) => void (fields.inspectedFrom = null),
  },
  {
    rule: 'batch.villageProcedure',
    says: '没有填写公示开始日期',
    break: ({ fields }) => void Object.assign(fields, { kind: 'village', noticeFrom: null }),
  },
  {
    rule: 'batch.appointedAhead',
    says: '2025.06.20',
    break: ({ fields }) => void (fields.appointed = '2025-06-20'),
  },
  {
    // Tomorrow, on Sunday 15 June 2025.
    rule: 'batch.appointedAhead',
    says: '发文日期 2025.06.16 还没有到',
    break: ({ fields }) => void (fields.documentDate = '2025-06-16'),
  },
  {
    rule: 'batch.appointedAhead',
    says: '王晓明的任职时间 2025.06.16 还没有到',
    break: (scene) => item(scene, { heldFrom: '2025-06-16' }),
  },
  {
    rule: 'batch.heldFrom',
    says: '任职时间 2025.06.10 与讨论决定 2025.05.20 不是同一天',
    break: (scene) => item(scene, { method: '1', probationUntil: '2026-06' }),
  },
  {
    rule: 'batch.heldFrom',
    says: '王晓明的任职时间 2025.05.21 与讨论决定 2025.05.20 不是同一天',
    break: (scene) => {
      scene.fields.appointed = null;
      item(scene, { method: '1', heldFrom: '2025-05-21', probationUntil: '2026-05' });
    },
  },
  {
    rule: 'batch.heldFromEarly',
    says: '任职时间 2025.05.19 早于讨论决定 2025.05.20',
    break: ({ fields }) => void (fields.appointed = '2025-05-19'),
  },
  {
    rule: 'batch.electedFrom',
    says: '没有填写任职时间，将按讨论决定 2025.05.20 计算',
    break: ({ fields }) => void (fields.appointed = null),
  },
  {
    // The last day of the notice is a day of the notice.
    rule: 'batch.noticeOpen',
    says: '公示到 2025.06.15 才期满',
    break: ({ fields }) => void Object.assign(fields, { noticeUntil: '2025-06-15', documentDate: null }),
  },
  {
    // Monday 26 to Thursday 29: four days.
    rule: 'batch.noticeShort',
    says: '只有 4 个工作日，少于 5 个',
    break: ({ fields }) => void (fields.noticeUntil = '2025-05-29'),
  },
  {
    rule: 'batch.noticeShort',
    says: '没有填写公示结束日期',
    break: ({ fields }) => void (fields.noticeUntil = null),
  },
  { rule: 'batch.calendar', says: '2025 年', break: ({ calendar }) => void calendar.holidays.splice(0) },
  {
    // New Year's Day of the second year is not known.
    rule: 'batch.calendar',
    says: '没有录入 2026 年的节假日',
    break: ({ fields }) =>
      void Object.assign(fields, { noticeFrom: '2025-12-29', noticeUntil: '2026-01-06' }),
  },
  {
    rule: 'batch.noticeResult',
    says: '正在核实',
    break: ({ fields }) => void (fields.noticeResult = 'pending'),
  },
  {
    rule: 'batch.noticeRunning',
    says: '发文日期 2025.05.30，公示到 2025.05.30 才期满',
    break: ({ fields }) => void (fields.documentDate = '2025-05-30'),
  },
  {
    rule: 'batch.recommendationOld',
    says: '超过 12 个月',
    break: ({ fields }) =>
      void Object.assign(fields, {
        proposed: '2024-04-01',
        reviewed: '2024-04-10',
        recommended: '2024-04-15',
      }),
  },
  {
    rule: 'batch.overApproved',
    says: '青溪镇正职核定 2 名，现配 2 名，任免后 3 名，超 1 名',
    break: ({ units }) => {
      const town = units.get(away);
      if (town)
        units.set(away, {
          ...town,
          holders: [...town.holders, { personId: 61, name: '李四', post: '镇长', memberKind: '1' }],
        });
    },
  },
  {
    // One over already: one leaves, another comes, still one over.
    rule: 'batch.stillOver',
    says: '青溪镇正职核定 2 名，任免后仍有 3 名，超 1 名，还有人新任',
    break: (scene) => {
      const town = scene.units.get(away);
      const extra = [
        { personId: 61, name: '李四', post: '镇长', memberKind: '1' },
        { personId: 62, name: '周五', post: '镇长', memberKind: '1' },
      ];
      if (town) scene.units.set(away, { ...town, holders: [...town.holders, ...extra] });
      const leaving = { ...personOf(scene), id: 61, children: structuredClone(personOf(scene).children) };
      const post = { ...wangsPost(), organizationId: away, post: '镇长' };
      Object.assign(leaving.children.appointments[0] ?? {}, post);
      scene.people.set(61, leaving);
      scene.items.push({ ...newItem(61), leaves: [post] });
    },
  },
  {
    rule: 'batch.notApproved',
    says: '青溪镇没有填写正职职数',
    break: ({ units }) => {
      const town = units.get(away);
      if (town) units.set(away, { ...town, approved: { ...town.approved, chief: null } });
    },
  },
  {
    rule: 'batch.chiefsVacant',
    says: '雁阵镇正职空缺',
    break: (scene) => {
      asChief(scene, '2014-01');
      const town = scene.units.get(home);
      if (town)
        scene.units.set(home, {
          ...town,
          holders: [{ personId: wang, name: '王晓明', post: '镇长', memberKind: '1' }],
        });
    },
  },
  { rule: 'batch.twice', says: '列了两次', break: (scene) => void scene.items.push(newItem(wang)) },
  {
    rule: 'batch.gone',
    says: '在回收站中',
    break: (scene) => void scene.people.set(wang, { ...personOf(scene), deleted: true }),
  },
];

const postCases: readonly Case[] = [
  {
    rule: 'batch.nothing',
    says: '没有拟任免职务',
    break: (scene) => changeItem(scene, () => ({ takes: [], leaves: [] })),
  },
  { rule: 'batch.takeIncomplete', says: '没有选择单位', break: (scene) => takes(scene, { post: '局长' }) },
  {
    rule: 'batch.unitEnded',
    says: '“青溪镇”已撤销',
    break: ({ endedUnits }) => void endedUnits.set(away, { name: '青溪镇', fate: '已撤销' }),
  },
  {
    rule: 'batch.leaveGone',
    says: '副镇长已不在任',
    break: (scene) => changeItem(scene, () => ({ leaves: [{ ...wangsPost(), started: '2018-01' }] })),
  },
  {
    rule: 'batch.double',
    says: '已经担任雁阵镇副镇长',
    break: (scene) => {
      takes(scene, { organizationId: home, post: '副镇长', tier: '0142', memberKind: '3' });
      changeItem(scene, () => ({ leaves: [] }));
    },
  },
  {
    rule: 'batch.takeTwice',
    says: '列了两次',
    break: (scene) => {
      const [one] = scene.items[0]?.takes ?? [];
      if (one) takes(scene, one, { ...one, primary: false });
    },
  },
  {
    rule: 'batch.primary',
    says: '任免后没有主职务',
    break: (scene) => {
      const [one] = scene.items[0]?.takes ?? [];
      if (one) takes(scene, { ...one, primary: false });
    },
  },
  {
    rule: 'batch.noPostAfter',
    says: '任免后没有职务，管理状态不变',
    break: (scene) => {
      changeItem(scene, ({ fields }) => ({ takes: [], fields: { ...fields, endReason: '9' } }));
    },
  },
  {
    rule: 'batch.takeDetails',
    says: '没有成员类别、职务层次',
    break: (scene) => takes(scene, { organizationId: away, post: '镇长' }),
  },
  {
    rule: 'batch.secondmentLeaves',
    says: '王晓明挂职，不能免去副镇长',
    break: (scene) => item(scene, { change: '37' }),
  },
  {
    rule: 'batch.secondmentTrial',
    says: '王晓明挂职，填写了试用期',
    break: (scene) => item(scene, { change: '37', probationUntil: '2026-06' }),
  },
  {
    rule: 'batch.notServing',
    says: '离退人员',
    break: (scene) => void (personOf(scene).fields.managementStatus = '2'),
  },
  {
    rule: 'batch.elsewhere',
    says: '“村级调整”',
    break: ({ elsewhere }) => void elsewhere.set(wang, ['村级调整']),
  },
  { rule: 'batch.changedSince', says: '列入批次后有改动', break: ({ seen }) => void seen.set(wang, 2) },
  {
    rule: 'batch.idNumber',
    says: '没有身份证号',
    break: (scene) => void (personOf(scene).fields.idNumber = null),
  },
  {
    rule: 'batch.photo',
    says: '没有照片',
    break: (scene) => void scene.people.set(wang, { ...personOf(scene), hasPhoto: false }),
  },
  {
    rule: 'batch.formErrors',
    says: '1 处错误',
    break: (scene) => void (personOf(scene).fields.health = null),
  },
];

/** Rules about the batch as a whole, about posts and about each person's record. */
export const batchAndPostCases: readonly Case[] = [...batchCases, ...postCases];
