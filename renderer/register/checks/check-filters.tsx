import { Input, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type { FindingFilter, RuleCount } from '#shared/register/checks/check-contract';
import { ruleRegistry } from '#shared/register/checks/registry';
import { findingLevels, levelTexts, type FindingLevel } from '#shared/register/findings';
import { OrganizationSelect } from '../../components/organization-select';

interface Props {
  readonly filter: FindingFilter;
  readonly counts: readonly RuleCount[];
  readonly onChange: (part: Partial<FindingFilter>) => void;
}

function sum(counts: readonly RuleCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** The rules that found something, under their subject, with how often. */
function ruleOptions(counts: readonly RuleCount[]) {
  const byRule = new Map<string, number>();
  for (const { rule, count } of counts) byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  const found = ruleRegistry.filter(({ id }) => byRule.has(id));
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    label: group,
    options: found
      .filter((rule) => rule.group === group)
      .map(({ id, title }) => ({ value: id, label: `${title}（${byRule.get(id) ?? 0}）` })),
  }));
}

/** One row of filters: level with counts, rule, unit, person. */
export function CheckFilters({ filter, counts, onChange }: Props) {
  const options = useMemo(() => ruleOptions(counts), [counts]);
  const levels = [
    { value: 'all', label: `全部 ${sum(counts)}` },
    ...findingLevels.map((level) => ({
      value: level,
      label: (
        <span className={`finding-${level}`}>
          {levelTexts[level]} {sum(counts.filter((count) => count.level === level))}
        </span>
      ),
    })),
  ];
  return (
    <>
      <Segmented
        options={levels}
        value={filter.levels[0] ?? 'all'}
        onChange={(value) => onChange({ levels: value === 'all' ? [] : [value as FindingLevel] })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount={1}
        aria-label="规则"
        placeholder="全部规则"
        style={{ width: 300 }}
        popupMatchSelectWidth={380}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        value={[...filter.rules]}
        onChange={(rules: string[]) => onChange({ rules })}
      />
      <div style={{ width: 200 }}>
        <OrganizationSelect
          placeholder="全部单位"
          value={filter.organizationId}
          onChange={(organizationId) => onChange({ organizationId })}
        />
      </div>
      <Input.Search
        allowClear
        aria-label="人员"
        placeholder="姓名、首字母、身份证号"
        style={{ width: 200 }}
        maxLength={60}
        onChange={(event) => onChange({ search: event.target.value })}
      />
    </>
  );
}
