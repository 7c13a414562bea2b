import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Condition } from '#shared/register/list/condition';
import { describeCondition } from '#shared/register/list/condition-words';
import { footerConditions, type ListRequest } from '#shared/register/list/person-list';
import { useSettled } from '../../components/settled';
import { ConditionGroup } from './condition-editor';
import { conditionOf, draftOf, incompleteTests, withSuggestion, type GroupDraft } from './condition-draft';
import { personFooterQuery } from './people-queries';

interface Props {
  /** The list that the conditions narrow; its own condition is where editing begins. */
  readonly list: ListRequest;
  readonly unitName: (id: number) => string;
  readonly onApply: (condition: Condition | null) => void;
  readonly onSave: (condition: Condition) => void;
  readonly onClose: () => void;
}

const withPenalty: Condition = {
  type: 'some',
  set: 'rewards',
  part: { type: 'test', field: 'kind', operator: 'in', values: ['penalty'] },
};
const suggestions: readonly { readonly label: string; readonly condition: Condition }[] = [
  { label: '女', condition: footerConditions.women },
  { label: '中共党员', condition: footerConditions.partyMembers },
  { label: '35 岁及以下', condition: { type: 'test', field: 'age', operator: 'atMost', values: [35] } },
  { label: '50 岁及以上', condition: { type: 'test', field: 'age', operator: 'atLeast', values: [50] } },
  {
    label: '大学及以上',
    condition: { type: 'test', field: 'educationBand', operator: 'atLeast', values: ['4'] },
  },
  {
    label: '任现职满 5 年',
    condition: { type: 'test', field: 'postYears', operator: 'atLeast', values: [5] },
  },
  { label: '有处分', condition: withPenalty },
];

/** How many people the conditions find, once every row is filled in. */
function FoundCount({ list, draft }: { readonly list: ListRequest; readonly draft: GroupDraft }) {
  const settled = useSettled(draft);
  const complete = incompleteTests(settled).size === 0;
  const request = { ...list, condition: complete ? conditionOf(settled) : null };
  const found = useQuery({ ...personFooterQuery(request), enabled: complete });
  if (!complete) return <span className="quiet">填全条件后显示人数</span>;
  return (
    <span>
      符合条件 <b>{found.data?.total.toLocaleString() ?? '…'}</b> 人
    </span>
  );
}

/** The conditions of the list, over every field and every repeated set. */
export function ConditionDrawer({ list, unitName, onApply, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(list.condition));
  const [tried, setTried] = useState(false);
  const incomplete = incompleteTests(draft);
  const condition = incomplete.size === 0 ? conditionOf(draft) : null;
  function withComplete(run: (condition: Condition | null) => void): void {
    setTried(true);
    if (incompleteTests(draft).size === 0) run(conditionOf(draft));
  }
  return (
    <Drawer
      open
      title="筛选条件"
      size={760}
      onClose={onClose}
      footer={
        <div className="drawer-footer">
          <FoundCount list={list} draft={draft} />
          <span className="page-head-end">
            <Button onClick={() => setDraft(draftOf(null))}>清空</Button>
            <Button onClick={() => withComplete((ready) => ready && onSave(ready))}>存为常用查询</Button>
            <Button type="primary" onClick={() => withComplete(onApply)}>
              查询
            </Button>
          </span>
        </div>
      }
    >
      <p className="suggestions">
        <span className="quiet">常用</span>
        {suggestions.map(({ label, condition: suggested }) => (
          <Button key={label} size="small" onClick={() => setDraft(withSuggestion(draft, suggested))}>
            {label}
          </Button>
        ))}
      </p>
      <ConditionGroup
        draft={draft}
        set={null}
        depth={0}
        incomplete={tried ? incomplete : new Set()}
        onChange={setDraft}
      />
      {tried && incomplete.size > 0 && (
        <p role="alert" className="finding-error">
          还有 {incomplete.size} 项没有填全
        </p>
      )}
      {condition && <p className="condition-sentence">{describeCondition(condition, unitName)}</p>}
    </Drawer>
  );
}
