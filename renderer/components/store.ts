import { useSyncExternalStore } from 'react';

export interface Store<State> {
  readonly get: () => State;
  /** Replaces the given properties and tells everybody who looks. */
  readonly set: (part: Partial<State>) => void;
  readonly reset: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What pages keep while other pages are shown: one value outside of React. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  function replace(next: State): void {
    state = next;
    for (const listener of listeners) listener();
  }
  return {
    get: () => state,
    set: (part) => replace({ ...state, ...part }),
    reset: () => replace(initial),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's present value; the component is drawn again when it changes. */
export function useStore<State extends object>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}
