import { createStore, useStored, type Store } from './value-store';

/** A store of named properties. */
export interface PageStore<State> extends Pick<Store<State>, 'get' | 'subscribe'> {
  /** Replaces the given properties and tells everybody who looks. */
  readonly set: (part: Partial<State>) => void;
  readonly reset: () => void;
}

/** What pages keep while other pages are shown: one value outside of React. */
export function createPageStore<State extends object>(initial: State): PageStore<State> {
  const { get, set, subscribe } = createStore(initial);
  return { get, subscribe, set: (part) => set({ ...get(), ...part }), reset: () => set(initial) };
}

function whole<State>(state: State): State {
  return state;
}

/** The store's present value; the component is drawn again when it changes. */
export function useStore<State extends object>(store: PageStore<State>): State {
  return useStored(store, whole);
}
