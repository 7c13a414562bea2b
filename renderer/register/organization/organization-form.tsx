import { useQuery } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useEffect, useRef } from 'react';
import { emptyRecord, type Field } from '#shared/lib/field';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { OrganizationDocument } from '#shared/register/person/person-document';
import { useAsk } from '../../components/ask';
import { useCall } from '../../components/call';
import { isSaveKey } from '../../components/date-text-input';
import { enterToNext } from '../../components/enter-to-next';
import { FieldInput } from '../../components/field-input';
import { useLeave } from '../leave';
import { OrganizationActions } from './organization-actions';
import { organizationQuery, useSaveOrganization } from '../queries';
import type { Shown } from './organizations-page';

const fields: readonly Field[] = organizationFields;
const villageKinds = ['village', 'community'];

interface Props {
  readonly shown: Exclude<Shown, { mode: 'none' }>;
  readonly onSaved: (id: number) => void;
}

function sectionsFor(kind: string | null | undefined): string[] {
  const all = [...new Set(fields.map((field) => field.section ?? ''))];
  return all.filter((section) => section !== '村情' || villageKinds.includes(kind ?? ''));
}

function Head({ unit }: { readonly unit: OrganizationDocument | undefined }) {
  if (!unit) return <h2 className="section-title">新增单位</h2>;
  return (
    <div className="form-head">
      <h2 className="section-title" style={{ margin: 0 }}>
        {unit.fields.name}
      </h2>
      <span className="quiet">
        本单位 {unit.people} 人，下级单位 {unit.units} 个
        {unit.abolished === null ? '' : `，${unit.abolished.slice(0, 10)} 撤销`}
      </span>
    </div>
  );
}

/** What the form holds, and the version of the unit that it was filled from. */
function useUnitForm({ shown, onSaved }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const [form] = Form.useForm<OrganizationRecord>();
  const id = shown.mode === 'unit' ? shown.id : null;
  const unit = useQuery({ ...organizationQuery(id ?? 0), enabled: id !== null }).data;
  const save = useSaveOrganization();
  const dirty = useRef(false);
  const running = useRef(false);
  const base = useRef<OrganizationDocument | undefined>(undefined);
  useEffect(() => {
    if (!unit || dirty.current) return;
    // What was typed belongs to this version: a later one, fetched meanwhile, must not lend it its number.
    base.current = unit;
    form.setFieldsValue(unit.fields);
  }, [unit, form]);

  const typed = (): OrganizationRecord => ({
    ...emptyRecord(organizationFields),
    ...(form.getFieldsValue(true) as Partial<OrganizationRecord>),
  });
  async function submit(): Promise<boolean> {
    if (running.current || (unit && unit.abolished !== null)) return false;
    const parentId = shown.mode === 'new' ? shown.parentId : (base.current?.parentId ?? null);
    const input = { id, version: base.current?.version ?? 0, parentId, fields: typed() };
    running.current = true;
    // The stored unit arrives before the answer does, and becomes what the form is filled from.
    dirty.current = false;
    const saved = await call(() => save.mutateAsync(input));
    running.current = false;
    if (!saved) {
      dirty.current = true;
      return false;
    }
    void message.success('已保存');
    onSaved(saved.id);
    return true;
  }
  const question = useAsk();
  useLeave({
    name: unit?.fields.name ?? '新增单位',
    isDirty: () => dirty.current,
    changed: () => {
      const now = typed();
      const before = base.current?.fields ?? emptyRecord(organizationFields);
      return organizationFields.filter(({ key }) => now[key] !== before[key]).map(({ label }) => label);
    },
    save: submit,
    keep: () => Promise.resolve(),
    drop: () => Promise.resolve(),
    ask: question.ask,
  });
  return { form, unit, submit, saving: save.isPending, touch: () => (dirty.current = true), question };
}

/** One unit's data; the village section appears for villages and communities only. */
export function OrganizationForm(props: Props) {
  const { form, unit, submit, saving, touch, question } = useUnitForm(props);
  const kind = Form.useWatch('kind', form);
  const ended = unit !== undefined && unit.abolished !== null;
  return (
    <Form
      form={form}
      labelCol={{ flex: '148px' }}
      disabled={ended}
      onValuesChange={touch}
      onKeyDown={(event) => {
        enterToNext(event);
        if (isSaveKey(event)) void submit();
      }}
    >
      <div className="panel section form-bar">
        <Head unit={unit} />
        <div className="page-head-end">
          {unit && <OrganizationActions unit={unit} />}
          <Button type="primary" loading={saving} disabled={ended} onClick={() => void submit()}>
            保存
          </Button>
        </div>
      </div>
      {sectionsFor(kind).map((section) => (
        <section key={section} className="panel section">
          <h2 className="section-title">{section}</h2>
          <div className="form-columns">
            {fields
              .filter((field) => field.section === section)
              .map((field) => (
                <Form.Item
                  key={field.key}
                  name={field.key}
                  label={field.label}
                  className={field.kind === 'longText' ? 'form-wide' : ''}
                  {...(field.help ? { tooltip: field.help } : {})}
                >
                  <FieldInput field={field} />
                </Form.Item>
              ))}
          </div>
        </section>
      ))}
      {question.dialog}
    </Form>
  );
}
