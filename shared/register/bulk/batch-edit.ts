import { z } from 'zod';
import { codeChoices } from '#shared/lib/code-tables';
import { AppError } from '#shared/lib/errors';
import { recordSchema, type Field, type FieldValue } from '#shared/lib/field';
import { personFields, type PersonFieldKey } from '../fields/person';

type BatchKey = Extract<(typeof personFields)[number], { batch: true }>['key'];

/** The fields that many people may be given at once; none that names, pinyin or education are computed from. */
export const batchFields: readonly Field[] = personFields.filter((field) => 'batch' in field && field.batch);
const batchKeys = batchFields.map((field) => field.key) as [BatchKey, ...BatchKey[]];

/** The twelve that the official editor of the approval form changes for many at once (批量修改 of its help). */
const customaryKeys: readonly PersonFieldKey[] = [
  'gender',
  'ethnicity',
  'health',
  'technicalTitle',
  'proposedPost',
  'proposedRemoval',
  'appraisalSummary',
  'proposalReason',
  'reportingUnit',
  'ageReference',
  'formDate',
  'formFiller',
];
export const customaryFields: readonly Field[] = customaryKeys.flatMap(
  (key) => batchFields.find((field) => field.key === key) ?? [],
);

/** set: in place of what is there; append: behind what is there (texts); clear: empty. */
export const batchModes = ['set', 'append', 'clear'] as const;
export const separators = ['；', '，', '、', '\n', ''] as const;

const change = z.strictObject({
  field: z.enum(batchKeys),
  mode: z.enum(batchModes),
  value: z.union([z.string().max(8000), z.number(), z.boolean(), z.null()]),
  /** Stands between what is there and what is appended. */
  separator: z.enum(separators).default('；'),
});
export const batchChanges = z.array(change).min(1).max(batchKeys.length);
export type BatchChange = z.output<typeof change>;

function fieldOf(key: string): Field {
  const field = batchFields.find((candidate) => candidate.key === key);
  if (!field) throw new AppError('BATCH_INVALID', { field: key });
  return field;
}

/** Whether a field's text may be lengthened. */
export function canAppend(field: Field): boolean {
  return field.kind === 'text' || field.kind === 'longText';
}

function hasCode(field: Field, code: FieldValue): boolean {
  if (field.options) return field.options.some((option) => option.code === code);
  return field.codes === undefined || codeChoices(field.codes).some((row) => row.code === code);
}

function fits(field: Field, { mode, value }: BatchChange): boolean {
  if (mode === 'clear') return true;
  if (value === null || value === '' || (mode === 'append' && !canAppend(field))) return false;
  const parsed = recordSchema([field]).safeParse({ [field.key]: value });
  return parsed.success && (field.kind !== 'code' || hasCode(field, value));
}

/**
 * Judges what is to be changed, before anybody is looked at.
 * @throws BATCH_INVALID with the label of a field that is named twice, or whose value does not fit it
 */
export function checkBatchChanges(changes: readonly BatchChange[]): void {
  const seen = new Set<string>();
  for (const item of changes) {
    const field = fieldOf(item.field);
    if (seen.has(item.field) || !fits(field, item))
      throw new AppError('BATCH_INVALID', { field: field.label });
    seen.add(item.field);
  }
}

/** What a change makes of one value; `tooLong` when it would not fit its field. */
export type BatchOutcome = { readonly value: FieldValue } | { readonly tooLong: number };

/** Applies one change to one value; appending a text that already stands there leaves it as it is. */
export function applyBatchChange(item: BatchChange, before: FieldValue): BatchOutcome {
  const field = fieldOf(item.field);
  if (item.mode === 'clear') return { value: field.kind === 'flag' ? false : null };
  if (item.mode === 'set') return { value: item.value };
  const old = typeof before === 'string' ? before.trimEnd() : '';
  const added = String(item.value);
  if (old === '') return { value: added };
  if (old.includes(added)) return { value: before };
  const joint = item.separator !== '' && old.endsWith(item.separator) ? '' : item.separator;
  const value = `${old}${joint}${added}`;
  return field.max !== undefined && value.length > field.max ? { tooLong: field.max } : { value };
}

/** One field of one person in a preview. */
export interface BatchFieldPreview {
  readonly field: PersonFieldKey;
  readonly before: FieldValue;
  /** What it becomes; the same as before when refused. */
  readonly after: FieldValue;
  /** The longest text the field may hold, when the new one would be longer: this person is not changed at all. */
  readonly tooLong: number | null;
}

export const batchStates = ['changed', 'unchanged', 'refused'] as const;
export type BatchState = (typeof batchStates)[number];

export interface BatchPreviewRow {
  readonly id: number;
  readonly name: string;
  readonly organizationId: number | null;
  readonly state: BatchState;
  readonly fields: readonly BatchFieldPreview[];
}

export interface BatchPreview {
  readonly counts: Readonly<Record<BatchState, number>>;
  /** Selected, but by now in the recycle bin or gone. */
  readonly missing: number;
  /** The asked page of the people in the asked state, in the order of the selection. */
  readonly rows: readonly BatchPreviewRow[];
}

/** What changes in one person. @param before values of the fields concerned */
export function previewBatch(
  changes: readonly BatchChange[],
  before: Readonly<Record<string, FieldValue>>,
): { readonly state: BatchState; readonly fields: readonly BatchFieldPreview[] } {
  const fields = changes.map((item): BatchFieldPreview => {
    const old = before[item.field] ?? null;
    const outcome = applyBatchChange(item, old);
    return 'value' in outcome
      ? { field: item.field, before: old, after: outcome.value, tooLong: null }
      : { field: item.field, before: old, after: old, tooLong: outcome.tooLong };
  });
  if (fields.some((field) => field.tooLong !== null)) return { state: 'refused', fields };
  const changed = fields.some((field) => (field.before ?? '') !== (field.after ?? ''));
  return { state: changed ? 'changed' : 'unchanged', fields };
}
