import type { Field, FieldValue } from '#shared/lib/field';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { organizationSections } from '#shared/register/organization/organization-values';
import { FieldInput } from '../../components/field-input';
import { FormField } from '../../components/form-field';
import { FormHead } from '../../components/form-head';
import type { Marks } from '../../components/marks';
import { useStored, type Store } from '../../components/value-store';

interface Fields {
  readonly values: Store<OrganizationRecord>;
  readonly marks: Store<Marks>;
  readonly disabled: boolean;
}

/** Texts that need a whole line. */
const wide: readonly string[] = ['weakReason', 'address', 'remark'];

function UnitField({ field, values, marks, disabled }: Fields & { readonly field: Field }) {
  const key = field.key as keyof OrganizationRecord;
  const path = `fields.${key}`;
  const value = useStored(values, (all) => all[key]) as FieldValue;
  const mark = useStored(marks, (all) => all.get(path));
  return (
    <FormField
      path={path}
      label={field.label}
      help={field.help}
      needed={field.required === true}
      mark={mark}
      span={wide.includes(key) ? 2 : 1}
    >
      {(id) => (
        <FieldInput
          id={id}
          field={field}
          value={value}
          disabled={disabled}
          onChange={(next) => values.set({ ...values.get(), [key]: next })}
        />
      )}
    </FormField>
  );
}

/** The titles of the sections that are shown, as one text that changes only when they do. */
function shownTitles(values: OrganizationRecord): string {
  return organizationSections(values)
    .map(({ title }) => title)
    .join();
}

/** Every input of the unit form, by sections. */
export function OrganizationSections(props: Fields) {
  const titles = useStored(props.values, shownTitles).split(',');
  const sections = organizationSections(props.values.get()).filter(({ title }) => titles.includes(title));
  return (
    <div className="panel">
      {sections.map(({ title, fields }) => (
        <section key={title} className="form-section" aria-label={title}>
          <FormHead title={title} level={2} />
          <div className="form-grid unit-grid">
            {fields.map((field) => (
              <UnitField key={field.key} field={field} {...props} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
