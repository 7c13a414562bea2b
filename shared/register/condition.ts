import { z } from 'zod';

export const operators = [
  'equals',
  'notEquals',
  'contains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
  'in',
  'before',
  'after',
  'between',
  'atLeast',
  'atMost',
] as const;
export type Operator = (typeof operators)[number];

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

/** A test of one field: of the person, or inside a `some` of one row of a repeated set. */
const test = z.strictObject({
  type: z.literal('test'),
  field: z.string().max(60),
  operator: z.enum(operators),
  values: z.array(scalar).max(200),
});

export type Condition =
  | z.output<typeof test>
  | { readonly type: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly type: 'not'; readonly part: Condition }
  /** At least one row of the set satisfies the condition: "has a training after 2024". */
  | { readonly type: 'some'; readonly set: string; readonly part: Condition };

/** Conditions combined with and/or/not over every field including child rows; the depth of nesting is bounded by the caller. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    test,
    z.strictObject({ type: z.enum(['and', 'or']), parts: z.array(conditionSchema).max(50) }),
    z.strictObject({ type: z.literal('not'), part: conditionSchema }),
    z.strictObject({ type: z.literal('some'), set: z.string().max(40), part: conditionSchema }),
  ]),
);
