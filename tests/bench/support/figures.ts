import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const FOLDER = path.resolve(import.meta.dirname, '../../../out/bench/figures');

/** One line of the table: what was measured, and what it must not exceed. */
export interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  /** 'x' is a ratio to the comparison of the same run. */
  readonly unit: 'x' | 'ms' | 'MB';
  readonly limit: number | null;
  /** What stands behind it: the two sides of a ratio, the sample. */
  readonly detail: string;
}

/** Keeps the figures of one group for the table that run.mjs prints at the end; files are shown in their order. */
export function writeFigures(file: string, group: string, figures: readonly Omit<Figure, 'group'>[]): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  const all = figures.map((figure): Figure => ({ group, ...figure }));
  fs.writeFileSync(path.join(FOLDER, `${file}.json`), JSON.stringify(all, null, 1));
}

/** The value below which the given share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle of the samples. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/**
 * The mean without the slowest tenth, in which other programs had the machine: where each round asks for something else,
 * it weighs what was asked by what it cost.
 */
function trimmedMean(samples: readonly number[]): number {
  const kept = [...samples].sort((a, b) => a - b).slice(0, Math.ceil(samples.length * 0.9));
  return kept.reduce((sum, sample) => sum + sample, 0) / kept.length;
}

/** Two decimals are more than a clock on a shared machine can give. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export interface Pair {
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/**
 * Times two ways of the same work in turn, so that whatever else the machine does meets both.
 * @param warmUp rounds before the clock counts: a program that has just been started compiles itself
 * @param ours called with the number of the round, so that each may ask for something new; so is `theirs`
 * @returns trimmed means in milliseconds and their ratio
 */
export async function interleaved(
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
  ours: (round: number) => unknown,
  theirs: (round: number) => unknown,
): Promise<Pair> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    // What is asked for has been read from the disk for both, and they take turns at going first.
    await theirs(round);
    await ours(round);
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const);
    for (const side of order) {
      const began = performance.now();
      await (side === 'ours' ? ours(round) : theirs(round));
      if (round >= warmUp) times[side].push(performance.now() - began);
    }
  }
  const pair = { ours: trimmedMean(times.ours), theirs: trimmedMean(times.theirs) };
  return { ...pair, ratio: pair.ours / pair.theirs };
}

/** A ratio as a line of the table. */
export function ratioFigure(
  name: string,
  { ours, theirs, ratio }: Pair,
  limit: number | null,
): Omit<Figure, 'group'> {
  return {
    name,
    value: rounded(ratio),
    unit: 'x',
    limit,
    detail: `${rounded(ours)} ms / ${rounded(theirs)} ms`,
  };
}
