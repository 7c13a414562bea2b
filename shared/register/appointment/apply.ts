import { codeText } from '#shared/lib/code-tables';
import { emptyRecord } from '#shared/lib/field';
import { rankFields, type PersonChildren } from '../fields/children';
import type { PersonRecord } from '../fields/person';
import type { PersonContent } from '../person/person-document';
import { heldFrom } from './batch';
import type { BatchItem, Take } from './batch-fields';
import {
  appointmentsAfter,
  currentPosts,
  movesOf,
  named,
  type Appointment,
  type ApplyOptions,
  type Change,
  type Moves,
} from './post-rows';
import { postsInWords } from './post-texts';
import { endInResume, moveInResume, secondInResume } from './resume-lines';
import { isSecondment, plainPost } from './secondment';
import { shortPost } from './short-post';
import { tierRank } from '../person/tiers';

/** ZB16 reason of leaving -> ZB126 status of somebody who then holds no post; being moved or promoted says nothing. */
export const statusByReason: Readonly<Record<string, string>> = { 4: '2', 5: '5', 6: '5', 7: '5', 8: '4' };

/** 青溪镇党委副书记: the post of a secondment as a resume names it, where the words around it say what it is. */
function secondedTo(row: Appointment, unitName: ApplyOptions['unitName']): string {
  const { unit, post } = named(row, unitName);
  return postsInWords([{ unit, post: plainPost(post) }]);
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

function topTier(takes: readonly Take[]): string | null {
  return takes.reduce<string | null>(
    (best, { tier }) => ((tierRank(tier) ?? -1) > (tierRank(best) ?? -1) ? tier : best),
    null,
  );
}

function tierChange({ fields }: PersonContent, { item, month }: Change): Partial<PersonRecord> {
  if (isSecondment(item.fields)) return {};
  const main = item.takes.find(({ primary }) => primary);
  const tier = main?.tier ?? topTier(item.takes) ?? null;
  if (tier === null || tier === fields.postTier) return {};
  // A post held besides the main one may raise somebody, it never lowers anybody.
  if (!main && (tierRank(tier) ?? 0) <= (tierRank(fields.postTier) ?? -1)) return {};
  return { postTier: tier, postTierSince: month };
}

function unitChange({ fields }: PersonContent, { item }: Change): Partial<PersonRecord> {
  if (isSecondment(item.fields)) return {};
  const main = item.takes.find(({ primary }) => primary);
  if (!main?.organizationId || main.organizationId === fields.organizationId) return {};
  return { organizationId: main.organizationId, positionOrder: null };
}

/** The words of secondments put behind the present post, or taken out of it; all other words stay as they were written. */
function secondedWords(present: string | null, moves: Moves, unitName: ApplyOptions['unitName']): string {
  const words = (row: Appointment): string => postsInWords([named(row, unitName)]);
  const kept = moves.returned.reduce(
    (text, row) =>
      text
        .replace(`，${words(row)}`, '')
        .replace(words(row), '')
        .replace(/^，/, ''),
    present ?? '',
  );
  return [kept, ...moves.seconded.map(words)].filter(Boolean).join('，');
}

interface PostsAfter extends Moves {
  readonly held: readonly Appointment[];
  readonly fields: PersonRecord;
}

/** What papers call the posts after the batch: as written in the item, else put together from the rows. */
function postWords({ own, held, fields, ...moves }: PostsAfter, { item, options }: Change): string {
  if (item.fields.postAfter !== null) return item.fields.postAfter;
  if (own) return postsInWords(held.map((row) => named(row, options.unitName)));
  return secondedWords(fields.currentPost, { own, ...moves }, options.unitName);
}

/** The present post in words and in short, and since when; nothing where no post changes. */
function presentPost(posts: PostsAfter, change: Change): Partial<PersonRecord> {
  const { own, held, seconded, returned } = posts;
  if (!own && seconded.length + returned.length === 0) return {};
  const currentPost = postWords(posts, change) || null;
  if (!own) return { currentPost };
  const ours = held.filter((row) => !isSecondment(row));
  return {
    currentPost,
    currentPostShort: shortPost(
      ours.map(({ organizationId, organizationName, post }) => ({
        unit: organizationId ?? organizationName,
        post: post ?? '',
      })),
    ),
    ...(change.item.takes.some(({ primary }) => primary) ? { currentPostSince: change.month } : {}),
  };
}

function resumeAfter(
  rows: PersonChildren['resume'],
  posts: PostsAfter,
  change: Change,
  status: string | null,
): PersonChildren['resume'] {
  const { item, options, month } = change;
  const to = (row: Appointment): string => secondedTo(row, options.unitName);
  const { own, held, seconded, returned } = posts;
  const ended = returned.reduce((lines, row) => endInResume(lines, month, to(row), row.started), rows);
  if (own) {
    const ours = postsInWords(
      held.filter((row) => !isSecondment(row)).map((row) => named(row, options.unitName)),
    );
    const text = resumeText(item.fields.postAfter ?? ours, status);
    return moveInResume(ended, month, text, held.filter(isSecondment).map(to));
  }
  return seconded.reduce((lines, row) => secondInResume(lines, month, to(row)), ended);
}

const noProposal = { proposedPost: null, proposedRemoval: null, proposalReason: null };

/**
 * The register's record of somebody once an item is carried out: posts ended and begun, the present post and since when,
 * tier, rank and unit, the resume line. Pure: the same record comes back whenever the same item is applied to it.
 * A secondment gives a post besides and changes neither unit nor tier, main post or trial period.
 * @param options.fields must hold from when the posts are held, see heldFrom
 */
export function applyItem(content: PersonContent, item: BatchItem, options: ApplyOptions): PersonContent {
  const month = (heldFrom(options.fields, item.fields) ?? '').slice(0, 7);
  const change: Change = { item, options, month };
  const { fields, children } = content;
  const appointments = appointmentsAfter(children.appointments, change);
  const held = currentPosts(appointments);
  const posts: PostsAfter = { ...movesOf(children.appointments, change), held, fields };
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
      ...presentPost(posts, change),
      ...tier,
      ...unitChange(content, change),
      ...(item.fields.rank === null ? {} : { rank: item.fields.rank, rankSince: month }),
      ...(status === null ? {} : { managementStatus: status }),
      ...(options.clearForm ? noProposal : {}),
    },
    children: {
      ...children,
      appointments,
      ranks,
      resume: resumeAfter(children.resume, posts, change, status),
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
  const { change } = item.fields;
  const takes = postsInWords(item.takes.map((take) => named({ ...take, change }, unitName)));
  const leaves = postsInWords(item.leaves.map((leave) => named(leave, unitName)));
  const rank = item.fields.rank === null ? '' : codeText('A6501', item.fields.rank);
  return {
    proposedPost: [takes, rank].filter(Boolean).join('，') || null,
    proposedRemoval: leaves || null,
    proposalReason: item.fields.reason,
  };
}
