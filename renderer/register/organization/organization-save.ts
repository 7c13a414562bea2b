import type { OrganizationRecord } from '#shared/register/fields/organization';
import { invoke } from '../../app/bridge';
import type { RecordState } from '../form/record-state';
import { useRecordSave } from '../form/record-save';
import { useSaveOrganization } from '../queries';
import type { OpenedUnit } from './organization-opened';

interface Options {
  readonly opened: OpenedUnit;
  readonly state: RecordState<OrganizationRecord>;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

/** Nothing of a unit is stored while something typed cannot be read. */
function refusal(unread: readonly HTMLElement[]): string {
  const labels = unread.map(
    (input) => `“${input.closest('[data-path]')?.querySelector('label')?.textContent ?? ''}”`,
  );
  return unread.length === 1
    ? `没有保存：${labels[0] ?? ''}${unread[0]?.dataset['refused'] ?? ''}。请改正或清空后再保存`
    : `没有保存：${labels.join('、')}的内容看不懂。请改正或清空后再保存`;
}

async function latest(id: number) {
  const { version, fields } = await invoke('organization.get', { id });
  return { version, values: fields };
}

/** Saving a unit, see useRecordSave. */
export function useOrganizationSave({ opened, state, onSaved }: Options) {
  const { mutateAsync } = useSaveOrganization();
  return useRecordSave({
    state,
    id: opened.id,
    send: (id, fields) =>
      mutateAsync({ id, version: state.base.get().version, parentId: opened.parentId, fields }),
    latest,
    noun: '这个单位',
    refusal,
    onSaved,
  });
}
