import type { FindingLevel } from '../findings';
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

/** Rules that compare people with each other; the archive finds them (cross-check.store.ts). */
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
} as const satisfies Record<string, RuleEntry>;

/** Every rule of the logic checks in the order in which it is listed. */
export const ruleRegistry: readonly RuleEntry[] = [
  ...personRuleGroups.flatMap(({ title: group, rules }) => rules.map((rule) => entry(rule, group))),
  ...Object.values(crossRules),
  ...organizationRules.map((rule) => entry(rule, '单位')),
];

function entry(rule: Omit<RuleEntry, 'group'>, group: string): RuleEntry {
  const { id, title, level, source, remedy } = rule;
  return { id, group, title, level, source, remedy };
}
