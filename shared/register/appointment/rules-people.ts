import { checkPerson } from '../checks/check';
import { county, formGuide } from '../checks/sources';
import { activeItems } from './batch';
import type { BatchRule, ItemRule } from './scene';

/** At most so many findings of somebody's own record are told one by one. */
const named = 2;

/** Rules about who is in the batch. */
export const membershipRules: readonly BatchRule[] = [
  {
    id: 'batch.twice',
    level: 'error',
    title: '同一人在批次中只列一次',
    source: county,
    remedy: '合并为一项，多个职务列在同一人之下',
    check: ({ items, people }) =>
      activeItems(items).flatMap(({ item, index }, at, all) =>
        all.slice(0, at).some((other) => other.item.personId === item.personId)
          ? [
              {
                message: `${people.get(item.personId)?.fields.name ?? ''}列了两次`,
                fields: [`items.${index}`],
              },
            ]
          : [],
      ),
  },
  {
    id: 'batch.gone',
    level: 'error',
    title: '批次中的人员在名册中',
    source: county,
    remedy: '从回收站恢复此人，或撤回这一项',
    check: ({ items, people }) =>
      activeItems(items).flatMap(({ item, index }) => {
        const person = people.get(item.personId);
        if (person && !person.deleted) return [];
        const message = person ? `${person.fields.name ?? ''}在回收站中` : '有人已从名册中彻底删除';
        return [{ message, fields: [`items.${index}`] }];
      }),
  },
];

/** Rules about the record of one person. */
export const personRules: readonly ItemRule[] = [
  {
    id: 'batch.elsewhere',
    level: 'warning',
    title: '同一人不在两个未办结的批次中',
    source: county,
    remedy: '在其中一个批次中撤回',
    check: ({ item, name, index }, { elsewhere }) => {
      const others = elsewhere.get(item.personId) ?? [];
      return others.length === 0
        ? []
        : [{ message: `${name}还在未办结的批次“${others.join('”“')}”中`, fields: [`items.${index}`] }];
    },
  },
  {
    id: 'batch.changedSince',
    level: 'warning',
    title: '列入批次后信息没有改动',
    source: county,
    remedy: '打开人员页核对变更记录，核对后在批次中打开此人并保存',
    check: ({ item, person, name, index }, { seen }) => {
      const version = seen.get(item.personId);
      return version === undefined || version === person.version
        ? []
        : [{ message: `${name}的信息在列入批次后有改动`, fields: [`items.${index}`] }];
    },
  },
  {
    id: 'batch.idNumber',
    level: 'error',
    title: '拟任免人员的身份证号齐全',
    source: formGuide,
    remedy: '在人员页补填',
    check: ({ person, name }) =>
      person.fields.idNumber ? [] : [{ message: `${name}没有身份证号`, fields: ['fields.idNumber'] }],
  },
  {
    id: 'batch.photo',
    level: 'warning',
    title: '拟任免人员的照片齐全',
    source: formGuide,
    remedy: '在人员页补充照片',
    check: ({ person, name }) => (person.hasPhoto ? [] : [{ message: `${name}没有照片`, fields: ['photo'] }]),
  },
  {
    id: 'batch.formErrors',
    level: 'warning',
    title: '任免审批表没有错误',
    source: formGuide,
    remedy: '在人员页按核查结果改正',
    check: ({ person, name }, { today, settings, units, endedUnits }) => {
      const unit = units.get(person.fields.organizationId ?? 0);
      const errors = checkPerson(person, {
        today,
        settings,
        endedUnits,
        organization: unit && { kind: unit.kind, level: unit.level },
      }).filter(({ level }) => level === 'error');
      if (errors.length === 0) return [];
      const told = errors.slice(0, named).map(({ message }) => message);
      const more = errors.length > named ? '等' : '';
      return [
        {
          message: `${name}有 ${errors.length} 处错误：${told.join('；')}${more}`,
          fields: [errors[0]?.fields[0] ?? 'fields.name'],
        },
      ];
    },
  },
];
