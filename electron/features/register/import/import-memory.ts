import { z } from 'zod';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import type { Db } from '../../../archive/driver';
import { selectSetting, writeSetting } from '../../../archive/setting';

const COLUMNS = 'import.columns';
const UNITS = 'import.units';
const MOST_SIGNATURES = 60;
const MOST_UNITS = 3000;

const columnMemory = z.record(z.string(), z.record(z.string(), z.string()));
const unitMemory = z.record(
  z.string(),
  z.union([
    z.object({ action: z.literal('use'), id: z.number().int() }),
    z.object({ action: z.literal('skip') }),
  ]),
);

type ColumnMemory = z.output<typeof columnMemory>;
type UnitMemory = z.output<typeof unitMemory>;

function read<T>(schema: z.ZodType<T>, value: unknown, empty: T): T {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : empty;
}

/** Targets by heading that were chosen for a sheet with the same columns; '' is a column that was not imported. */
export function rememberedColumns(db: Db, signature: string): Readonly<Record<string, string>> {
  const all: ColumnMemory = read(columnMemory, selectSetting(db, COLUMNS), {});
  return Object.hasOwn(all, signature) ? (all[signature] ?? {}) : {};
}

/** Keeps a mapping; the oldest of many is forgotten. */
export function rememberColumns(
  db: Db,
  now: string,
  input: {
    readonly signature: string;
    readonly columns: readonly { readonly header: string; readonly target: string }[];
  },
): void {
  const all: ColumnMemory = read(columnMemory, selectSetting(db, COLUMNS), {});
  const others = Object.entries(all).filter(([signature]) => signature !== input.signature);
  const mapping = Object.fromEntries(input.columns.map(({ header, target }) => [header, target]));
  const kept = [...others, [input.signature, mapping] as const].slice(-MOST_SIGNATURES);
  writeSetting(db, COLUMNS, Object.fromEntries(kept), now);
}

/** What earlier imports decided about unit texts. */
export function rememberedUnits(db: Db): UnitMemory {
  return read(unitMemory, selectSetting(db, UNITS), {});
}

/** Keeps decisions about unit texts for the next import. @param ids units created under a text, by its key */
export function rememberUnits(
  db: Db,
  now: string,
  choices: Readonly<Record<string, UnitChoice>>,
  ids: ReadonlyMap<string, number>,
): void {
  const fresh: UnitMemory = {};
  for (const [key, choice] of Object.entries(choices)) {
    const created = ids.get(key);
    if (created !== undefined) fresh[key] = { action: 'use', id: created };
    else if (key !== '' && choice.action === 'use') fresh[key] = { action: 'use', id: choice.id };
  }
  if (Object.keys(fresh).length === 0) return;
  const kept = Object.entries({ ...rememberedUnits(db), ...fresh }).slice(-MOST_UNITS);
  writeSetting(db, UNITS, Object.fromEntries(kept), now);
}
