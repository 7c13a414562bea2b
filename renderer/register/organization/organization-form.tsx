import dayjs from 'dayjs';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { errorText } from '#shared/lib/error-texts';
import { changedIn, type FormKind } from '#shared/lib/form-record';
import { formatValue } from '#shared/lib/format-value';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import { organizationForm } from '#shared/register/organization/organization-values';
import { useMay } from '../../app/app-state';
import { useAsk } from '../../components/ask';
import { EmptyState } from '../../components/empty-state';
import { enterToNext } from '../../components/enter-to-next';
import { FocusMark } from '../../components/focus-mark';
import { focusPath } from '../../components/focus-path';
import '../../components/form.css';
import { noMarks, type Marks } from '../../components/marks';
import { createStore } from '../../components/value-store';
import { useDraftOffer } from '../form/draft-offer';
import { FieldConflict, type Conflict } from '../form/field-conflict';
import { useFormKeys } from '../form/form-keys';
import { useLeave } from '../form/leave';
import { OrganizationActions } from './organization-actions';
import { OrganizationFindings, OrganizationSections } from './organization-sections';
import { unitDraftKey, useOpenedUnit, type OpenedUnit, type ShownUnit } from './organization-opened';
import { useOrganizationSave } from './organization-save';
import { useOrganizationWatch } from './organization-watch';
import { organizationQuery } from '../queries';
import { useDrafts, type Base } from '../form/record-drafts';

interface Props {
  readonly shown: ShownUnit;
  readonly onSaved: (id: number) => void;
}

interface EditorProps extends Props {
  readonly opened: OpenedUnit;
  readonly mayEdit: boolean;
  /** The unit was ended or came back: its form begins anew. */
  readonly onReload: () => void;
}

const labelOf: FormKind<OrganizationRecord>['labelOf'] = organizationForm.labelOf;

function inWords(values: OrganizationRecord, key: keyof OrganizationRecord & string): string {
  const field = organizationFields.find((candidate) => candidate.key === key);
  return field ? formatValue(field, values[key]) : '';
}

/** The values, the saved state beneath them, and everything that reads or writes them. */
function useEditor({ opened, shown, mayEdit, onSaved }: EditorProps) {
  const { id } = opened;
  const unit = useQuery({ ...organizationQuery(id ?? 0), enabled: id !== null }).data;
  const disabled = !mayEdit || (unit !== undefined && unit.abolished !== null);
  const [values] = useState(() => createStore(opened.values));
  const [marks] = useState(() => createStore<Marks>(noMarks));
  const [base] = useState(() =>
    createStore<Base<OrganizationRecord>>({ version: opened.version, values: opened.values }),
  );
  const form = useRef<HTMLDivElement>(null);
  const [epoch, setEpoch] = useState(0);
  const [conflict, setConflict] = useState<Conflict<OrganizationRecord> | null>(null);
  const redraw = (): void => setEpoch((times) => times + 1);
  const question = useAsk();
  const watched = useOrganizationWatch({ values, marks, base, isNew: id === null });
  const shared = { kind: organizationForm, draftKey: unitDraftKey(shown), values };
  const name = opened.values.name ?? '新增单位';
  const offer = useDraftOffer({
    ...shared,
    draft: opened.draft,
    name: opened.draft?.mine.name ?? name,
    redraw,
    onConflict: setConflict,
    ask: question.ask,
  });
  const drafts = useDrafts({ ...shared, base, active: !disabled && offer.settled });
  const saving = useOrganizationSave({
    opened,
    values,
    base,
    form,
    redraw,
    onConflict: setConflict,
    onSaved: async (savedId) => {
      await drafts.drop();
      watched.recheck();
      if (id === null) onSaved(savedId);
    },
  });
  useLeave({
    name,
    isDirty: () => !disabled && saving.isDirty(),
    changed: () => changedIn(organizationForm, base.get().values, values.get()).map(labelOf),
    save: saving.save,
    keep: async () => (disabled ? undefined : drafts.keep()),
    drop: async () => {
      await drafts.drop();
      values.set(base.get().values);
    },
    ask: question.ask,
  });
  const fields = useMemo(() => ({ values, marks, disabled }), [values, marks, disabled]);
  return { unit, fields, form, epoch, redraw, conflict, setConflict, question, watched, drafts, saving };
}

function stateInWords({ watched, drafts }: ReturnType<typeof useEditor>): string {
  const { length } = watched.changed;
  if (length === 0) return '';
  const kept = drafts.keptAt ? `，草稿 ${dayjs(drafts.keptAt).format('HH:mm')} 已存` : '';
  return `有 ${length} 栏未保存${kept}`;
}

/** A `?field=` in the address leads to that input; a new unit begins with its name. */
function useFirstFocus(isNew: boolean): void {
  const field = new URLSearchParams(useSearch()).get('field');
  const path = field ?? (isNew ? 'fields.name' : null);
  useEffect(() => {
    if (path === null) return undefined;
    const frame = requestAnimationFrame(() => focusPath(document, path));
    return () => cancelAnimationFrame(frame);
  }, [path]);
}

function UnitEditor(props: EditorProps) {
  const { opened, mayEdit, onReload } = props;
  const editor = useEditor(props);
  const { unit, fields, form, epoch, redraw, conflict, setConflict, watched, saving } = editor;
  const { disabled, values } = fields;
  const save = (): void => void (!disabled && saving.save());
  useFirstFocus(opened.id === null && opened.draft === null);
  useFormKeys({ save });
  return (
    <div className="unit-form">
      <div className="panel section form-bar">
        <div className="form-head">
          <h2 className="section-title" style={{ margin: 0 }}>
            {unit?.fields.name ?? '新增单位'}
          </h2>
          <span className="quiet">
            {unit && `本单位 ${unit.people} 人，下级单位 ${unit.units} 个`}
            {unit && unit.abolished !== null && `，${unit.abolished.slice(0, 10)} 撤销`}
          </span>
        </div>
        <div className="page-head-end">
          <span className="quiet" role="status">
            {stateInWords(editor)}
          </span>
          {unit && <OrganizationActions unit={unit} mayEdit={mayEdit} onChanged={onReload} />}
          {mayEdit && (
            <Button type="primary" loading={saving.saving} disabled={disabled} onClick={save}>
              保存
            </Button>
          )}
        </div>
      </div>
      <OrganizationFindings findings={watched.findings} />
      <div ref={form} className="unit-fields" data-form onKeyDownCapture={enterToNext}>
        <OrganizationSections key={epoch} {...fields} />
        <FocusMark form={form} />
      </div>
      {editor.question.dialog}
      {conflict && (
        <FieldConflict
          conflict={conflict}
          labelOf={labelOf}
          inWords={inWords}
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

function Loaded(props: Props & { readonly onReload: () => void }) {
  const mayEdit = useMay('editor');
  const { opened, failed } = useOpenedUnit(props.shown, mayEdit);
  if (failed) {
    return (
      <div className="panel">
        <EmptyState title="打不开这个单位" hint={errorText(failed)} />
      </div>
    );
  }
  return opened && <UnitEditor {...props} opened={opened} mayEdit={mayEdit} />;
}

/** One unit's data; the village section appears for villages and communities. */
export function OrganizationForm(props: Props) {
  const [times, setTimes] = useState(0);
  return <Loaded key={times} {...props} onReload={() => setTimes(times + 1)} />;
}
