import { z } from 'zod';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

function sampleText(schema: Schema): string {
  if (schema.format === 'uuid') return '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d';
  if (schema.pattern?.includes('\\d{4}')) return '2020';
  return '示'.repeat(Math.max(1, schema.minLength ?? 1));
}

function sample(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? null;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return sample(choices.find((choice) => choice.type !== 'null') ?? choices[0] ?? {});
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [key, sample(part)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return sampleText(schema);
  }
}

/** An input that fits a channel's schema, made from the schema alone. */
export function sampleInput(schema: z.ZodType): Json {
  return sample(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Schema);
}

const wrongValues: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '长'.repeat(200_000),
  [],
  {},
  { length: 3 },
  "'; DROP TABLE person; --",
];

function at(input: Json, path: readonly string[], change: (value: Json) => Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return change(input) ?? null;
  const part = (input as Record<string, Json>)[key] ?? null;
  const next = rest.length === 0 ? change(part) : at(part, rest, change);
  const copy = Object.entries(input as Record<string, Json>).filter(([name]) => name !== key);
  return Object.fromEntries(next === undefined ? copy : [...copy, [key, next]]);
}

function pathsOf(input: Json, path: readonly string[] = []): string[][] {
  if (input === null || typeof input !== 'object' || Array.isArray(input))
    return path.length > 0 ? [[...path]] : [];
  const below = Object.entries(input).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return path.length > 0 ? [[...path], ...below] : below;
}

/** Wrong inputs made from a fitting one: other types, huge texts, missing fields, fields too many. */
export function* wrongInputs(input: Json): Generator<Json | undefined> {
  yield undefined;
  yield* ['text', 7, null, [], [input]];
  yield { ...(input as Record<string, Json>), surplus: 1 };
  yield JSON.parse('{"__proto__": {"role": "administrator"}}') as Json;
  for (const path of pathsOf(input)) {
    yield at(input, path, () => undefined);
    for (const wrong of wrongValues) yield at(input, path, () => wrong);
  }
}
