import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

/** The first person of a unit, in list order, and how many people stand before. */
export interface UnitStart {
  readonly path: string;
  readonly before: number;
}

/** A line of a sorted list: so many stand before the one with this value and id. */
export interface Anchor {
  readonly offset: number;
  readonly value: string | number;
  readonly id: number;
}

/** What was learned about lists, true until the archive changes. */
export interface ListCache {
  readonly state: string;
  /** The ids of whole lists. */
  readonly lists: Map<string, readonly number[]>;
  readonly anchors: Map<string, readonly Anchor[]>;
  units: readonly UnitStart[] | undefined;
}

const caches = new WeakMap<Db, ListCache>();

/** Changes with every commit of this or another connection. */
function stateOf(db: Db): string {
  const other = prepared(db, 'PRAGMA data_version').pluck().get();
  const own = prepared(db, 'SELECT total_changes()').pluck().get();
  return `${String(other)}.${String(own)}`;
}

/** What is known of this connection's lists; empty after any change of the archive. */
export function cacheOf(db: Db): ListCache {
  const state = stateOf(db);
  const known = caches.get(db);
  if (known?.state === state) return known;
  const fresh: ListCache = { state, lists: new Map(), anchors: new Map(), units: undefined };
  caches.set(db, fresh);
  return fresh;
}
