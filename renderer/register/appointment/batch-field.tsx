import { batchFields, type BatchRecord } from '#shared/register/appointment/batch-fields';
import type { Field } from '#shared/lib/field';
import { StoredField } from '../../components/stored-field';
import type { BatchFormState } from './batch-form';

const fields: readonly Field[] = batchFields;

interface Props {
  readonly state: BatchFormState;
  readonly name: keyof BatchRecord;
  readonly span?: number;
  /** The heading above says what it is. */
  readonly unlabelled?: boolean;
}

/** One input of the batch itself. */
export function BatchField({ state, name, ...place }: Props) {
  const field = fields.find(({ key }) => key === name);
  return field && <StoredField form={state} field={field} {...place} />;
}
