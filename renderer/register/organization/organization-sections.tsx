import type { OrganizationRecord } from '#shared/register/fields/organization';
import { organizationSections } from '#shared/register/organization/organization-values';
import { FormHead } from '../../components/form-head';
import type { Marks } from '../../components/marks';
import { StoredField } from '../../components/stored-field';
import { useStored, type Store } from '../../components/value-store';

interface Fields {
  readonly values: Store<OrganizationRecord>;
  readonly marks: Store<Marks>;
  readonly disabled: boolean;
}

/** Texts that need a whole line. */
const wide: readonly string[] = ['weakReason', 'address', 'remark'];

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
              <StoredField
                key={field.key}
                form={props}
                field={field}
                span={wide.includes(field.key) ? 2 : 1}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
