import { useQuery } from '@tanstack/react-query';
import { Checkbox, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  balanceOf,
  postKinds,
  type EstablishmentRow,
  type PostBalance,
  type PostKind,
} from '#shared/register/establishment';
import { organizationTreeQuery, toTreeData, type TreeItem } from '../components/organization-tree';
import { Page } from '../components/page';
import { establishmentQuery } from './queries';

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

function Count({ value, tone }: { readonly value: number; readonly tone?: string }) {
  return value === 0 ? <span className="quiet">—</span> : <span className={tone ?? ''}>{value}</span>;
}

/** 职数: approved, filled, vacant and over, for every unit with everything under it. */
export function EstablishmentPage() {
  const [, navigate] = useLocation();
  const tree = useQuery(organizationTreeQuery());
  const counts = useQuery(establishmentQuery());
  const [only, setOnly] = useState(false);
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
        {
          key: `${kind}-approved`,
          title: '核定',
          width: 64,
          align: 'right' as const,
          render: (_: unknown, line: Line) => <Count value={line.sums[kind].approved} />,
        },
        {
          key: `${kind}-filled`,
          title: '实配',
          width: 64,
          align: 'right' as const,
          render: (_: unknown, line: Line) => <Count value={line.sums[kind].filled} />,
        },
        {
          key: `${kind}-vacant`,
          title: '缺配',
          width: 64,
          align: 'right' as const,
          render: (_: unknown, line: Line) => <Count value={line.sums[kind].vacant} tone="finding-hint" />,
        },
        {
          key: `${kind}-over`,
          title: '超配',
          width: 64,
          align: 'right' as const,
          render: (_: unknown, line: Line) => <Count value={line.sums[kind].over} tone="finding-error" />,
        },
      ],
    })),
  ];
  const roots = lines.map((line) => line.id);
  return (
    <Page
      title="职数配备"
      note="含下级单位合计；缺配、超配按单位逐个计算，不相互抵销"
      actions={
        <Checkbox checked={only} onChange={(event) => setOnly(event.target.checked)}>
          只看缺配、超配
        </Checkbox>
      }
    >
      <div className="panel scroll-area">
        <Table<Line>
          key={roots.join()}
          size="small"
          bordered
          rowKey="id"
          columns={columns}
          dataSource={only ? onlyUneven(lines) : lines}
          pagination={false}
          expandable={{ defaultExpandedRowKeys: roots }}
          onRow={(line) => ({ onDoubleClick: () => navigate(`/people?unit=${line.id}`) })}
        />
      </div>
    </Page>
  );
}
