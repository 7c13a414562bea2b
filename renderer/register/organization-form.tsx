import { useQuery } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { emptyRecord, type Field } from '#shared/lib/field';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { OrganizationDocument } from '#shared/register/person-document';
import { useCall } from '../components/call';
import { enterToNext } from '../components/enter-to-next';
import { FieldInput } from '../components/field-input';
import { OrganizationActions } from './organization-actions';
import { organizationQuery, useSaveOrganization } from './queries';
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

/** One unit's data; the village section appears for villages and communities only. */
export function OrganizationForm({ shown, onSaved }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const [form] = Form.useForm<OrganizationRecord>();
  const [dirty, setDirty] = useState(false);
  const id = shown.mode === 'unit' ? shown.id : null;
  const unit = useQuery({ ...organizationQuery(id ?? 0), enabled: id !== null });
  const save = useSaveOrganization();
  const kind = Form.useWatch('kind', form);
  useEffect(() => {
    if (unit.data && !dirty) form.setFieldsValue(unit.data.fields);
  }, [unit.data, form, dirty]);

  async function submit(): Promise<void> {
    const typed = form.getFieldsValue(true) as Partial<OrganizationRecord>;
    const parentId = shown.mode === 'new' ? shown.parentId : (unit.data?.parentId ?? null);
    const record = { ...emptyRecord(organizationFields), ...typed };
    const saved = await call(() =>
      save.mutateAsync({ id, version: unit.data?.version ?? 0, parentId, fields: record }),
    );
    if (!saved) return;
    setDirty(false);
    void message.success('已保存');
    onSaved(saved.id);
  }
  const ended = unit.data !== undefined && unit.data.abolished !== null;
  return (
    <Form
      form={form}
      labelCol={{ flex: '148px' }}
      disabled={ended}
      onValuesChange={() => setDirty(true)}
      onKeyDown={(event) => {
        enterToNext(event);
        if (event.ctrlKey && event.key === 's') void submit();
      }}
    >
      <div className="panel section form-bar">
        <Head unit={unit.data} />
        <div className="page-head-end">
          {unit.data && <OrganizationActions unit={unit.data} />}
          <Button type="primary" loading={save.isPending} disabled={ended} onClick={() => void submit()}>
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
    </Form>
  );
}
