import type { Db } from '../../../archive/driver';
import { insertKeyPairs } from '../person/person.store';

/** So many search keys are put in order at a time. */
const MOST_KEYS = 200_000;

/** Search keys of new people, written in their order: neighbours lie on the same page. */
export class KeyBasket {
  private readonly db: Db;
  private readonly people = new Map<string, number[]>();
  private count = 0;

  constructor(db: Db) {
    this.db = db;
  }

  add(personId: number, keys: readonly string[]): void {
    for (const key of keys) {
      const known = this.people.get(key);
      if (known) known.push(personId);
      else this.people.set(key, [personId]);
    }
    this.count += keys.length;
    if (this.count >= MOST_KEYS) this.empty();
  }

  /** Writes what was collected; call it after the last person. */
  empty(): void {
    const pairs: (string | number)[] = [];
    for (const key of [...this.people.keys()].sort())
      for (const id of this.people.get(key) ?? []) pairs.push(key, id);
    insertKeyPairs(this.db, pairs);
    this.people.clear();
    this.count = 0;
  }
}
