import { z } from 'zod';

export const operators = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
  'in',
  'notIn',
  'before',
  'after',
  'between',
  'atLeast',
  'atMost',
] as const;
export type Operator = (typeof operators)[number];

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
export type ConditionValue = z.output<typeof scalar>;

/** A test of one field: of the person, or inside a `some` of one row of a repeated set. */
const test = z.strictObject({
  type: z.literal('test'),
  field: z.string().max(60),
  operator: z.enum(operators),
  values: z.array(scalar).max(500),
  /** For years between two dates (age, years of service): counted to this date, YYYY-MM or YYYY-MM-DD; else to today. */
  at: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/)
    .optional(),
});
export type Test = z.output<typeof test>;

export type Condition =
  | Test
  | { readonly type: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly type: 'not'; readonly part: Condition }
  /** At least one row of the set satisfies the condition: "has a training after 2024". */
  | { readonly type: 'some'; readonly set: string; readonly part: Condition };

/** Deeper nesting is refused: nobody reads it, and a hostile one would exhaust the stack. */
export const maxDepth = 8;
/** Each test becomes part of one SQL expression, whose depth SQLite limits. */
export const maxTests = 200;

const recursive: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    test,
    z.strictObject({ type: z.enum(['and', 'or']), parts: z.array(recursive).max(50) }),
    z.strictObject({ type: z.literal('not'), part: recursive }),
    z.strictObject({ type: z.literal('some'), set: z.string().max(40), part: recursive }),
  ]),
);

const mostItems = 50_000;

/** Looks level by level, so that neither depth nor a cycle can exhaust the stack before the recursive schema sees it. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 4 * maxDepth || level.length > mostItems) return false;
    const below: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const value of Object.values(item as Record<string, unknown>))
        if (typeof value === 'object' && value !== null) below.push(value);
    }
    level = below;
  }
  return true;
}

/** Conditions combined with and/or/not over every field including child rows; `checkCondition` judges what they name. */
export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .refine(isShallow, { abort: true })
  .pipe(recursive);
