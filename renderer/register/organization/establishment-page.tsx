import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  balanceOf,
  postKinds,
  type EstablishmentRow,
  type PostBalance,
  type PostKind,
} from '#shared/register/organization/establishment';
import { organizationTreeQuery, toTreeData, type TreeItem } from '../../components/organization-tree';
import { Page } from '../../components/page';
import { TableDrawer } from '../../components/table-drawer';
import type { TableContent } from '#shared/lib/table-document';
import { showPeople } from '../list/people-list-state';
import { establishmentQuery } from '../queries';
import { captionOf } from '../../print/caption';

interface Line {
  readonly id: number;
  readonly name: string;
  readonly own: EstablishmentRow | undefined;
  /** Sums over the unit and everything under it. */
  readonly sums: Readonly<Record<PostKind, PostBalance>>;
  readonly children: Line[] | null;
}

const kindTexts: Readonly<Record<PostKind, string>> = {
  chief: '正职',
  deputy: '副职',
  other: '其他班子成员',
};

function rowsUnder(item: TreeItem, rows: ReadonlyMap<number, EstablishmentRow>): EstablishmentRow[] {
  const own = rows.get(item.key);
  return [...(own ? [own] : []), ...item.children.flatMap((child) => rowsUnder(child, rows))];
}

function toLine(item: TreeItem, rows: ReadonlyMap<number, EstablishmentRow>): Line {
  const all = rowsUnder(item, rows);
  const sum = (kind: PostKind): PostBalance => balanceOf(all.map((row) => row[kind]));
  return {
    id: item.key,
    name: item.title,
    own: rows.get(item.key),
    sums: { chief: sum('chief'), deputy: sum('deputy'), other: sum('other') },
    children: item.children.length > 0 ? item.children.map((child) => toLine(child, rows)) : null,
  };
}

function uneven(line: Line): boolean {
  return postKinds.some((kind) => line.sums[kind].vacant + line.sums[kind].over > 0);
}

function onlyUneven(lines: readonly Line[]): Line[] {
  return lines
    .filter(uneven)
    .map((line) => ({ ...line, children: line.children ? onlyUneven(line.children) : null }));
}

function Count({ value, tone }: { readonly value: number; readonly tone: string }) {
  return value === 0 ? <span className="quiet">—</span> : <span className={tone}>{value}</span>;
}

const measures = [
  { key: 'approved', label: '核定' },
  { key: 'filled', label: '实配' },
  { key: 'vacant', label: '缺配' },
  { key: 'over', label: '超配' },
] as const;

const tones: Readonly<Record<(typeof measures)[number]['key'], string>> = {
  approved: '',
  filled: '',
  vacant: 'finding-hint',
  over: 'finding-error',
};

const paperColumns: TableContent['columns'] = [
  { key: 'unit', label: '单位', width: 36, align: 'left' },
  ...postKinds.flatMap((kind) =>
    measures.map(({ key, label }) => ({
      key: `${kind}-${key}`,
      label,
      group: kindTexts[kind],
      width: 8,
      align: 'right' as const,
    })),
  ),
];

/** The tree as lines of paper, units below indented under the one above. */
function paperLines(lines: readonly Line[], depth = 0): TableContent['lines'] {
  return lines.flatMap((line) => [
    {
      id: line.id,
      cells: [
        `${'\u3000'.repeat(depth)}${line.name}`,
        ...postKinds.flatMap((kind) => measures.map(({ key }) => String(line.sums[kind][key] || ''))),
      ],
    },
    ...paperLines(line.children ?? [], depth + 1),
  ]);
}

/** 职数: approved, filled, vacant and over, for every unit with everything under it. */
export function EstablishmentPage() {
  const [, navigate] = useLocation();
  const tree = useQuery(organizationTreeQuery());
  const counts = useQuery(establishmentQuery());
  const [only, setOnly] = useState(false);
  const [printing, setPrinting] = useState(false);
  const lines = useMemo(() => {
    const rows = new Map((counts.data ?? []).map((row) => [row.id, row]));
    return toTreeData((tree.data ?? []).filter((node) => !node.abolished)).map((item) => toLine(item, rows));
  }, [tree.data, counts.data]);
  const columns: TableColumnsType<Line> = [
    { key: 'name', title: '单位', dataIndex: 'name', width: 280, fixed: 'left', ellipsis: true },
    ...postKinds.map((kind) => ({
      key: kind,
      title: kindTexts[kind],
      children: [
        ...measures.map(({ key, label }) => ({
          key: `${kind}-${key}`,
          title: label,
          width: 64,
          align: 'right' as const,
          render: (_: unknown, line: Line) => <Count value={line.sums[kind][key]} tone={tones[key]} />,
        })),
      ],
    })),
  ];
  const roots = lines.map((line) => line.id);
  const shown = only ? onlyUneven(lines) : lines;
  return (
    <Page
      title="职数配备"
      note="含下级单位合计；缺配、超配按单位逐个计算，不相互抵销"
      actions={
        <>
          <Checkbox checked={only} onChange={(event) => setOnly(event.target.checked)}>
            只看缺配、超配
          </Checkbox>
          <Button onClick={() => setPrinting(true)}>打印、导出</Button>
        </>
      }
    >
      <div className="panel scroll-area">
        <Table<Line>
          key={roots.join()}
          size="small"
          bordered
          rowKey="id"
          columns={columns}
          dataSource={shown}
          pagination={false}
          expandable={{ defaultExpandedRowKeys: roots }}
          onRow={(line) => ({
            onDoubleClick: () => {
              showPeople({ organizationId: line.id });
              navigate('/people');
            },
          })}
        />
      </div>
      {printing && (
        <TableDrawer
          title="职数配备情况表"
          caption={captionOf('')}
          columns={paperColumns}
          lines={paperLines(shown)}
          onClose={() => setPrinting(false)}
        />
      )}
    </Page>
  );
}
