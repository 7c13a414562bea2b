import type { MonthText } from '#shared/lib/dates';
import { emptyRecord } from '#shared/lib/field';
import { appointmentFields, type ChildRecord } from '../fields/children';
import { isSamePost } from './batch';
import type { BatchItem, BatchRecord, Take } from './batch-fields';
import type { NamedPost } from './post-texts';
import { isSecondment, secondedPost, takenPost } from './secondment';

export type Appointment = ChildRecord<'appointments'>;

export interface ApplyOptions {
  readonly fields: BatchRecord;
  /** Names of units by id, as papers write them. */
  readonly unitName: (id: number) => string;
  /** Whether the proposal leaves the approval form. */
  readonly clearForm: boolean;
}

/** An item that is carried out, and the month from which it counts. */
export interface Change {
  readonly item: BatchItem;
  readonly options: ApplyOptions;
  readonly month: MonthText;
}

type PostOf = Pick<Appointment, 'organizationId' | 'post'> & {
  readonly organizationName?: string | null;
  readonly change?: string | null;
};

/** A post as papers write it, with the mark where it is a secondment. */
export function named(row: PostOf, unitName: ApplyOptions['unitName']): NamedPost {
  const unit = row.organizationId === null ? (row.organizationName ?? '') : unitName(row.organizationId);
  const post = row.post ?? '';
  return { unit, post: isSecondment({ change: row.change ?? null }) ? secondedPost(post) : post };
}

function endRow(row: Appointment, { item, options, month }: Change): Appointment {
  const { document } = options.fields;
  return {
    ...row,
    state: '0',
    primary: false,
    ended: month,
    endDocument: document,
    endReason: item.fields.endReason,
  };
}

function newRow(take: Take, { item, options, month }: Change): Appointment {
  return {
    ...emptyRecord(appointmentFields),
    ...take,
    post: takenPost(take.post, item.fields),
    primary: take.primary && !isSecondment(item.fields),
    started: month,
    startDocument: options.fields.document,
    method: item.fields.method,
    change: item.fields.change,
    state: '1',
  };
}

/** Whether a batch ends a row: a secondment ends no post but one that is a secondment itself. */
function isLeft(row: Appointment, { fields, leaves }: BatchItem): boolean {
  if (row.state !== '1' || (isSecondment(fields) && !isSecondment(row))) return false;
  return leaves.some((leave) => isSamePost(leave, row));
}

/**
 * New posts first, as the form lists them; where one of them is the main post, no other stays it. A secondment stands behind
 * the posts that somebody holds.
 */
export function appointmentsAfter(rows: readonly Appointment[], change: Change): Appointment[] {
  const { item } = change;
  const added = item.takes.map((take) => newRow(take, change));
  const newMain = added.some(({ primary }) => primary);
  const kept = rows.map((row) => {
    if (isLeft(row, item)) return endRow(row, change);
    return newMain && row.primary && row.state === '1' ? { ...row, primary: false } : row;
  });
  if (!isSecondment(item.fields)) return [...added, ...kept];
  const held = kept.map(({ state }) => state === '1').lastIndexOf(true) + 1;
  return [...kept.slice(0, held), ...added, ...kept.slice(held)];
}

/** The main post first, then the others as they stand, secondments last. */
export function currentPosts(rows: readonly Appointment[]): Appointment[] {
  const held = rows.filter(({ state }) => state === '1');
  const own = held.filter((row) => !isSecondment(row));
  return [
    ...own.filter(({ primary }) => primary),
    ...own.filter(({ primary }) => !primary),
    ...held.filter(isSecondment),
  ];
}

/** Which posts a batch gives and ends: somebody's own, and those of secondments. */
export interface Moves {
  /** Whether the posts where somebody belongs change. */
  readonly own: boolean;
  readonly seconded: readonly Appointment[];
  readonly returned: readonly Appointment[];
}

/** Looks up what a batch gives and ends. @param before somebody's posts as they were */
export function movesOf(before: readonly Appointment[], { item, options, month }: Change): Moves {
  const left = before.filter((row) => isLeft(row, item));
  const away = isSecondment(item.fields);
  const own = !away && (item.takes.length > 0 || left.some((row) => !isSecondment(row)));
  const seconded = away ? item.takes.map((take) => newRow(take, { item, options, month })) : [];
  return { own, seconded, returned: left.filter(isSecondment) };
}
