import { useQuery } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useEffect } from 'react';
import { useLocation, useParams } from 'wouter';
import { emptyRecord, type Field } from '#shared/lib/field';
import { errorText } from '#shared/lib/error-texts';
import { childKeys, type PersonChildren } from '#shared/register/fields/children';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { CallError } from '../app/bridge';
import { enterToNext } from '../components/enter-to-next';
import { FieldInput } from '../components/field-input';
import { personQuery, useSavePerson } from './queries';

const formFields: readonly Field[] = personFields.filter((field) => !('derived' in field));
const sections = [...new Set(formFields.map((field) => field.section ?? ''))];
const noChildren = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;

/** One person: view and edit in the same layout. */
export function PersonPage() {
  const { id: address } = useParams<{ id: string }>();
  const id = address === 'new' ? null : Number(address);
  const [, navigate] = useLocation();
  const { message } = App.useApp();
  const [form] = Form.useForm<PersonRecord>();
  const person = useQuery({ ...personQuery(id ?? 0), enabled: id !== null });
  const save = useSavePerson();
  useEffect(() => {
    if (person.data) form.setFieldsValue(person.data.fields);
  }, [person.data, form]);

  async function submit(): Promise<void> {
    const typed = form.getFieldsValue(true) as Partial<PersonRecord>;
    const fields = { ...emptyRecord(personFields), ...typed } as PersonRecord;
    try {
      const saved = await save.mutateAsync({
        id,
        version: person.data?.version ?? 0,
        fields,
        children: person.data?.children ?? noChildren,
      });
      void message.success('已保存');
      if (id === null) navigate(`/people/${saved.id}`);
    } catch (error) {
      void message.error(error instanceof CallError ? errorText(error.data) : String(error));
    }
  }
  return (
    <div className="page" style={{ overflow: 'auto' }}>
      <div className="page-head">
        <h1 className="page-title">{id === null ? '新增人员' : (person.data?.fields.name ?? '')}</h1>
        <div className="page-head-end">
          <Button onClick={() => navigate('/people')}>返回名册</Button>
          <Button type="primary" loading={save.isPending} onClick={() => void submit()}>
            保存
          </Button>
        </div>
      </div>
      <Form form={form} labelCol={{ flex: '120px' }} onKeyDown={enterToNext}>
        {sections.map((section) => (
          <section key={section} className="panel" style={{ padding: '12px 16px', marginBottom: 12 }}>
            <h2 style={{ fontSize: 14, margin: '0 0 10px' }}>{section}</h2>
            <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', columnGap: 16 }}>
              {formFields
                .filter((field) => field.section === section)
                .map((field) => (
                  <Form.Item key={field.key} name={field.key} label={field.label}>
                    <FieldInput field={field} />
                  </Form.Item>
                ))}
            </div>
          </section>
        ))}
      </Form>
    </div>
  );
}
