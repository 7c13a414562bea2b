import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { withCondition } from '#shared/register/list/condition-words';
import type { PersonRow } from '#shared/register/list/person-list';
import { useMay } from '../../app/app-state';
import { sentenceOf } from '../../components/sentence';
import { DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { SideSplit } from '../../components/side-split';
import { useBulkUndo } from '../bulk/bulk-undo';
import { PeopleChips } from './people-chips';
import { headerSort, sortOfHeader, tableColumns } from './people-columns';
import { PeopleDialogs, type PeopleDialog } from './people-dialogs';
import { PeopleEmpty } from './people-empty';
import { PeopleFooter } from './people-footer';
import { rememberTrail } from './list-trail';
import { listOf, narrowPeople, peopleList } from './people-list-state';
import { PeopleToolbar } from './people-toolbar';
import { PeopleTree } from './people-tree';
import { SelectionBar } from './selection-bar';
import { usePeopleList } from './use-people-list';
import './people.css';

const noRows: readonly PersonRow[] = [];
const treeWidths = { initial: 212, min: 160, max: 600 };

/** A new person begins in the unit that the list shows. */
function newPersonAddress(organizationId: number | null): string {
  return organizationId === null ? '/people/new' : `/people/new?organization=${organizationId}`;
}

/** The register as a list: organizations at the left, people at the right. */
export function PeoplePage() {
  const [, navigate] = useLocation();
  const undo = useBulkUndo();
  const people = usePeopleList();
  const { state, columns, page, footer, nodes, unitName, preferences } = people;
  const [dialog, setDialog] = useState<PeopleDialog | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const editable = useMay('editor');
  const administrator = useMay('administrator');
  const { peopleTreeWidth = treeWidths.initial, peopleTreeHidden = false } = preferences.value;
  const rows = page.data?.rows ?? noRows;
  const unit = state.organizationId === null ? null : unitName(state.organizationId);

  const open = useCallback(
    (row: PersonRow) => {
      peopleList.set({ activeId: row.id });
      rememberTrail(listOf(peopleList.get()));
      navigate(`/people/${row.id}`);
    },
    [navigate],
  );
  const shown = useMemo(() => tableColumns(columns, unitName, open), [columns, unitName, open]);
  const failed = page.error ?? people.tree.error;
  const known = page.isSuccess && people.tree.isSuccess;
  const empty = (failed || known) && (
    <PeopleEmpty
      failure={failed ? sentenceOf(failed) : null}
      hasUnits={nodes.length > 0}
      narrowed={state.search !== '' || state.condition !== null}
      unitName={unit}
      onNew={() => navigate(newPersonAddress(state.organizationId))}
      editable={editable}
      administrator={administrator}
      onWiden={() => narrowPeople({ search: '', condition: null })}
    />
  );
  return (
    <Page
      title="人员名册"
      note={unit === null ? undefined : `${unit}（含下级单位）`}
      actions={
        <>
          <Space.Compact>
            <Button onClick={() => setDialog({ kind: 'print', ids: null })}>打印、导出</Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [{ key: 'exchange', label: '模板和提取表' }],
                onClick: () => setDialog({ kind: 'exchange' }),
              }}
            >
              <Button aria-label="其他导出" icon={<DownOutlined />} />
            </Dropdown>
          </Space.Compact>
          {editable && (
            <Button
              type="primary"
              disabled={nodes.length === 0}
              onClick={() => navigate(newPersonAddress(state.organizationId))}
            >
              新增人员
            </Button>
          )}
        </>
      }
      filters={
        <PeopleToolbar
          administrator={administrator}
          unitName={unitName}
          onShowUnits={peopleTreeHidden ? () => preferences.save({ peopleTreeHidden: false }) : undefined}
          onOpen={(kind) => setDialog({ kind })}
          onLeaveSearch={() => frame.current?.focus()}
        />
      }
      footer={
        <PeopleFooter
          counts={footer.data}
          failure={footer.error ? sentenceOf(footer.error) : null}
          stale={footer.isPlaceholderData}
          page={state.page}
          pageSize={people.pageSize}
          onPage={people.setPage}
          onOpen={(condition) => narrowPeople({ condition: withCondition(state.condition, condition) })}
        />
      }
    >
      <SideSplit
        label="单位"
        width={peopleTreeWidth}
        min={treeWidths.min}
        max={treeWidths.max}
        hidden={peopleTreeHidden}
        onWidth={(width) => preferences.save({ peopleTreeWidth: width })}
        side={
          <PeopleTree
            nodes={nodes}
            selected={state.organizationId}
            onSelect={(organizationId) => narrowPeople({ organizationId })}
            onHide={() => preferences.save({ peopleTreeHidden: true })}
          />
        }
      >
        <div className="people-list">
          <PeopleChips
            condition={state.condition}
            unitName={unitName}
            onChange={(condition) => narrowPeople({ condition })}
            onEdit={() => setDialog({ kind: 'conditions' })}
            onSave={() => setDialog({ kind: 'save', content: people.saved(state.condition) })}
          />
          <SelectionBar
            selected={state.selection.length}
            total={footer.data?.total}
            editable={editable}
            onAll={() => void people.selectAll()}
            onClear={() => peopleList.set({ selection: [] })}
            onOpen={(kind) => setDialog(kind === 'print' ? { kind, ids: state.selection } : { kind })}
          />
          <DataTable<PersonRow>
            label="人员列表"
            frameRef={frame}
            columns={shown}
            rows={rows}
            rowKey={(row) => row.id}
            loading={page.isPending || page.isPlaceholderData}
            sort={headerSort(state.sort, state.sortedBy)}
            onSort={(sort) => narrowPeople({ sort: sortOfHeader(sort), sortedBy: sort?.key ?? null })}
            selection={state.selection}
            onSelect={(selection) => peopleList.set({ selection })}
            activeId={state.activeId}
            onActive={(activeId) => peopleList.set({ activeId })}
            onEdge={people.turnPage}
            onOpen={open}
            empty={empty}
          />
        </div>
      </SideSplit>
      <PeopleDialogs
        dialog={dialog}
        onDialog={setDialog}
        people={people}
        rows={rows}
        editable={editable}
        undo={undo}
      />
      {undo.view}
    </Page>
  );
}
