import { codeText } from '#shared/lib/code-tables';
import type { MonthText } from '#shared/lib/dates';
import { emptyRecord } from '#shared/lib/field';
import {
  appointmentFields,
  rankFields,
  resumeFields,
  type ChildRecord,
  type PersonChildren,
} from '../fields/children';
import type { PersonRecord } from '../fields/person';
import type { PersonContent } from '../person/person-document';
import { isSamePost } from './batch';
import type { BatchItem, BatchRecord, Take } from './batch-fields';
import { postsInWords, type NamedPost } from './post-texts';
import { tierRank } from '../person/tiers';

type Appointment = ChildRecord<'appointments'>;

export interface ApplyOptions {
  readonly fields: BatchRecord;
  /** Names of units by id, as papers write them. */
  readonly unitName: (id: number) => string;
  /** Whether the proposal leaves the approval form. */
  readonly clearForm: boolean;
}

/** ZB16 reason of leaving -> ZB126 status of somebody who then holds no post; being moved or promoted says nothing. */
export const statusByReason: Readonly<Record<string, string>> = { 4: '2', 5: '5', 6: '5', 7: '5', 8: '4' };

interface Change {
  readonly item: BatchItem;
  readonly options: ApplyOptions;
  readonly month: MonthText;
}

type PostOf = Pick<Appointment, 'organizationId' | 'post'> & { readonly organizationName?: string | null };

function named(row: PostOf, unitName: ApplyOptions['unitName']): NamedPost {
  const unit = row.organizationId === null ? (row.organizationName ?? '') : unitName(row.organizationId);
  return { unit, post: row.post ?? '' };
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
    started: month,
    startDocument: options.fields.document,
    method: item.fields.method,
    change: item.fields.change,
    state: '1',
  };
}

/** New posts first, as the form lists them; where one of them is the main post, no other stays it. */
function appointmentsAfter(rows: readonly Appointment[], change: Change): Appointment[] {
  const { takes, leaves } = change.item;
  const newMain = takes.some(({ primary }) => primary);
  const kept = rows.map((row) => {
    if (row.state !== '1') return row;
    if (leaves.some((leave) => isSamePost(leave, row))) return endRow(row, change);
    return newMain && row.primary ? { ...row, primary: false } : row;
  });
  return [...takes.map((take) => newRow(take, change)), ...kept];
}

/** The main post first, then the others as they stand. */
function currentPosts(rows: readonly Appointment[]): Appointment[] {
  const held = rows.filter(({ state }) => state === '1');
  return [...held.filter(({ primary }) => primary), ...held.filter(({ primary }) => !primary)];
}

/** The rank or tier in force ends, the new one begins. */
function ranksAfter(
  rows: PersonChildren['ranks'],
  kind: 'tier' | 'rank',
  name: string,
  { options, month }: Change,
): PersonChildren['ranks'] {
  const closed = rows.map((row) =>
    row.kind === kind && row.ended === null ? { ...row, ended: month } : row,
  );
  const { document } = options.fields;
  return [...closed, { ...emptyRecord(rankFields), kind, name, started: month, document }];
}

/** The open line ends and the new one follows it; remarks without dates stay behind them. */
function resumeAfter(
  rows: PersonChildren['resume'],
  content: string,
  { month }: Change,
): PersonChildren['resume'] {
  const open = rows.map(({ started, ended }) => started !== null && ended === null).lastIndexOf(true);
  const last = rows.map(({ started }) => started !== null).lastIndexOf(true);
  const closed = rows.map((row, at) => (at === open ? { ...row, ended: month } : row));
  if (content === '') return closed;
  const line = { ...emptyRecord(resumeFields), started: month, content };
  return [...closed.slice(0, last + 1), line, ...closed.slice(last + 1)];
}

function topTier(takes: readonly Take[]): string | null {
  return takes.reduce<string | null>(
    (best, { tier }) => ((tierRank(tier) ?? -1) > (tierRank(best) ?? -1) ? tier : best),
    null,
  );
}

function tierChange({ fields }: PersonContent, { item, month }: Change): Partial<PersonRecord> {
  const main = item.takes.find(({ primary }) => primary);
  const tier = main?.tier ?? topTier(item.takes) ?? null;
  if (tier === null || tier === fields.postTier) return {};
  // A post held besides the main one may raise somebody, it never lowers anybody.
  if (!main && (tierRank(tier) ?? 0) <= (tierRank(fields.postTier) ?? -1)) return {};
  return { postTier: tier, postTierSince: month };
}

function unitChange({ fields }: PersonContent, { item }: Change): Partial<PersonRecord> {
  const main = item.takes.find(({ primary }) => primary);
  if (!main?.organizationId || main.organizationId === fields.organizationId) return {};
  return { organizationId: main.organizationId, positionOrder: null };
}

/** What papers call the posts after the batch: as written in the item, else put together from the rows. */
function postAfter(held: readonly Appointment[], { item, options }: Change): string {
  return item.fields.postAfter ?? postsInWords(held.map((row) => named(row, options.unitName)));
}

const noProposal = { proposedPost: null, proposedRemoval: null, proposalReason: null };

/**
 * The register's record of somebody once an item is carried out: posts ended and begun, the present post and since when,
 * tier, rank and unit, the resume line. Pure: the same record comes back whenever the same item is applied to it.
 * @param options.fields must hold the date of appointment
 */
export function applyItem(content: PersonContent, item: BatchItem, options: ApplyOptions): PersonContent {
  const change: Change = { item, options, month: (options.fields.appointed ?? '').slice(0, 7) };
  const { fields, children } = content;
  const appointments = appointmentsAfter(children.appointments, change);
  const held = currentPosts(appointments);
  const moved = item.takes.length > 0 || item.leaves.length > 0;
  const text = postAfter(held, change);
  const status =
    item.fields.statusAfter ??
    (held.length === 0 ? (statusByReason[item.fields.endReason ?? ''] ?? null) : null);
  const tier = tierChange(content, change);
  let { ranks } = children;
  if (tier.postTier) ranks = ranksAfter(ranks, 'tier', codeText('ZB09', tier.postTier), change);
  if (item.fields.rank !== null)
    ranks = ranksAfter(ranks, 'rank', codeText('A6501', item.fields.rank), change);
  return {
    fields: {
      ...fields,
      ...(moved ? { currentPost: text || null } : {}),
      ...(item.takes.some(({ primary }) => primary) ? { currentPostSince: change.month } : {}),
      ...tier,
      ...unitChange(content, change),
      ...(item.fields.rank === null ? {} : { rank: item.fields.rank, rankSince: change.month }),
      ...(status === null ? {} : { managementStatus: status }),
      ...(options.clearForm ? noProposal : {}),
    },
    children: {
      ...children,
      appointments,
      ranks,
      resume: moved ? resumeAfter(children.resume, resumeText(text, status), change) : children.resume,
    },
  };
}

function resumeText(posts: string, status: string | null): string {
  if (posts !== '') return posts;
  return status === '2' ? '退休' : '';
}

/** The boxes 拟任职务 and 拟免职务 of the approval form. */
export function proposalOf(
  item: BatchItem,
  { unitName }: Pick<ApplyOptions, 'unitName'>,
): {
  readonly proposedPost: string | null;
  readonly proposedRemoval: string | null;
  readonly proposalReason: string | null;
} {
  const takes = postsInWords(item.takes.map((take) => named(take, unitName)));
  const leaves = postsInWords(item.leaves.map((leave) => named(leave, unitName)));
  const rank = item.fields.rank === null ? '' : codeText('A6501', item.fields.rank);
  return {
    proposedPost: [takes, rank].filter(Boolean).join('，') || null,
    proposedRemoval: leaves || null,
    proposalReason: item.fields.reason,
  };
}
