import { emptyRecord, type FieldValue } from '#shared/lib/field';
import type { FormKind } from '#shared/lib/form-record';
import type { DateText } from '#shared/lib/dates';
import {
  batchFields,
  itemFields,
  leaveFields,
  takeFields,
  type BatchContent,
  type BatchItem,
  type BatchRecord,
  type ItemRecord,
  type Leave,
  type Take,
} from './batch-fields';

/** The states of a batch, in the order of its life. */
export const batchStates = [
  { key: 'draft', text: '草拟' },
  { key: 'proposed', text: '动议' },
  { key: 'reviewed', text: '研判预审' },
  { key: 'recommended', text: '民主推荐' },
  { key: 'inspected', text: '考察' },
  { key: 'decided', text: '讨论决定' },
  { key: 'notice', text: '公示' },
  { key: 'appointed', text: '任职' },
  { key: 'completed', text: '完成' },
  { key: 'cancelled', text: '已撤销' },
] as const;
export type BatchState = (typeof batchStates)[number]['key'];

const stateTexts = new Map<string, string>(batchStates.map(({ key, text }) => [key, text]));

/** A state in words. */
export function batchStateText(state: BatchState): string {
  return stateTexts.get(state) ?? state;
}

/** The dates that lead to each state, the latest step first. */
const steps: readonly (readonly [BatchState, keyof BatchRecord])[] = [
  ['appointed', 'documentDate'],
  ['notice', 'noticeFrom'],
  ['decided', 'decided'],
  ['inspected', 'inspectedFrom'],
  ['recommended', 'recommended'],
  ['reviewed', 'reviewed'],
  ['proposed', 'proposed'],
];

/** The dates of the steps in the order in which they must follow each other. */
export const stepOrder = [
  'proposed',
  'reviewed',
  'recommended',
  'inspectedFrom',
  'inspectedUntil',
  'decided',
  'noticeFrom',
  'noticeUntil',
  'documentDate',
] as const satisfies readonly (keyof BatchRecord)[];

/**
 * From when the posts of a batch are held and left: the day of the decision, where no other day was set by hand. An item's
 * own day goes before its batch's. YYYY-MM-DD, null while it is not known
 */
export function heldFrom(
  { appointed, decided }: Pick<BatchRecord, 'appointed' | 'decided'>,
  item?: Pick<ItemRecord, 'heldFrom'>,
): DateText | null {
  return item?.heldFrom ?? appointed ?? decided;
}

/** What became of a batch besides its dates. ISO times, null while it has not happened. */
export interface BatchFate {
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
}

/** How far a batch is: the last step whose date stands and has come. */
export function batchState(fields: BatchRecord, fate: BatchFate, today: DateText): BatchState {
  if (fate.completedAt !== null) return 'completed';
  if (fate.cancelledAt !== null) return 'cancelled';
  return steps.find(([, key]) => isReached(fields[key], today))?.[0] ?? 'draft';
}

function isReached(date: string | null, today: DateText): boolean {
  return date !== null && date !== '' && date <= today;
}

/** Whether a batch is still being worked on. */
export function isRunning(state: BatchState): boolean {
  return state !== 'completed' && state !== 'cancelled';
}

/** The people whom the batch still concerns, with their places in it. */
export function activeItems(
  items: readonly BatchItem[],
): { readonly item: BatchItem; readonly index: number }[] {
  return items.map((item, index) => ({ item, index })).filter(({ item }) => !item.fields.withdrawn);
}

/** A new batch: every field empty. */
export function emptyBatch(): BatchContent {
  return { fields: emptyRecord(batchFields), items: [] };
}

/** Somebody newly put into a batch. */
export function newItem(personId: number): BatchItem {
  return { personId, fields: emptyRecord(itemFields), takes: [], leaves: [] };
}

/** A post that is to be taken; the first one of somebody is the main one. */
export function newTake(first: boolean): Take {
  return { ...emptyRecord(takeFields), leader: true, primary: first };
}

/** The reference to a row of somebody's appointments. */
export function leaveOf(row: Leave): Leave {
  const { organizationId, organizationName, post, started } = row;
  return { organizationId, organizationName, post, started };
}

/** Whether a row of somebody's appointments is the one that a leave means. */
export function isSamePost(leave: Leave, row: Leave): boolean {
  return leaveFields.every(({ key }) => (leave[key] ?? null) === (row[key] ?? null));
}

/** The form's values: fields and people side by side. */
export type BatchValues = BatchRecord & { readonly items: readonly BatchItem[] };

function tidyRecord<Values extends object>(values: Values): Values {
  const trimmed = Object.entries(values).map(([key, value]: [string, FieldValue]) => [
    key,
    typeof value === 'string' ? value.trim() || null : value,
  ]);
  return Object.fromEntries(trimmed) as Values;
}

function isEmptyTake(take: Take): boolean {
  return !take.post?.trim() && take.organizationId === null;
}

function tidyItem(item: BatchItem): BatchItem {
  return {
    personId: item.personId,
    fields: tidyRecord(item.fields),
    takes: item.takes.filter((take) => !isEmptyTake(take)).map(tidyRecord),
    leaves: item.leaves,
  };
}

/** A batch as a form holds it. */
export function toValues({ fields, items }: BatchContent): BatchValues {
  return { ...fields, items };
}

/** What a form holds as the contract takes it: texts trimmed, empty posts dropped. */
export function toContent({ items, ...fields }: BatchValues): BatchContent {
  return { fields: tidyRecord(fields), items: items.map(tidyItem) };
}

const labels = new Map<string, string>([
  ...batchFields.map(({ key, label }): [string, string] => [key, label]),
  ['items', '任免人员'],
]);

/** The batch form's values, for what all forms do with theirs. */
export const batchForm: FormKind<BatchValues> = {
  keys: [...batchFields.map(({ key }) => key), 'items'],
  tidy: (values) => toValues(toContent(values)),
  labelOf: (key) => labels.get(key) ?? key,
};

/** Whether the co-review of an item has been answered in agreement. */
export function isCoReviewed({ coAnswered, coResult }: ItemRecord): boolean {
  return coAnswered !== null && coResult === 'agree';
}
