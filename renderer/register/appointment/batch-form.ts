import type { BatchItem, BatchRecord } from '#shared/register/appointment/batch-fields';
import type { BatchValues } from '#shared/register/appointment/batch';
import type { Marks } from '../../components/marks';
import { useStored, type Store } from '../../components/value-store';

/** What the parts of the page share: what is typed, what the checks say of it, and whether it can be changed. */
export interface BatchFormState {
  readonly values: Store<BatchValues>;
  readonly marks: Store<Marks>;
  readonly disabled: boolean;
}

/** Replaces single fields of the batch. */
export function setFields({ values }: BatchFormState, given: Partial<BatchRecord>): void {
  values.set({ ...values.get(), ...given });
}

/** Replaces the people of the batch. */
export function setItems(
  { values }: BatchFormState,
  change: (items: readonly BatchItem[]) => readonly BatchItem[],
): void {
  const all = values.get();
  values.set({ ...all, items: change(all.items) });
}

/** Replaces one person's item. */
export function setItem(state: BatchFormState, index: number, change: (item: BatchItem) => BatchItem): void {
  setItems(state, (items) => items.map((item, at) => (at === index ? change(item) : item)));
}

/** The people of the batch as they are typed. */
export function useItems({ values }: BatchFormState): readonly BatchItem[] {
  return useStored(values, (all) => all.items);
}
