import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { errorText } from '#shared/lib/error-texts';
import type { FormKind } from '#shared/lib/form-record';
import { formatValue } from '#shared/lib/format-value';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import { organizationForm } from '#shared/register/organization/organization-values';
import { useMay } from '../../app/app-state';
import { EmptyState } from '../../components/empty-state';
import { enterToNext } from '../../components/enter-to-next';
import { FocusMark } from '../../components/focus-mark';
import '../../components/form.css';
import { FieldConflict } from '../form/field-conflict';
import { FindingList } from '../form/finding-list';
import { useFirstFocus } from '../form/first-focus';
import { useFormKeys } from '../form/form-keys';
import { useLeave } from '../form/leave';
import { useRecordDrafts, useRecordState } from '../form/record-state';
import { unsavedWords } from '../form/unsaved-words';
import { OrganizationActions } from './organization-actions';
import { OrganizationSections } from './organization-sections';
import { unitDraftKey, useOpenedUnit, type OpenedUnit, type ShownUnit } from './organization-opened';
import { useOrganizationSave } from './organization-save';
import { useOrganizationWatch } from './organization-watch';
import { organizationQuery } from '../queries';

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
  const state = useRecordState(organizationForm, opened);
  const { values, marks } = state;
  const watched = useOrganizationWatch(state, id === null);
  const name = opened.values.name ?? '新增单位';
  const { question, drafts } = useRecordDrafts(state, {
    draftKey: unitDraftKey(shown),
    draft: opened.draft,
    name: opened.draft?.mine.name ?? name,
    disabled,
  });
  const saving = useOrganizationSave({
    opened,
    state,
    onSaved: async (savedId) => {
      await drafts.drop();
      watched.recheck();
      if (id === null) onSaved(savedId);
    },
  });
  useLeave({ state, name, disabled, drafts, ask: question.ask, ...saving });
  const fields = useMemo(() => ({ values, marks, disabled }), [values, marks, disabled]);
  return { unit, state, fields, question, watched, drafts, saving };
}

function UnitEditor(props: EditorProps) {
  const { opened, mayEdit, onReload } = props;
  const editor = useEditor(props);
  const { unit, state, fields, watched, saving, drafts } = editor;
  const { form, epoch, redraw, conflict, setConflict } = state;
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
            {unsavedWords(watched.changed.length, drafts.keptAt)}
          </span>
          {unit && <OrganizationActions unit={unit} mayEdit={mayEdit} onChanged={onReload} />}
          {mayEdit && (
            <Button type="primary" loading={saving.saving} disabled={disabled} onClick={save}>
              保存
            </Button>
          )}
        </div>
      </div>
      {watched.findings.length > 0 && (
        <FindingList className="panel unit-findings" findings={watched.findings} />
      )}
      <div
        ref={form}
        className={disabled ? 'unit-fields form-fixed' : 'unit-fields'}
        data-form
        onKeyDownCapture={enterToNext}
      >
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
