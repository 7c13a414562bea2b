import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { batchForm, batchState, batchStateText, toContent } from '#shared/register/appointment/batch';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import { invoke } from '../../app/bridge';
import { enterToNext } from '../../components/enter-to-next';
import { FocusMark } from '../../components/focus-mark';
import '../../components/form.css';
import { organizationTreeQuery } from '../../components/organization-tree';
import { useStored } from '../../components/value-store';
import { FieldConflict } from '../form/field-conflict';
import { useFormKeys } from '../form/form-keys';
import { useLeave } from '../form/leave';
import { useRecordDrafts, useRecordState } from '../form/record-state';
import { useRecordSave } from '../form/record-save';
import { unsavedWords } from '../form/unsaved-words';
import { useRefreshRegister } from '../queries';
import { batchPeopleQuery } from './appointment-queries';
import { BatchActions } from './batch-actions';
import { BatchBalance } from './batch-balance';
import { BatchField } from './batch-field';
import { BatchFindings } from './batch-findings';
import { BatchItems } from './batch-items';
import { batchDraftKey, isOpen, type OpenedBatch } from './batch-opened';
import { BatchSteps } from './batch-steps';
import { useBatchWatch } from './batch-watch';
import { ItemDrawer } from './item-drawer';

interface Props {
  readonly opened: OpenedBatch;
  readonly mayEdit: boolean;
  /** Something became of the batch: its page begins anew. */
  readonly onReload: () => void;
}

async function latest(id: number) {
  const { version, fields, items } = await invoke('appointment.get', { id });
  return { version, values: { ...fields, items } };
}

/** The values, the saved state beneath them, and everything that reads or writes them. */
function useEditor({ opened, mayEdit }: Props) {
  const { id, document } = opened;
  const [, navigate] = useLocation();
  const refresh = useRefreshRegister();
  const disabled = !mayEdit || !isOpen(document);
  const state = useRecordState(batchForm, opened);
  const { values, marks, base } = state;
  const watched = useBatchWatch(state, id, isOpen(document));
  const name = opened.values.title ?? '新建批次';
  const { question, drafts } = useRecordDrafts(state, {
    draftKey: batchDraftKey(id),
    draft: opened.draft,
    name: opened.draft?.mine.title ?? name,
    disabled,
  });
  const saving = useRecordSave({
    state,
    id,
    noun: '这个批次',
    latest,
    send: (savedId, typed) => {
      const { fields, items } = toContent(typed);
      return invoke('appointment.save', {
        id: savedId,
        version: base.get().version,
        fields,
        items: [...items],
      });
    },
    onSaved: async (savedId) => {
      await drafts.drop();
      await refresh();
      watched.recheck();
      if (id === null) navigate(`/appointments/${savedId}`, { replace: true });
    },
  });
  useLeave({ state, name, disabled, drafts, ask: question.ask, ...saving });
  const form = useMemo(() => ({ values, marks, disabled }), [values, marks, disabled]);
  return { state, form, question, watched, drafts, saving };
}

/** Names and kinds of units, and the people of the batch as it is typed. */
function useNames(state: ReturnType<typeof useEditor>['form'], batchId: number | null) {
  const tree = useQuery(organizationTreeQuery()).data;
  const ids = useStored(state.values, ({ items }) => items.map(({ personId }) => personId).join());
  const found = useQuery(batchPeopleQuery(ids === '' ? [] : ids.split(',').map(Number), batchId));
  const units = useMemo(
    () => ({
      name: paperUnitNames(tree ?? []),
      kinds: new Map((tree ?? []).map(({ id, kind }) => [id, kind])),
    }),
    [tree],
  );
  const people = useMemo(
    () => new Map((found.data ?? []).map((person) => [person.id, person])),
    [found.data],
  );
  return { people, unitName: units.name, unitKind: (id: number) => units.kinds.get(id) ?? null };
}

function fateNote(document: BatchDocument): string | null {
  const at = (time: string): string => dayjs(time).format('YYYY.MM.DD HH:mm');
  if (document.deletedAt !== null) return `已删除（${at(document.deletedAt)}），只能查看`;
  if (document.completedAt !== null)
    return `已完成（${at(document.completedAt)}），名册已按本批次更新，只能查看`;
  if (document.cancelledAt !== null)
    return `已撤销（${at(document.cancelledAt)}）：${document.cancelReason ?? ''}`;
  return null;
}

/** One batch: what it is, its steps, its people, and what the checks say of it. */
export function BatchEditor(props: Props) {
  const { opened, mayEdit, onReload } = props;
  const { document } = opened;
  const [, navigate] = useLocation();
  const editor = useEditor(props);
  const { state, form, watched, saving, drafts } = editor;
  const { form: frame, epoch, redraw, conflict, setConflict, values } = state;
  const [item, setItem] = useState<{ readonly index: number; readonly focus: string | null } | null>(null);
  const names = useNames(form, opened.id);
  const title = useStored(values, (all) => all.title);
  const step = useStored(values, (all) =>
    batchState(
      all,
      { completedAt: document?.completedAt ?? null, cancelledAt: document?.cancelledAt ?? null },
      dayjs().format('YYYY-MM-DD'),
    ),
  );
  const save = (): void => void (!form.disabled && saving.save());
  useFormKeys({ save, leave: () => navigate('/appointments') });
  const saved = useStored(state.base, (base) => base);
  const batch = document && { ...document, ...toContent(saved.values), version: saved.version };
  const note = document && fateNote(document);
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title" title={title ?? undefined}>
          {title ?? '新建批次'}
        </h1>
        <span className="batch-state">{batchStateText(step)}</span>
        <span className="quiet" role="status">
          {unsavedWords(watched.changed.length, drafts.keptAt)}
        </span>
        <div className="page-head-end">
          <Button onClick={() => navigate('/appointments')}>返回列表</Button>
          {batch && (
            <BatchActions batch={batch} mayEdit={mayEdit} unitName={names.unitName} onChanged={onReload} />
          )}
          {!form.disabled && (
            <Button type="primary" loading={saving.saving} title="Ctrl+S" onClick={save}>
              保存
            </Button>
          )}
        </div>
      </div>
      {note !== null && <Alert banner type="info" title={note} className="batch-note" />}
      <div className="page-body batch-body">
        <div
          ref={frame}
          className={form.disabled ? 'batch-form form-fixed' : 'batch-form'}
          data-form
          onKeyDownCapture={enterToNext}
        >
          <div key={epoch} className="panel">
            <section className="form-section" aria-label="批次">
              <div className="form-grid batch-grid">
                <BatchField state={form} name="title" span={2} />
                <BatchField state={form} name="number" />
                <BatchField state={form} name="kind" />
                <BatchField state={form} name="decidingBody" />
                <BatchField state={form} name="reportingUnit" />
                <BatchField state={form} name="inspectionPlace" />
                <BatchField state={form} name="inspectionPhone" />
                <BatchField state={form} name="remark" span={3} />
              </div>
            </section>
            <BatchSteps state={form} />
            <BatchItems
              state={form}
              people={names.people}
              unitName={names.unitName}
              findings={watched.findings}
              onOpen={(index) => setItem({ index, focus: null })}
            />
            <BatchBalance rows={watched.balance} />
          </div>
          <FocusMark form={frame} />
        </div>
        <BatchFindings
          findings={watched.findings}
          open={isOpen(document)}
          onItem={(index, focus) => setItem({ index, focus })}
        />
      </div>
      {item && (
        <ItemDrawer
          key={item.index}
          state={form}
          index={item.index}
          people={names.people}
          unitKind={names.unitKind}
          findings={watched.findings}
          focus={item.focus}
          onGo={(index) => setItem({ index, focus: null })}
          onClose={() => setItem(null)}
        />
      )}
      {editor.question.dialog}
      {conflict && (
        <FieldConflict
          conflict={conflict}
          labelOf={batchForm.labelOf}
          inWords={(all, key) => (key === 'items' ? `${all.items.length} 人` : String(all[key] ?? ''))}
          onDone={(chosen) => {
            values.set(chosen);
            redraw();
            setConflict(null);
          }}
        />
      )}
    </div>
  );
}
