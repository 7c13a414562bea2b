import { useLocation } from 'wouter';
import type { PersonRow } from '#shared/register/list/person-list';
import type { SavedContent } from '#shared/register/list/saved-query';
import { BatchEditDrawer } from '../bulk/batch-edit-drawer';
import { BulkHistoryDrawer } from '../bulk/bulk-history-drawer';
import type { useBulkUndo } from '../bulk/bulk-undo';
import { ExportDialog } from '../approval-form/export-dialog';
import { AddToBatchDialog } from '../appointment/add-to-batch-dialog';
import { ColumnsDrawer } from './columns-drawer';
import { ConditionDrawer } from './condition-drawer';
import { ExchangeDrawer } from '../exchange/exchange-drawer';
import { narrowPeople, peopleList } from './people-list-state';
import { SelectionPapers } from '../papers/selection-papers';
import { RemoveDialog } from '../bin/remove-dialog';
import { RosterDrawer } from '../exchange/roster-drawer';
import { SaveQueryDialog } from './saved-queries';
import type { usePeopleList } from './use-people-list';

/** The drawer or dialog that is open over the list. */
export type PeopleDialog =
  | {
      readonly kind:
        | 'conditions'
        | 'columns'
        | 'history'
        | 'edit'
        | 'remove'
        | 'exchange'
        | 'forms'
        | 'papers'
        | 'appoint';
    }
  | { readonly kind: 'print'; readonly ids: readonly number[] | null }
  | { readonly kind: 'save'; readonly content: SavedContent };

interface Props {
  readonly dialog: PeopleDialog | null;
  readonly onDialog: (dialog: PeopleDialog | null) => void;
  readonly people: ReturnType<typeof usePeopleList>;
  readonly rows: readonly PersonRow[];
  readonly editable: boolean;
  readonly undo: ReturnType<typeof useBulkUndo>;
}

/** Names of the selected people as far as this page shows them. */
function namesOf(rows: readonly PersonRow[], selection: readonly number[]): string[] {
  const chosen = new Set(selection);
  return rows
    .filter((row) => chosen.has(row.id))
    .slice(0, 8)
    .map((row) => String(row.values.name ?? ''));
}

/** Everything that opens over the list of people; at most one at a time. */
export function PeopleDialogs({ dialog, onDialog, people, rows, editable, undo }: Props) {
  const [, navigate] = useLocation();
  const { state, list, columns, unitName } = people;
  const close = (): void => onDialog(null);
  switch (dialog?.kind) {
    case 'conditions':
      return (
        <ConditionDrawer
          list={list}
          unitName={unitName}
          onClose={close}
          onSave={(condition) => {
            narrowPeople({ condition });
            onDialog({ kind: 'save', content: people.saved(condition) });
          }}
          onApply={(condition) => {
            narrowPeople({ condition });
            close();
          }}
        />
      );
    case 'save':
      return <SaveQueryDialog content={dialog.content} unitName={unitName} onClose={close} />;
    case 'columns':
      return <ColumnsDrawer columns={columns} onChange={people.setColumns} onClose={close} />;
    case 'history':
      return <BulkHistoryDrawer editable={editable} onUndo={undo.undo} onClose={close} />;
    case 'print':
      return (
        <RosterDrawer
          list={list}
          columns={columns}
          ids={dialog.ids}
          unitName={state.organizationId === null ? '' : unitName(state.organizationId)}
          onClose={close}
        />
      );
    case 'forms':
      return <ExportDialog ids={state.selection} onClose={close} />;
    case 'papers':
      return (
        <SelectionPapers
          list={list}
          ids={state.selection}
          onField={(id, field) => navigate(`/people/${id}?field=${encodeURIComponent(field)}`)}
          onClose={close}
        />
      );
    case 'appoint':
      return <AddToBatchDialog ids={state.selection} onClose={close} />;
    case 'exchange':
      return <ExchangeDrawer organizationId={state.organizationId} onClose={close} />;
    case 'edit':
      return (
        <BatchEditDrawer
          ids={state.selection}
          unitName={unitName}
          onClose={close}
          onDone={(changed, seq) => {
            close();
            undo.announce(`已修改 ${changed.toLocaleString()} 人`, seq);
          }}
        />
      );
    case 'remove':
      return (
        <RemoveDialog
          ids={state.selection}
          names={namesOf(rows, state.selection)}
          onClose={close}
          onDone={(removed, seq) => {
            close();
            peopleList.set({ selection: [], activeId: null });
            undo.announce(`已将 ${removed.toLocaleString()} 人移入回收站`, seq);
          }}
        />
      );
    default:
      return null;
  }
}
