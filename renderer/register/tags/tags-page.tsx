import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input, Space, Table, type MenuProps, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Condition } from '#shared/register/list/condition';
import type { CountedTag } from '#shared/register/tags/tag-contract';
import { tagName, tagNameProblem } from '#shared/register/tags/tags';
import { useMay } from '../../app/app-state';
import { LinkButton } from '../../components/link-button';
import { Page } from '../../components/page';
import { showPeople } from '../list/people-list-state';
import { useTagActions, type TagActions } from './tag-actions';
import { TagDialog } from './tag-dialog';
import { tagCountsQuery } from './tag-queries';

interface Asking {
  readonly tag: CountedTag;
  readonly merge: boolean;
}

function AddTag({ onAdd }: { readonly onAdd: (name: string) => Promise<boolean> }) {
  const [name, setName] = useState('');
  const ready = tagName.safeParse(name).success;
  const problem = tagNameProblem(name);
  async function add(): Promise<void> {
    if (ready && (await onAdd(name.trim()))) setName('');
  }
  return (
    <>
      <Space.Compact>
        <Input
          aria-label="新标签"
          placeholder="新标签，如：选派支书"
          style={{ width: 220 }}
          maxLength={30}
          value={name}
          status={problem === null ? '' : 'error'}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void add();
          }}
        />
        <Button disabled={!ready} onClick={() => void add()}>
          添加
        </Button>
      </Space.Compact>
      {problem !== null && (
        <span role="alert" className="finding-error">
          {problem}
        </span>
      )}
    </>
  );
}

function stateText({ listed, retired }: CountedTag): string {
  if (!listed) return '未列入';
  return retired ? '停用' : '在用';
}

interface RowActionsProps {
  readonly tag: CountedTag;
  readonly all: readonly CountedTag[];
  readonly actions: TagActions;
  readonly onAsk: (asking: Asking) => void;
}

function RowActions({ tag, all, actions, onAsk }: RowActionsProps) {
  const { name, listed, retired, people } = tag;
  const order = all.filter((one) => one.listed).map((one) => one.name);
  const at = order.indexOf(name);
  const items: NonNullable<MenuProps['items']> = [
    { key: 'up', label: '上移', disabled: at <= 0 },
    { key: 'down', label: '下移', disabled: at === order.length - 1 },
    retired ? { key: 'use', label: '恢复使用' } : { key: 'retire', label: '停用' },
    { key: 'remove', label: '删除', danger: true, disabled: people > 0 },
  ];
  function choose(key: string): void {
    if (key === 'up' || key === 'down') void actions.move(name, key === 'up' ? -1 : 1);
    else if (key === 'remove') void actions.remove(name);
    else void actions.retire(name, key === 'retire');
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => onAsk({ tag, merge: false })}>
        改名
      </Button>
      <Button type="link" size="small" onClick={() => onAsk({ tag, merge: true })}>
        合并
      </Button>
      {listed ? (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
          <Button type="link" size="small">
            更多
          </Button>
        </Dropdown>
      ) : (
        <Button type="link" size="small" onClick={() => void actions.add(name)}>
          列入
        </Button>
      )}
    </>
  );
}

function useColumns(): TableColumnsType<CountedTag> {
  const [, navigate] = useLocation();
  function open(name: string): void {
    const part: Condition = { type: 'test', field: 'tag', operator: 'equals', values: [name] };
    showPeople({ condition: { type: 'some', set: 'tags', part } });
    navigate('/people');
  }
  return [
    {
      key: 'name',
      title: '标签',
      width: 260,
      render: (_: unknown, tag) => <span className={tag.retired ? 'quiet' : ''}>{tag.name}</span>,
    },
    {
      key: 'people',
      title: '人数',
      width: 90,
      align: 'right',
      render: (_: unknown, { name, people }) =>
        people > 0 ? (
          <LinkButton onClick={() => open(name)}>{people}</LinkButton>
        ) : (
          <span className="quiet">0</span>
        ),
    },
    { key: 'state', title: '状态', width: 90, render: (_: unknown, tag) => stateText(tag) },
    {
      key: 'formerly',
      title: '曾用名',
      ellipsis: true,
      render: (_: unknown, { formerly }) => <span className="quiet">{formerly.join('、')}</span>,
    },
  ];
}

/** 来源标签: the county's own list of where people came from. */
export function TagsPage() {
  const found = useQuery(tagCountsQuery());
  const mayEdit = useMay('administrator');
  const all = found.data ?? [];
  const actions = useTagActions(all);
  const [asking, setAsking] = useState<Asking | null>(null);
  const own = useColumns();
  const columns: TableColumnsType<CountedTag> = mayEdit
    ? [
        ...own,
        {
          key: 'actions',
          title: '',
          width: 180,
          align: 'right',
          render: (_: unknown, tag) => <RowActions tag={tag} all={all} actions={actions} onAsk={setAsking} />,
        },
      ]
    : own;
  const others = all.filter((tag) => tag.listed && tag.name !== asking?.tag.name).map(({ name }) => name);
  function settle(to: string): void {
    setAsking(null);
    if (asking) void actions.rename(asking.tag.name, to, asking.merge);
  }
  return (
    <Page
      title="来源标签"
      note={
        mayEdit
          ? '人员页、筛选条件和导入都用这张表，次序就是人员页的次序'
          : '人员页、筛选条件和导入都用这张表，由系统管理员调整'
      }
      {...(mayEdit ? { filters: <AddTag onAdd={actions.add} /> } : {})}
    >
      <div className="scroll-area">
        <Table<CountedTag>
          size="small"
          rowKey="name"
          columns={columns}
          dataSource={all}
          loading={found.isPending}
          pagination={false}
          // On a wide screen the buttons would stand far from the word they are for.
          style={{ maxWidth: 1120 }}
        />
      </div>
      {asking && (
        <TagDialog
          tag={asking.tag}
          others={asking.merge ? others : null}
          onDone={settle}
          onCancel={() => setAsking(null)}
        />
      )}
      {actions.view}
    </Page>
  );
}
