import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Dropdown } from 'antd';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { mayLeave } from '../../app/leave-guard';
import { EmptyState } from '../../components/empty-state';
import { organizationTreeQuery } from '../../components/organization-tree';
import { Page } from '../../components/page';
import { OrganizationForm } from './organization-form';
import { OrganizationListDrawer, type OrganizationListKind } from './organization-list-drawer';
import { OrganizationTreePanel } from './organization-tree-panel';

/** What the right side shows: nothing, one unit, or a new one under a parent. */
export type Shown =
  | { readonly mode: 'none' }
  | { readonly mode: 'unit'; readonly id: number }
  | { readonly mode: 'new'; readonly parentId: number | null };

/** The unit that an address names: /organizations?unit=12. */
function shownBy(search: string): Shown {
  const id = Number(new URLSearchParams(search).get('unit'));
  return id > 0 ? { mode: 'unit', id } : { mode: 'none' };
}

/** The organization tree: order and structure at the left, the chosen unit's data at the right. */
export function OrganizationsPage() {
  const tree = useQuery(organizationTreeQuery());
  const search = useSearch();
  const [shown, setShown] = useState<Shown>(() => shownBy(search));
  const [withAbolished, setWithAbolished] = useState(false);
  const [printing, setPrinting] = useState<OrganizationListKind | null>(null);
  async function show(next: Shown): Promise<void> {
    if (await mayLeave()) setShown(next);
  }
  const nodes = tree.data ?? [];
  const ended = nodes.filter((node) => node.abolished).length;
  const parentId = shown.mode === 'unit' ? shown.id : null;
  return (
    <Page
      title="单位"
      note={`${nodes.length - ended} 个${ended > 0 ? `，另有已撤销 ${ended} 个` : ''}`}
      actions={
        <>
          {ended > 0 && (
            <Checkbox checked={withAbolished} onChange={(event) => setWithAbolished(event.target.checked)}>
              显示已撤销单位
            </Checkbox>
          )}
          <Dropdown
            disabled={nodes.length === 0}
            menu={{
              items: [
                { key: 'all', label: '单位一览表' },
                { key: 'villages', label: '村情一览表' },
              ],
              onClick: ({ key }) => setPrinting(key as OrganizationListKind),
            }}
          >
            <Button>打印、导出</Button>
          </Dropdown>
          <Button onClick={() => void show({ mode: 'new', parentId: null })}>新增顶层单位</Button>
          <Button
            type="primary"
            disabled={nodes.length > 0 && parentId === null}
            onClick={() => void show({ mode: 'new', parentId })}
          >
            新增下级单位
          </Button>
        </>
      }
    >
      <div className="split" style={{ gridTemplateColumns: '320px 1fr' }}>
        <OrganizationTreePanel
          nodes={nodes}
          withAbolished={withAbolished}
          selected={parentId}
          onSelect={(id) => void show(id === null ? { mode: 'none' } : { mode: 'unit', id })}
        />
        <div className="scroll-area">
          {shown.mode === 'none' ? (
            <div className="panel">
              <EmptyState
                title={nodes.length === 0 ? '还没有单位' : '请在左侧选择单位'}
                hint={
                  nodes.length === 0
                    ? '先新增县（区）或本乡镇，再逐级新增下级单位；也可以从表格导入。'
                    : '拖动可以调整顺序和隶属关系。'
                }
              />
            </div>
          ) : (
            <OrganizationForm
              key={shown.mode === 'unit' ? `unit-${shown.id}` : `new-${shown.parentId}`}
              shown={shown}
              onSaved={(id) => setShown({ mode: 'unit', id })}
            />
          )}
        </div>
      </div>
      {printing && <OrganizationListDrawer kind={printing} onClose={() => setPrinting(null)} />}
    </Page>
  );
}
