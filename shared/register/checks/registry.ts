import { eachPersonRules, wholeBatchRules } from '../appointment/rule-groups';
import type { FindingLevel } from '../findings';
import { formRules } from '../approval-form/form-rules';
import { personRuleGroups } from './check';
import { organizationRules } from './organization';
import { county, extractionTable } from './sources';

/** A rule as the settings page and the manual list it. */
export interface RuleEntry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly level: FindingLevel;
  readonly source: string;
  readonly remedy: string;
}

/** Rules that compare people, or organizations, with each other; the archive finds them. */
export const crossRules = {
  duplicateIdNumber: {
    id: 'cross.duplicateIdNumber',
    group: '人员之间',
    title: '身份证号不重复',
    level: 'error',
    source: extractionTable,
    remedy: '核对是否同一人：同一人的合并为一条，不同人的改正身份证号',
  },
  sameNameAndBirth: {
    id: 'cross.sameNameAndBirth',
    group: '人员之间',
    title: '没有姓名和出生年月相同的人员',
    level: 'hint',
    source: county,
    remedy: '核对是否同一人重复登记，确为不同人的不必改动',
  },
  organizationCode: {
    id: 'cross.organizationCode',
    group: '单位之间',
    title: '单位编码不重复',
    level: 'warning',
    source: county,
    remedy: '核对编码，改正有误的一个',
  },
  organizationName: {
    id: 'cross.organizationName',
    group: '单位之间',
    title: '同一上级下没有同名单位',
    level: 'warning',
    source: county,
    remedy: '核对是否重复建立，重复的撤销或合并',
  },
} as const satisfies Record<string, RuleEntry>;
export type CrossRule = (typeof crossRules)[keyof typeof crossRules];

/** Every rule of the logic checks in the order in which it is listed. */
export const ruleRegistry: readonly RuleEntry[] = [
  ...personRuleGroups.flatMap(({ title: group, rules }) => rules.map((rule) => entry(rule, group))),
  ...Object.values(crossRules),
  ...organizationRules.map((rule) => entry(rule, '单位')),
  ...[...wholeBatchRules, ...eachPersonRules].map((rule) => entry(rule, '任免动议')),
  ...formRules.map((rule) => entry(rule, '任免表文件')),
];

function entry(rule: Omit<RuleEntry, 'group'>, group: string): RuleEntry {
  const { id, title, level, source, remedy } = rule;
  return { id, group, title, level, source, remedy };
}

const byId = new Map(ruleRegistry.map((rule) => [rule.id, rule]));

/** A rule by its id; undefined for one of another version of the program. */
export function ruleNamed(id: string): RuleEntry | undefined {
  return byId.get(id);
}
