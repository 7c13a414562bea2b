import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Dropdown } from 'antd';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useMay } from '../../app/app-state';
import { EmptyState } from '../../components/empty-state';
import { organizationTreeQuery } from '../../components/organization-tree';
import { Page } from '../../components/page';
import { OrganizationForm } from './organization-form';
import { OrganizationListDrawer, type OrganizationListKind } from './organization-list-drawer';
import type { ShownUnit } from './organization-opened';
import { OrganizationTreePanel } from './organization-tree-panel';

/** What an address shows: `?unit=12` a unit, `?new=12` a new one under it, `?new=0` a new one at the top. */
function shownBy(search: string): ShownUnit | null {
  const given = new URLSearchParams(search);
  const number = (key: string): number | null =>
    /^\d{1,15}$/.test(given.get(key) ?? '') ? Number(given.get(key)) : null;
  const [unit, parent] = [number('unit'), number('new')];
  if (unit !== null && unit > 0) return { mode: 'unit', id: unit };
  return parent === null ? null : { mode: 'new', parentId: parent === 0 ? null : parent };
}

function addressOf(shown: ShownUnit | null): string {
  if (shown === null) return '/organizations';
  return shown.mode === 'unit'
    ? `/organizations?unit=${shown.id}`
    : `/organizations?new=${shown.parentId ?? 0}`;
}

/** The organization tree: order and structure at the left, the chosen unit's data at the right. */
export function OrganizationsPage() {
  const tree = useQuery(organizationTreeQuery());
  const search = useSearch();
  const [, navigate] = useLocation();
  const mayEdit = useMay('editor');
  // The address holds what is shown, so that it is there again after a lock.
  const shown = shownBy(search);
  const [withAbolished, setWithAbolished] = useState(false);
  const [printing, setPrinting] = useState<OrganizationListKind | null>(null);
  const show = (next: ShownUnit | null): void => navigate(addressOf(next));
  const nodes = tree.data ?? [];
  const ended = nodes.filter((node) => node.abolished).length;
  const parentId = shown?.mode === 'unit' ? shown.id : null;
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
          {mayEdit && (
            <>
              <Button onClick={() => show({ mode: 'new', parentId: null })}>新增顶层单位</Button>
              <Button
                type="primary"
                disabled={nodes.length > 0 && parentId === null}
                onClick={() => show({ mode: 'new', parentId })}
              >
                新增下级单位
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="split" style={{ gridTemplateColumns: '320px 1fr' }}>
        <OrganizationTreePanel
          nodes={nodes}
          withAbolished={withAbolished}
          selected={parentId}
          onSelect={(id) => show(id === null ? null : { mode: 'unit', id })}
        />
        <div className="scroll-area">
          {shown === null ? (
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
              onSaved={(id) => navigate(addressOf({ mode: 'unit', id }), { replace: true })}
            />
          )}
        </div>
      </div>
      {printing && <OrganizationListDrawer kind={printing} onClose={() => setPrinting(null)} />}
    </Page>
  );
}
