import type { Field, FieldValue } from '#shared/lib/field';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { FieldInput } from '../../components/field-input';
import { FormField } from '../../components/form-field';
import { useStored } from '../../components/value-store';
import { fillFromIdNumber, setValue, usePersonForm, useValue } from './person-form';
import { fieldWords, type Placed } from './person-layout';

const byKey = new Map<string, Field>(personFields.map((field) => [field.key, field]));
/** Without these a person cannot be saved; they alone carry a mark. */
const needed: readonly string[] = ['name', 'organizationId'];

interface FieldProps {
  readonly name: keyof PersonRecord;
  readonly span: number;
  readonly unlabelled: boolean;
}

function PersonField({ name, span, unlabelled }: FieldProps) {
  const { values, marks, disabled } = usePersonForm();
  const value = useValue(name) as FieldValue;
  const path = `fields.${name}`;
  const mark = useStored(marks, (all) => all.get(path));
  const field = byKey.get(name);
  if (!field) return null;
  const words = fieldWords[name];
  return (
    <FormField
      path={path}
      label={field.label}
      help={field.help}
      needed={needed.includes(name)}
      unlabelled={unlabelled}
      mark={mark}
      span={span}
    >
      {(id) => (
        <div onBlur={name === 'idNumber' ? () => fillFromIdNumber(values) : undefined}>
          <FieldInput
            id={id}
            field={field}
            value={value}
            onChange={(next) => setValue(values, name, next as never)}
            disabled={disabled}
            {...(words ? { suggestions: words } : {})}
          />
        </div>
      )}
    </FormField>
  );
}

interface Props {
  readonly fields: readonly Placed[];
  readonly unlabelled?: boolean | undefined;
}

/** Single fields in three columns. */
export function PersonFields({ fields, unlabelled = false }: Props) {
  return (
    <div className="form-grid">
      {fields.map((placed) => {
        const [name, span] = typeof placed === 'string' ? [placed, 1] : placed;
        return <PersonField key={name} name={name} span={span} unlabelled={unlabelled} />;
      })}
    </div>
  );
}
