import { useQuery } from '@tanstack/react-query';
import { Button, Input, Pagination, Segmented, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { PlanSummary } from '#shared/register/import/import-contract';
import type { RowState } from '#shared/register/import/plan';
import type { ImportKind } from '#shared/register/import/targets';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { LinkButton } from '../../components/link-button';
import { ChangesTable } from './import-changes-table';
import { importRowsQuery } from './import-queries';
import { NewTable } from './import-new-table';
import { RefusedTable, SameTable } from './import-refused-table';
import type { Wizard } from './import-wizard';
import type { LeftOut } from './import-wizard-state';

const pageSize = 50;

const stateTexts: Readonly<Record<RowState, string>> = {
  new: '新增',
  changed: '修改',
  same: '无变化',
  refused: '拒绝',
};

/** The first tab that holds anything: what will be written before what will not. */
function firstState({ counts }: PlanSummary): RowState {
  return (['new', 'changed', 'refused', 'same'] as const).find((state) => counts[state] > 0) ?? 'new';
}

function facetOptions(plan: PlanSummary, state: RowState) {
  if (state === 'changed')
    return plan.fields.map(({ key, label, count }) => ({ value: key, label: `${label}（${count}）` }));
  if (state === 'refused')
    return plan.problems.map(({ code, reason, count }) => ({ value: code, label: `${reason}（${count}）` }));
  return [];
}

/** Leaves everything behind the filter out, or takes all of it in again. */
function useLeaveAll(wizard: Wizard, filter: { state: RowState; search: string; facet: string }) {
  const call = useCall();
  const { plan, leftOut } = wizard.state;
  return async (leave: boolean): Promise<void> => {
    const input = { ...filter, planId: plan?.planId ?? '' };
    const numbers = await call(() => invoke('import.rowNumbers', input));
    if (!numbers) return;
    const rows = new Set(leftOut.rows);
    for (const number of numbers) {
      if (leave) rows.add(number);
      else rows.delete(number);
    }
    wizard.setLeftOut({ ...leftOut, rows });
  };
}

function StateTable({
  wizard,
  state,
  rows,
  loading,
}: {
  readonly wizard: Wizard;
  readonly state: RowState;
  readonly rows: Parameters<typeof NewTable>[0]['rows'];
  readonly loading: boolean;
}) {
  const { kind, leftOut } = wizard.state;
  const table = { kind, rows, loading };
  const selection = { leftOut, onChange: (next: LeftOut) => wizard.setLeftOut(next) };
  switch (state) {
    case 'new':
      return <NewTable {...table} {...selection} />;
    case 'changed':
      return <ChangesTable {...table} {...selection} />;
    case 'refused':
      return (
        <RefusedTable
          {...table}
          decisions={wizard.state.decisions}
          onDecide={(next) => void wizard.makePlan(next)}
        />
      );
    case 'same':
      return <SameTable {...table} />;
  }
}

/** What the last button does: in a workbook of several sheets units come with the people. */
function summaryText(
  { counts, newUnits, unitRows }: PlanSummary,
  leftOut: LeftOut,
  kind: ImportKind,
): string {
  const total = Math.max(0, counts.new + counts.changed - leftOut.rows.size);
  const units = newUnits.length > 0 ? `，新建 ${newUnits.length} 个单位` : '';
  if (unitRows === 0) return `导入 ${total} ${kind === 'person' ? '人' : '个单位'}${units}`;
  if (leftOut.rows.size > 0) return `导入 ${total} 条${units}`;
  return `导入 ${total - unitRows} 人、${unitRows} 个单位${units}`;
}

/** Step 4: everything that would happen, before anything does. */
export function PreviewStep({ wizard }: { readonly wizard: Wizard }) {
  const { plan, leftOut, kind, failed } = wizard.state;
  const [state, setState] = useState<RowState>(plan ? firstState(plan) : 'new');
  const [typed, setTyped] = useState('');
  const [facet, setFacet] = useState('');
  const [page, setPage] = useState(1);
  const search = useDeferredValue(typed);
  const filter = { state, search, facet };
  const planId = plan?.planId ?? '';
  const result = useQuery(
    importRowsQuery({ ...filter, planId, offset: (page - 1) * pageSize, limit: pageSize }),
  );
  const leaveAll = useLeaveAll(wizard, filter);
  if (!plan) return null;
  const { counts } = plan;
  const options = facetOptions(plan, state);
  const writable = state === 'new' || state === 'changed';
  const nothing = counts.new + counts.changed - leftOut.rows.size <= 0;
  return (
    <>
      <div className="wizard-body wizard-units">
        <div className="wizard-line">
          <Segmented<RowState>
            value={state}
            onChange={(next) => {
              setState(next);
              setFacet('');
              setPage(1);
            }}
            options={(['new', 'changed', 'same', 'refused'] as const).map((value) => ({
              value,
              label: (
                <span className={value === 'refused' && counts.refused > 0 ? 'finding-error' : ''}>
                  {stateTexts[value]} {counts[value]}
                </span>
              ),
            }))}
          />
          {options.length > 0 && (
            <Select<string>
              aria-label={state === 'refused' ? '原因' : '项目'}
              style={{ width: 260 }}
              allowClear
              placeholder={state === 'refused' ? '全部原因' : '全部项目'}
              value={facet === '' ? null : facet}
              options={options}
              onChange={(next: string | undefined) => {
                setFacet(next ?? '');
                setPage(1);
              }}
            />
          )}
          <Input.Search
            allowClear
            aria-label="查找"
            placeholder="姓名、单位、行号"
            style={{ width: 180 }}
            maxLength={60}
            onChange={(event) => {
              setTyped(event.target.value);
              setPage(1);
            }}
          />
          {writable && counts[state] > 0 && (
            <>
              <LinkButton onClick={() => void leaveAll(true)}>全不选</LinkButton>
              <LinkButton onClick={() => void leaveAll(false)}>全选</LinkButton>
            </>
          )}
          <span className="wizard-line-end quiet">
            {plan.passedOver > 0 && `另有 ${plan.passedOver} 行是单位行、合计、签名或空行`}
          </span>
        </div>
        <StateTable wizard={wizard} state={state} rows={result.data?.rows ?? []} loading={result.isPending} />
      </div>
      <div className="wizard-foot">
        <Button onClick={() => wizard.go(wizard.state.units.length > 0 ? 'units' : 'columns')}>上一步</Button>
        {counts.refused > 0 && (
          <Button onClick={() => void wizard.saveErrors()}>导出待改正的 {counts.refused} 行</Button>
        )}
        <Pagination
          size="small"
          current={page}
          pageSize={pageSize}
          total={result.data?.total ?? 0}
          showSizeChanger={false}
          onChange={setPage}
        />
        {(failed || result.isError) && <Button onClick={() => void wizard.makePlan()}>重新核对</Button>}
        <Button type="primary" disabled={nothing} onClick={() => void wizard.apply()}>
          {nothing ? '没有要导入的内容' : summaryText(plan, leftOut, kind)}
        </Button>
      </div>
    </>
  );
}
