import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { conditionSchema } from '#shared/register/list/condition';
import type { CountedTag } from '#shared/register/tags/tag-contract';
import { retagged, retaggedCondition, type Tag } from '#shared/register/tags/tags';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { replaceChildren, selectChildren } from '../person/person.store';
import {
  countTags,
  selectQueryContents,
  selectTagged,
  selectTags,
  touchPerson,
  updateQueryContent,
  writeTags,
} from './tag.store';

/** How many people are worked on between two looks at whether the user has cancelled. */
const stride = 50;

/** The county's tags with how many people have them, and behind them the words in use that are not on its list. */
export function countedTags(db: Db): CountedTag[] {
  const counts = new Map(countTags(db).map(({ name, people }) => [name, people]));
  const listed = selectTags(db).map((tag) => ({ ...tag, people: counts.get(tag.name) ?? 0, listed: true }));
  for (const { name } of listed) counts.delete(name);
  const others = [...counts].map(([name, people]) => ({
    name,
    people,
    retired: false,
    formerly: [],
    listed: false,
  }));
  return [...listed, ...others];
}

function write(tx: CommandContext, before: readonly Tag[], after: readonly Tag[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  writeTags(tx.db, after, tx.now);
  const change = { before: { tags: before }, after: { tags: after } };
  tx.record({ entity: 'tagSettings', id: 0, label: '来源标签', ...change });
}

/**
 * Replaces the county's list; a tag that people have can be retired, not dropped.
 * @throws TAG_TAKEN for a name that stands twice, TAG_IN_USE
 */
export function saveTags(tx: CommandContext, input: Parsed<'tag.save'>): null {
  const before = selectTags(tx.db);
  const names = input.tags.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new AppError('TAG_TAKEN', { name: twice });
  const used = countedTags(tx.db).find(
    ({ name, listed, people }) => listed && people > 0 && !names.includes(name),
  );
  if (used) throw new AppError('TAG_IN_USE', { name: used.name, people: used.people });
  const formerly = new Map(before.map((tag) => [tag.name, tag.formerly]));
  write(
    tx,
    before,
    // A name that is in use again is nobody's former name.
    input.tags.map((tag) => ({
      ...tag,
      formerly: (formerly.get(tag.name) ?? []).filter((name) => !names.includes(name)),
    })),
  );
  return null;
}

/** The list after `from` was renamed or merged: `to` stands where it stood, or where `from` did. */
function listAfter(before: readonly Tag[], from: string, to: string): Tag[] {
  const source = before.find(({ name }) => name === from);
  const target = before.find(({ name }) => name === to);
  const former = [...(target?.formerly ?? []), ...(source?.formerly ?? []), from];
  const next: Tag = {
    name: to,
    retired: target?.retired ?? source?.retired ?? false,
    formerly: [...new Set(former)].filter((name) => name !== to).slice(-100),
  };
  if (target) return before.flatMap((tag) => (tag === target ? [next] : tag === source ? [] : [tag]));
  return source ? before.map((tag) => (tag === source ? next : tag)) : [...before, next];
}

function retagPeople(
  tx: CommandContext,
  from: string,
  to: string,
  checkpoint: JobContext['checkpoint'],
): number {
  const people = selectTagged(tx.db, from);
  people.forEach(({ id, uuid, name }, index) => {
    if (index % stride === 0) checkpoint(index, people.length, '正在更改人员');
    const before = selectChildren(tx.db, id, 'tags');
    const after = retagged(before, from, to);
    replaceChildren(tx.db, id, 'tags', after);
    touchPerson(tx.db, id, tx.now);
    tx.record({
      entity: 'person',
      id,
      uuid,
      label: name ?? '',
      before: { tags: before },
      after: { tags: after },
    });
  });
  return people.length;
}

/** Saved queries go on finding the same people; one that an older program wrote in another form stays as it is. */
function retagQueries(tx: CommandContext, from: string, to: string): void {
  for (const { id, name, content } of selectQueryContents(tx.db)) {
    const stored = JSON.parse(content) as { condition?: unknown };
    const read = conditionSchema.safeParse(stored.condition);
    if (!read.success) continue;
    const condition = retaggedCondition(read.data, from, to);
    if (JSON.stringify(condition) === JSON.stringify(read.data)) continue;
    const next = JSON.stringify({ ...stored, condition });
    updateQueryContent(tx.db, id, next, tx.now);
    tx.record({ entity: 'query', id, label: name, before: { content }, after: { content: next } });
  }
}

/**
 * Gives a tag another name, and to everybody who has it, and in every saved query: one transaction, one audit row.
 * @returns how many people had it, those in the recycle bin included
 * @throws NOT_FOUND for a tag that nobody has and no list holds, TAG_TAKEN for a name that exists and is not to be merged
 * with, CANCELLED
 */
export function renameTag(input: Parsed<'tag.rename'>, context: JobContext): { people: number } {
  const { from, to, merge } = input;
  return context.command((tx) => {
    const known = countedTags(tx.db).map(({ name }) => name);
    if (!known.includes(from) || (merge && !known.includes(to))) throw new AppError('NOT_FOUND');
    if (from === to || (!merge && known.includes(to))) throw new AppError('TAG_TAKEN', { name: to });
    const people = retagPeople(tx, from, to, context.checkpoint);
    retagQueries(tx, from, to);
    const before = selectTags(tx.db);
    write(tx, before, listAfter(before, from, to));
    return { people };
  });
}
