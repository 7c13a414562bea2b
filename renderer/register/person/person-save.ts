import type { Input, Output } from '#shared/contract';
import { changedKeys, toContent, toValues, type PersonValues } from '#shared/register/person/person-values';
import { invoke } from '../../app/bridge';
import type { Store } from '../../components/value-store';
import type { Base } from '../form/record-drafts';
import { isConflict, useRecordSave } from '../form/record-save';
import type { RecordState } from '../form/record-state';
import { useSavePerson } from '../queries';

interface Options {
  /** null: not saved yet. */
  readonly id: number | null;
  readonly state: RecordState<PersonValues>;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

/**
 * A photo or scanned item changed meanwhile, here or elsewhere, counts as a change of the person too: when nothing of the
 * form's own fields is different, nobody need be told.
 * @returns whether only that happened; the form then stands on the latest version
 */
async function onlyBeside(id: number, base: Store<Base<PersonValues>>): Promise<boolean> {
  const person = await invoke('person.get', { id });
  if (person.deletedAt !== null) return false;
  const found = toValues(person);
  if (changedKeys(base.get().values, found).length > 0) return false;
  base.set({ version: person.version, values: found });
  return true;
}

type Sent = Input<'person.save'>;

/** Saves over the version the form stands on, and once more where only a photo or scanned item had been faster. */
async function sendLatest(
  send: (input: Sent) => Promise<Output<'person.save'>>,
  content: Omit<Sent, 'version'>,
  base: Store<Base<PersonValues>>,
): Promise<Output<'person.save'>> {
  const sendNow = () => send({ ...content, version: base.get().version });
  try {
    return await sendNow();
  } catch (error) {
    if (!isConflict(error) || content.id === null || !(await onlyBeside(content.id, base))) throw error;
    return sendNow();
  }
}

async function latest(id: number): Promise<Base<PersonValues> | string> {
  const person = await invoke('person.get', { id });
  return person.deletedAt === null
    ? { version: person.version, values: toValues(person) }
    : '此人已被移入回收站，没有保存。填写的内容还在，恢复此人后再保存';
}

/** Saving a person, see useRecordSave; what cannot be read is left out, so that the rest is safe. */
export function usePersonSave({ id, state, onSaved }: Options) {
  const { mutateAsync } = useSavePerson();
  return useRecordSave({
    state,
    id,
    send: (stored, values) => sendLatest(mutateAsync, { id: stored, ...toContent(values) }, state.base),
    latest,
    noun: '这个人',
    onSaved,
  });
}
