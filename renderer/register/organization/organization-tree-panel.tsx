import { App, Input, Tree, type TreeProps } from 'antd';
import { useMemo, useState } from 'react';
import type { OrganizationNode } from '#shared/register/person/person-document';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { toTreeData, type TreeItem } from '../../components/organization-tree';
import { placeOfDrop } from './organization-place';
import { useRefreshRegister } from '../queries';

interface Props {
  /** The whole tree. */
  readonly nodes: readonly OrganizationNode[];
  readonly withAbolished: boolean;
  readonly selected: number | null;
  readonly onSelect: (id: number | null) => void;
}

/** Units that match and everything above them. */
function narrowed(nodes: readonly OrganizationNode[], text: string): readonly OrganizationNode[] {
  if (text === '') return nodes;
  const paths = nodes
    .filter((node) => node.name.includes(text) || node.code?.startsWith(text))
    .map((node) => node.path);
  return nodes.filter((node) => paths.some((path) => path.startsWith(node.path)));
}

function titleOf(item: TreeItem) {
  const { name, abolished, weakVillage } = item.node;
  return (
    <span className={abolished ? 'quiet' : ''} style={abolished ? { textDecoration: 'line-through' } : {}}>
      {name}
      {weakVillage && <span className="finding-warning">　软弱涣散</span>}
    </span>
  );
}

/** The tree with search; units are moved by dragging after one question. */
export function OrganizationTreePanel({ nodes, withAbolished, selected, onSelect }: Props) {
  const { modal } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<readonly number[] | null>(null);
  const visible = useMemo(() => {
    const shown = withAbolished ? nodes : nodes.filter((node) => !node.abolished);
    return narrowed(shown, text.trim());
  }, [nodes, withAbolished, text]);
  const data = useMemo(() => toTreeData(visible), [visible]);
  const chosen = nodes.find((node) => node.id === selected);
  const first = nodes.filter((node) => node.parentId === null || chosen?.path.startsWith(node.path));
  const expanded =
    text.trim() === '' ? (opened ?? first.map((node) => node.id)) : visible.map((node) => node.id);

  const drop: NonNullable<TreeProps<TreeItem>['onDrop']> = ({ dragNode, node, dropToGap, dropPosition }) => {
    const ownPosition = Number(node.pos.split('-').at(-1));
    const gap = dropToGap ? dropPosition - ownPosition : 0;
    const { shownAs, ...place } = placeOfDrop(nodes, dragNode.node.id, node.node.id, gap);
    const parent = nodes.find((candidate) => candidate.id === place.parentId)?.name ?? '顶层';
    void modal.confirm({
      title: `移动“${dragNode.node.name}”`,
      content: `移到“${parent}”下第 ${shownAs} 位。名册按新的次序排列。`,
      okText: '移动',
      cancelText: '不移动',
      onOk: async () => {
        await call(() => invoke('organization.move', { id: dragNode.node.id, ...place }));
        await refresh();
      },
    });
  };
  return (
    <div className="panel tree-panel">
      <Input
        allowClear
        placeholder="查找单位名称或编码"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="tree-panel-body">
        <Tree<TreeItem>
          blockNode
          draggable={{ icon: false }}
          virtual={false}
          treeData={data}
          titleRender={titleOf}
          expandedKeys={[...expanded]}
          onExpand={(keys) => setOpened(keys.map(Number))}
          selectedKeys={selected === null ? [] : [selected]}
          onSelect={([key]) => onSelect(key === undefined ? null : Number(key))}
          onDrop={drop}
        />
      </div>
    </div>
  );
}
