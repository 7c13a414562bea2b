import { Button } from 'antd';
import type { WorkbookPreview } from '#shared/register/import/import-contract';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyCells, BadCells } from './import-options';
import type { Wizard } from './import-wizard';

type Part = WorkbookPreview['parts'][number];

function headers(part: Part, wanted: (column: NonNullable<Part['columns']>[number]) => boolean): string {
  return (part.columns ?? [])
    .filter(wanted)
    .map(({ header, letter }) => header || `${letter} 列`)
    .join('、');
}

function Known({ part }: { readonly part: Part }) {
  if (part.columns === null) return <span className="finding-warning">没有找到表头，这张表不导入</span>;
  const text = headers(part, ({ label, passedOver }) => label !== null && !passedOver);
  return <span title={text}>{text}</span>;
}

function Others({ part }: { readonly part: Part }) {
  const unknown = headers(part, ({ label }) => label === null);
  const empty = headers(part, ({ passedOver }) => passedOver);
  const text = [unknown && `不认识：${unknown}`, empty && `名册没有这一栏：${empty}`]
    .filter(Boolean)
    .join('；');
  return (
    <span className={unknown === '' ? 'quiet' : 'finding-warning'} title={text}>
      {text}
    </span>
  );
}

const columns: readonly DataColumn<Part>[] = [
  { key: 'sheet', title: '工作表', width: 150, render: ({ sheet }) => sheet },
  { key: 'rows', title: '行数', width: 72, align: 'right', render: ({ rows }) => rows.toLocaleString() },
  { key: 'known', title: '已对应的列', width: 500, grow: true, render: (part) => <Known part={part} /> },
  { key: 'others', title: '不导入的列', width: 300, render: (part) => <Others part={part} /> },
];

/** Step 2 for a workbook whose sheets belong together: what was recognized on each. */
export function WorkbookStep({ wizard }: { readonly wizard: Wizard }) {
  const { workbook } = wizard.state;
  if (!workbook) return null;
  const { parts, missing, others } = workbook;
  return (
    <>
      <div className="wizard-body wizard-columns">
        <div className="wizard-line">
          <span>
            {workbook.title}：找到 {parts.length} 张表
          </span>
          {missing.length > 0 && <span className="quiet">缺少 {missing.join('、')}，名册中这些内容不变</span>}
          {others.length > 0 && <span className="quiet">不读 {others.join('、')}</span>}
        </div>
        <div className="wizard-line">
          <EmptyCells wizard={wizard} />
          <BadCells wizard={wizard} />
          <span className="quiet">一个人在某张表上有记录的，这一项以表中为准整项替换</span>
        </div>
        <DataTable<Part>
          label="各表的列"
          columns={columns}
          rows={parts}
          rowKey={(part) => parts.indexOf(part)}
          empty="没有可以导入的表"
        />
      </div>
      <div className="wizard-foot">
        <Button onClick={() => wizard.go('file')}>上一步</Button>
        <Button type="primary" onClick={() => void wizard.askUnits()}>
          下一步：对单位
        </Button>
      </div>
    </>
  );
}
