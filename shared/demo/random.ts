/** A stream of repeatable numbers: the same seed gives the same county on every machine. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  readonly next: () => number;
  /** A whole number from `min` to `max`, both inclusive. */
  readonly int: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the values, each as often as its weight says. */
  readonly weighted: <T>(entries: readonly (readonly [value: T, weight: number])[]) => T;
}

/** One seed out of several numbers, so that each unit has a stream of its own (32-bit FNV-1a over the numbers). */
export function mixSeed(...parts: readonly number[]): number {
  return parts.reduce((hash, part) => Math.imul(hash ^ part, 0x01000193) ^ (hash >>> 15), 0x811c9dc5) >>> 0;
}

/** Mulberry32 (public domain, by T. Ettinger): 32 bits of state, good enough for invented data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T,
    weighted: <T>(entries: readonly (readonly [T, number])[]): T => {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return (entries[entries.length - 1] as readonly [T, number])[0];
    },
  };
}
