import { MenuFoldOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tree } from 'antd';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { normaliseSearch } from '#shared/lib/names';
import type { OrganizationNode } from '#shared/register/person/person-document';
import { toTreeData, type TreeItem } from '../../components/organization-tree';
import { useFirstRows } from '../../components/first-rows';
import { SearchInput } from '../../components/search-input';
import { organizationCountsQuery } from './people-queries';

interface Props {
  readonly nodes: readonly OrganizationNode[];
  readonly selected: number | null;
  readonly onSelect: (id: number | null) => void;
  readonly onHide: () => void;
}

/** Whether a unit is meant by what was typed: part of its name or code, its pinyin or initials from any syllable on. */
function isMeant(node: OrganizationNode, text: string): boolean {
  if (node.name.toLowerCase().includes(text) || node.code?.startsWith(text)) return true;
  const syllables = node.nameKey.split(' ');
  return syllables.some((_syllable, index) => {
    const rest = syllables.slice(index);
    const initials = rest.map((syllable) => syllable.charAt(0)).join('');
    return rest.join('').startsWith(text) || initials.startsWith(text);
  });
}

/** The units that match, with everything above them. */
function narrowed(nodes: readonly OrganizationNode[], text: string): readonly OrganizationNode[] {
  if (text === '') return nodes;
  const kept = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    if (!isMeant(node, text)) continue;
    for (let at: OrganizationNode | undefined = node; at && !kept.has(at.id);) {
      kept.add(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
  }
  return nodes.filter((node) => kept.has(node.id));
}

/** People in each unit with everything under it; the tree comes parents first. */
function subtreeCounts(
  nodes: readonly OrganizationNode[],
  direct: readonly { readonly id: number; readonly people: number }[],
): ReadonlyMap<number, number> {
  const sums = new Map(direct.map(({ id, people }) => [id, people]));
  for (const node of [...nodes].reverse()) {
    if (node.parentId === null) continue;
    sums.set(node.parentId, (sums.get(node.parentId) ?? 0) + (sums.get(node.id) ?? 0));
  }
  return sums;
}

function useHeight(frame: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return height;
}

/** A station's name without that of the town above it, which stands over it in the tree. */
function shortName(node: OrganizationNode, names: ReadonlyMap<number, string>): string {
  const parent = node.parentId === null ? '' : (names.get(node.parentId) ?? '');
  const rest = parent !== '' && node.name.startsWith(parent) ? node.name.slice(parent.length) : '';
  return rest.length >= 2 ? rest : node.name;
}

function count(people: number | undefined) {
  return <span className="unit-count">{people ? people.toLocaleString() : ''}</span>;
}

/** The organizations beside the list of people: whose people it shows. */
export function PeopleTree({ nodes, selected, onSelect, onHide }: Props) {
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<readonly number[] | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const height = useHeight(frame);
  const stand = useFirstRows();
  const counts = useQuery({ ...organizationCountsQuery(), enabled: stand });
  const wanted = normaliseSearch(text);
  const visible = useMemo(() => narrowed(nodes, wanted), [nodes, wanted]);
  const data = useMemo(() => toTreeData(visible), [visible]);
  const sums = useMemo(() => subtreeCounts(nodes, counts.data ?? []), [nodes, counts.data]);
  const names = useMemo(() => new Map(nodes.map((node) => [node.id, node.name])), [nodes]);
  const roots = nodes.filter((node) => node.parentId === null).map((node) => node.id);
  const expanded = wanted === '' ? (opened ?? roots) : visible.map((node) => node.id);
  const total = roots.reduce((sum, id) => sum + (sums.get(id) ?? 0), 0);
  return (
    <div className="panel tree-panel">
      <div className="tree-panel-head">
        <SearchInput value={text} onSearch={setText} placeholder="查找单位" width="100%" />
        <Button
          type="text"
          icon={<MenuFoldOutlined />}
          title="收起单位"
          aria-label="收起单位"
          onClick={onHide}
        />
      </div>
      <button
        type="button"
        className={`unit-all${selected === null ? ' unit-all-selected' : ''}`}
        onClick={() => onSelect(null)}
      >
        全部单位{count(total)}
      </button>
      <div className="tree-panel-body" ref={frame}>
        {stand && data.length === 0 && (
          <p className="quiet unit-none">{nodes.length === 0 ? '还没有单位' : '没有找到单位'}</p>
        )}
        {stand && (
          <Tree<TreeItem>
            blockNode
            height={height}
            treeData={data}
            titleRender={(item) => (
              <span className="unit-title" title={item.node.name}>
                <span className={item.node.abolished ? 'unit-name quiet' : 'unit-name'}>
                  {shortName(item.node, names)}
                </span>
                {count(sums.get(item.key))}
              </span>
            )}
            expandedKeys={[...expanded]}
            onExpand={(keys) => setOpened(keys.map(Number))}
            selectedKeys={selected === null ? [] : [selected]}
            onSelect={([key]) => key !== undefined && onSelect(Number(key))}
          />
        )}
      </div>
    </div>
  );
}
