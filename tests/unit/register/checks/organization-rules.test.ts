import { describe, expect, it } from 'vitest';
import { checkOrganization } from '#shared/register/checks/check';
import { ruleRegistry } from '#shared/register/checks/registry';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { context, soundVillage } from './sound';

type Case = readonly [
  rule: string,
  change: Partial<OrganizationRecord>,
  message: string,
  fields: readonly string[],
];

const cases: readonly Case[] = [
  ['organization.required', { name: ' ' }, '单位名称未填写', ['fields.name']],
  ['organization.level', { kind: 'town' }, '单位级别未填写', ['fields.level']],
  [
    'organization.code',
    { villageClass: 'best' },
    '班子类别的代码“best”不在代码表中',
    ['fields.villageClass'],
  ],
  ['organization.date', { established: '2025-07' }, '设立时间 2025.07 晚于今天', ['fields.established']],
  ['organization.negative', { households: -1 }, '户数为 -1', ['fields.households']],
  ['organization.chiefs', { approvedChief: 3 }, '正职职数 3，超过 2', ['fields.approvedChief']],
  [
    'organization.weakNotVillage',
    { kind: 'station', weakVillage: true, weakReason: '班子不团结', weakSince: '2024-03' },
    '不是村或社区，却列为软弱涣散村',
    ['fields.weakVillage', 'fields.kind'],
  ],
  [
    'organization.weakReason',
    { weakVillage: true, weakSince: '2024-03' },
    '列为软弱涣散村，没有原因',
    ['fields.weakReason'],
  ],
  [
    'organization.weakSince',
    { weakVillage: true, weakReason: '班子不团结' },
    '列为软弱涣散村，没有列入时间',
    ['fields.weakSince'],
  ],
  [
    'organization.weakUntil',
    { weakVillage: true, weakReason: '班子不团结', weakSince: '2024-03', weakUntil: '2024-12' },
    '2024.12 已销号，仍列为软弱涣散村',
    ['fields.weakVillage', 'fields.weakUntil'],
  ],
  [
    'organization.weakOrder',
    { weakSince: '2024-03', weakUntil: '2024-02' },
    '销号时间 2024.02 早于列入时间 2024.03',
    ['fields.weakUntil', 'fields.weakSince'],
  ],
  ['organization.site', { siteState: null }, '活动场所未登记', ['fields.siteState']],
  ['organization.siteArea', { siteArea: 89 }, '活动场所 89 平方米，不足 90 平方米', ['fields.siteArea']],
  [
    'organization.siteNone',
    { siteState: 'none' },
    '填无场所，面积却为 240 平方米',
    ['fields.siteState', 'fields.siteArea'],
  ],
  ['organization.villageClass', { villageClass: null }, '班子类别未填写', ['fields.villageClass']],
];

describe('rules about organizations', () => {
  it('find nothing in a sound village', () => {
    expect(checkOrganization(soundVillage(), context)).toEqual([]);
  });

  it.each(cases)('%s', (rule, change, message, fields) => {
    const unit = soundVillage();
    Object.assign(unit.fields, change);
    const found = checkOrganization(unit, context).filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ message, fields });
  });

  it('are each worked by hand above', () => {
    const worked = new Set(cases.map(([rule]) => rule));
    const all = ruleRegistry.map(({ id }) => id).filter((id) => id.startsWith('organization.'));
    expect(all.filter((id) => !worked.has(id))).toEqual([]);
  });
});
