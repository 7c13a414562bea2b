import { Button, InputNumber, Select, Space, Tooltip } from 'antd';
import { useMemo } from 'react';
import type { ImportColumn, TargetChoice } from '#shared/register/import/import-contract';
import { DataTable, type DataColumn } from '../../components/data-table';
import { LinkButton } from '../../components/link-button';
import { BadCells, EmptyCells } from './import-options';
import { SheetGrid } from './import-sheet-grid';
import type { Wizard } from './import-wizard';
import { openColumns } from './import-wizard-state';

/** Stands for a column that is not imported in the list of choices. */
const NOT = '';

function useTargetOptions(targets: readonly TargetChoice[]) {
  return useMemo(() => {
    const sections = [...new Set(targets.map((target) => target.section))];
    const grouped = sections.map((section) => ({
      label: section,
      title: section,
      options: targets
        .filter((target) => target.section === section)
        .map(({ key, label }) => ({ value: key, label, section })),
    }));
    return [
      { label: '不导入', title: '', options: [{ value: NOT, label: '不导入', section: '' }] },
      ...grouped,
    ];
  }, [targets]);
}

interface ChoiceProps {
  readonly column: ImportColumn;
  readonly wizard: Wizard;
  readonly options: ReturnType<typeof useTargetOptions>;
}

function TargetSelect({ column, wizard, options }: ChoiceProps) {
  const { targets } = wizard.state;
  const open = !targets.has(column.index);
  const value = open ? undefined : (targets.get(column.index) ?? NOT);
  return (
    <Select<string>
      aria-label={`${column.header || column.letter} 对应`}
      style={{ width: '100%' }}
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={300}
      placeholder="请选择"
      {...(open ? { status: 'warning' } : {})}
      value={value ?? null}
      options={options}
      onChange={(next) => wizard.setTarget(column.index, next === NOT ? null : next)}
    />
  );
}

function State({
  column,
  wizard,
  labels,
}: { readonly labels: ReadonlyMap<string, string> } & Omit<ChoiceProps, 'options'>) {
  const { targets } = wizard.state;
  if (!targets.has(column.index)) {
    const guess = column.target === null ? undefined : labels.get(column.target);
    return (
      <Space size={8}>
        <span className="finding-warning">请确认</span>
        {guess !== undefined && (
          <LinkButton onClick={() => wizard.setTarget(column.index, column.target)}>就是{guess}</LinkButton>
        )}
        <LinkButton onClick={() => wizard.setTarget(column.index, null)}>不导入</LinkButton>
      </Space>
    );
  }
  if (targets.get(column.index) === null) return <span className="quiet">不导入</span>;
  return <span className="quiet">{column.remembered ? '沿用上次' : '已对应'}</span>;
}

function columnsFor(wizard: Wizard, options: ChoiceProps['options']): readonly DataColumn<ImportColumn>[] {
  const labels = new Map((wizard.state.preview?.targets ?? []).map(({ key, label }) => [key, label]));
  return [
    {
      key: 'letter',
      title: '列',
      width: 44,
      align: 'center',
      render: ({ letter }) => <span className="quiet">{letter}</span>,
    },
    {
      key: 'header',
      title: '表中列名',
      width: 230,
      render: ({ header, hidden }) => (
        <span title={header}>
          {header || <span className="quiet">（没有列名）</span>}
          {hidden && <span className="quiet">（隐藏列）</span>}
        </span>
      ),
    },
    {
      key: 'target',
      title: '导入到',
      width: 240,
      render: (column) => <TargetSelect column={column} wizard={wizard} options={options} />,
    },
    {
      key: 'state',
      title: '状态',
      width: 220,
      render: (column) => <State column={column} wizard={wizard} labels={labels} />,
    },
    {
      key: 'samples',
      title: '表中内容',
      width: 372,
      render: ({ samples }) => (
        <span className="quiet" title={samples.join('　')}>
          {samples.join('　|　')}
        </span>
      ),
    },
  ];
}

function HeadPicker({ wizard }: { readonly wizard: Wizard }) {
  const { head, rows } = wizard.state.preview ?? { head: null, rows: 0 };
  const top = head?.top ?? 1;
  const bottom = head?.bottom ?? 1;
  function move(next: { top: number; bottom: number }): void {
    void wizard.readSheet({ top: next.top, bottom: Math.max(next.top, next.bottom) });
  }
  return (
    <Space size={6}>
      <span>表头在第</span>
      <InputNumber
        aria-label="表头首行"
        size="small"
        min={1}
        max={1_000_000}
        style={{ width: 60 }}
        value={top}
        onChange={(value) => value !== null && move({ top: value, bottom: Math.max(value, bottom) })}
      />
      <span>行至第</span>
      <InputNumber
        aria-label="表头末行"
        size="small"
        min={top}
        max={top + 9}
        style={{ width: 60 }}
        value={bottom}
        onChange={(value) => value !== null && move({ top, bottom: value })}
      />
      <span>行</span>
      <span className="quiet">
        {head ? `表头下共 ${rows} 行，点行号可以另指表头` : '没有找到表头，请点表头所在的行号'}
      </span>
    </Space>
  );
}

function OptionsBar({ wizard }: { readonly wizard: Wizard }) {
  const { options, preview } = wizard.state;
  return (
    <Space size={16} wrap>
      <EmptyCells wizard={wizard} />
      <BadCells wizard={wizard} />
      {(preview?.hiddenRows ?? 0) > 0 && (
        <Space size={6}>
          <span className="finding-warning">表中有 {preview?.hiddenRows} 个隐藏行</span>
          <Select
            aria-label="隐藏行"
            size="small"
            style={{ width: 110 }}
            value={options.hiddenRows}
            onChange={(hiddenRows) => wizard.setOptions({ hiddenRows })}
            options={[
              { value: 'include', label: '一并导入' },
              { value: 'skip', label: '不导入' },
            ]}
          />
        </Space>
      )}
    </Space>
  );
}

/** Step 2: where the head is, and what each column is. */
export function ColumnsStep({ wizard }: { readonly wizard: Wizard }) {
  const { preview, targets } = wizard.state;
  const options = useTargetOptions(preview?.targets ?? []);
  const open = openColumns(wizard.state).length;
  const used = [...targets.values()].filter((target) => target !== null);
  const doubled = used.find((target, index) => used.indexOf(target) !== index);
  const doubledLabel = preview?.targets.find(({ key }) => key === doubled)?.label;
  const blocked =
    open > 0
      ? `还有 ${open} 列需要确认`
      : doubledLabel !== undefined
        ? `有两列都对应“${doubledLabel}”`
        : null;
  return (
    <>
      <div className="wizard-body wizard-columns">
        <div className="wizard-line">
          <HeadPicker wizard={wizard} />
        </div>
        <SheetGrid wizard={wizard} />
        <div className="wizard-line">
          <OptionsBar wizard={wizard} />
        </div>
        <DataTable<ImportColumn>
          label="列的对应"
          columns={columnsFor(wizard, options)}
          rows={preview?.columns ?? []}
          rowKey={({ index }) => index}
          empty="没有找到表头"
        />
      </div>
      <div className="wizard-foot">
        <Button onClick={() => wizard.go('file')}>上一步</Button>
        <span className="quiet">
          共 {preview?.columns.length ?? 0} 列，导入 {used.length} 列
        </span>
        {blocked !== null && <span className="finding-warning">{blocked}</span>}
        <Tooltip title={blocked}>
          <Button
            type="primary"
            disabled={blocked !== null || used.length === 0}
            onClick={() => void wizard.askUnits()}
          >
            下一步：对单位
          </Button>
        </Tooltip>
      </div>
    </>
  );
}
