import type { Field, FieldValue } from '#shared/lib/field';
import { FieldInput } from './field-input';
import { FormField } from './form-field';
import type { Marks } from './marks';
import { useStored, type Store } from './value-store';

interface Props<Values extends object> {
  readonly form: {
    readonly values: Store<Values>;
    readonly marks: Store<Marks>;
    readonly disabled: boolean;
  };
  readonly field: Field;
  /** Columns of the form that the input takes. */
  readonly span?: number;
  /** The heading above says what it is. */
  readonly unlabelled?: boolean;
}

/** One field of a form whose values lie in a store: it renders again only when its own value or mark changes. */
export function StoredField<Values extends object>({
  form,
  field,
  span = 1,
  unlabelled = false,
}: Props<Values>) {
  const { values, marks, disabled } = form;
  const path = `fields.${field.key}`;
  const value = useStored(values, (all) => all[field.key as keyof Values]) as FieldValue;
  const mark = useStored(marks, (all) => all.get(path));
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
          disabled={disabled}
          onChange={(next) => values.set({ ...values.get(), [field.key]: next })}
        />
      )}
    </FormField>
  );
}
