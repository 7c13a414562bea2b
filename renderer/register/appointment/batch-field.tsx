import { batchFields, type BatchRecord } from '#shared/register/appointment/batch-fields';
import type { Field, FieldValue } from '#shared/lib/field';
import { FieldInput } from '../../components/field-input';
import { FormField } from '../../components/form-field';
import { useStored } from '../../components/value-store';
import { setFields, type BatchFormState } from './batch-form';

const fields: readonly Field[] = batchFields;

interface Props {
  readonly state: BatchFormState;
  readonly name: keyof BatchRecord;
  readonly span?: number;
  /** The heading above says what it is. */
  readonly unlabelled?: boolean;
}

/** One input of the batch itself. */
export function BatchField({ state, name, span = 1, unlabelled = false }: Props) {
  const value = useStored(state.values, (all) => all[name]);
  const path = `fields.${name}`;
  const mark = useStored(state.marks, (all) => all.get(path));
  const field = fields.find(({ key }) => key === name);
  if (!field) return null;
  return (
    <FormField
      path={path}
      label={field.label}
      help={field.help}
      needed={field.required === true}
      mark={mark}
      span={span}
      unlabelled={unlabelled}
    >
      {(id) => (
        <FieldInput
          id={id}
          field={field}
          value={value}
          disabled={state.disabled}
          onChange={(next: FieldValue) => setFields(state, { [name]: next } as Partial<BatchRecord>)}
        />
      )}
    </FormField>
  );
}
