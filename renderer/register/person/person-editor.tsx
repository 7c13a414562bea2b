import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Finding } from '#shared/register/findings';
import type { PersonHistoryEntry } from '#shared/register/person/person-document';
import { labelOf, personForm, toValues } from '#shared/register/person/person-values';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { PersonBatches } from '../appointment/person-batches';
import { enterToNext } from '../../components/enter-to-next';
import { FocusMark } from '../../components/focus-mark';
import { focusPath } from '../../components/focus-path';
import { organizationTreeQuery } from '../../components/organization-tree';
import { ExportDialog } from '../approval-form/export-dialog';
import { FieldConflict } from '../form/field-conflict';
import { useFirstFocus } from '../form/first-focus';
import { useFormKeys } from '../form/form-keys';
import { useLeave } from '../form/leave';
import { useRecordDrafts, useRecordState } from '../form/record-state';
import { unsavedWords } from '../form/unsaved-words';
import { useTrail } from '../list/list-trail';
import { PapersDrawer } from '../papers/papers-drawer';
import { PersonFormProvider } from './person-form';
import { PersonHead } from './person-head';
import { PersonHistory, useOrganizationName } from './person-history';
import { personSections } from './person-layout';
import { personDraftKey, type Opened } from './person-opened';
import { PersonPhoto } from './person-photo';
import { usePhotoState } from './person-photo-state';
import { PersonRemove } from './person-remove';
import { usePersonSave } from './person-save';
import { PersonSection } from './person-section';
import { PersonSide } from './person-side';
import { usePersonWatch } from './person-watch';
import { valueInWords } from './person-words';
import { useRefreshRegister } from '../queries';

interface Props {
  readonly opened: Opened;
  readonly disabled: boolean;
}

/** The one living organization with exactly this name; undefined for none or several. */
function useFindOrganization(): (name: string) => number | undefined {
  const tree = useQuery(organizationTreeQuery()).data;
  return useMemo(
    () => (name: string) => {
      const found = (tree ?? []).filter((node) => node.name === name && !node.abolished);
      return found.length === 1 ? found[0]?.id : undefined;
    },
    [tree],
  );
}

/** The values, the saved state beneath them, and everything that reads or writes them. */
function useEditor({ opened, disabled }: Props) {
  const { id } = opened;
  const [, navigate] = useLocation();
  const state = useRecordState(personForm, opened);
  const { values } = state;
  const photo = usePhotoState(id);
  const watched = usePersonWatch(state, id === null, photo.hasPhoto);
  const { question, drafts } = useRecordDrafts(state, {
    draftKey: personDraftKey(id),
    draft: opened.draft,
    name: opened.draft?.mine.name ?? opened.values.name ?? '新增人员',
    disabled,
  });
  const saving = usePersonSave({
    id,
    state,
    onSaved: async (savedId) => {
      await drafts.drop();
      await photo.savePending(savedId);
      watched.recheck();
      if (id === null) navigate(`/people/${savedId}`, { replace: true });
    },
  });
  const name = values.get().name ?? '新增人员';
  useLeave({
    state,
    name,
    disabled,
    isDirty: () => saving.isDirty() || photo.pending !== null,
    save: saving.save,
    drafts,
    ask: question.ask,
  });
  return { state, question, photo, watched, drafts, saving, name };
}

/** One person: view and edit in the same layout. */
export function PersonEditor({ opened, disabled }: Props) {
  const { id } = opened;
  const [, navigate] = useLocation();
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const editor = useEditor({ opened, disabled });
  const { state, photo, watched, drafts, saving, name } = editor;
  const { values, marks, form, epoch, redraw, conflict, setConflict } = state;
  const [shown, setShown] = useState<'history' | 'export' | 'papers' | 'remove' | null>(null);
  const trail = useTrail(id);
  const organizationName = useOrganizationName();
  const findOrganization = useFindOrganization();
  useFirstFocus(id === null && opened.draft === null);
  function go(other: number | undefined): void {
    if (other !== undefined) navigate(`/people/${other}`);
  }
  const actions = {
    back: () => navigate('/people'),
    go,
    save: () => void (!disabled && saving.save()),
    history: () => setShown('history'),
    exportForm: () => setShown('export'),
    papers: () => setShown('papers'),
    copy: () => navigate(`/people/new?copy=${id}`),
    remove: () => setShown('remove'),
    firstFinding: (level: Finding['level']) => {
      const first = watched.findings.find((finding) => finding.level === level);
      if (first) focusPath(document, first.fields[0] ?? '');
    },
  };
  useFormKeys({
    save: actions.save,
    leave: actions.back,
    previous: () => go(trail?.previous),
    next: () => go(trail?.next),
  });
  async function restore(entry: PersonHistoryEntry): Promise<void> {
    const content = id === null ? undefined : await call(() => invoke('person.asOf', { id, seq: entry.seq }));
    if (!content) return;
    values.set(toValues(content));
    redraw();
    setShown(null);
    void message.info(`已装入 ${dayjs(entry.at).format('YYYY.MM.DD HH:mm')} 的内容，核对后按保存生效`, 8);
  }
  async function remove(reason: string | null): Promise<void> {
    setShown(null);
    if (reason === null || id === null) return;
    const done = await call(() => invoke('person.remove', { ids: [id], reason }));
    if (!done) return;
    await drafts.drop();
    // What was typed and not saved goes with the person: the user has just decided so.
    values.set(state.base.get().values);
    await refresh();
    void message.success(`${name}已移入回收站`);
    navigate('/people');
  }
  const context = useMemo(
    () => ({ values, marks, disabled, findOrganization }),
    [values, marks, disabled, findOrganization],
  );
  return (
    <PersonFormProvider value={context}>
      <div className={disabled ? 'person form-fixed' : 'person'}>
        <PersonHead
          isNew={id === null}
          disabled={disabled}
          saving={saving.saving}
          findings={watched.findings}
          trail={trail}
          organizationName={organizationName}
          state={unsavedWords(watched.changed.length, drafts.keptAt)}
          photo={
            <PersonPhoto
              id={id}
              pending={photo.pending}
              disabled={disabled}
              onChange={(image) => void photo.change(image)}
            />
          }
          actions={actions}
          standing={id !== null && <PersonBatches personId={id} />}
        />
        <div className="person-body">
          <div ref={form} className="person-form" data-form onKeyDownCapture={enterToNext}>
            <div key={epoch} className="panel">
              {personSections.map((plan) => (
                <PersonSection key={plan.id} plan={plan} personId={id} />
              ))}
            </div>
            <FocusMark form={form} />
          </div>
          <PersonSide
            form={form}
            sections={personSections}
            findings={watched.findings}
            isEmpty={id === null && watched.changed.length === 0}
          />
        </div>
      </div>
      {editor.question.dialog}
      {conflict && (
        <FieldConflict
          conflict={conflict}
          labelOf={labelOf}
          inWords={(of, key) => valueInWords(of, key, organizationName)}
          onDone={(chosen) => {
            values.set(chosen);
            redraw();
            setConflict(null);
          }}
        />
      )}
      {shown === 'history' && id !== null && (
        <PersonHistory
          id={id}
          name={name}
          disabled={disabled}
          onRestore={(entry) => void restore(entry)}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'export' && id !== null && (
        <ExportDialog
          ids={[id]}
          note={watched.changed.length > 0 ? '有未保存的修改，导出的是已保存的内容' : undefined}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'papers' && id !== null && (
        <PapersDrawer
          ids={[id]}
          name={name}
          note={watched.changed.length > 0 ? '有未保存的修改，打印的是已保存的内容' : undefined}
          onField={(_person, field) => {
            setShown(null);
            focusPath(document, field);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'remove' && <PersonRemove who={name} onDone={(reason) => void remove(reason)} />}
    </PersonFormProvider>
  );
}
