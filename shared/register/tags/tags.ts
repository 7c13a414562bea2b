import { z } from 'zod';
import type { ChildRecord } from '../fields/children';
import type { PersonDraft } from '../import/person-draft';
import type { Condition } from '../list/condition';

/** Where somebody came from, as the seeds and counties name it: what a county begins with. */
const customaryTags = [
  '选调生',
  '大学生村官',
  '驻村第一书记',
  '退役军人',
  '致富带头人',
  '返乡创业人员',
  '外出务工经商返乡人员',
  '本土大学毕业生',
  '农民专业合作社负责人',
  '三支一扶人员',
  '西部计划志愿者',
  '乡村医生',
  '乡村教师',
] as const;

/** A comma would make two of it wherever tags stand in one cell. */
export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^、,，;；/\n]+$/);

/** A tag as the county keeps it; the order of the list is the order in the form. */
const tag = z.strictObject({
  name: tagName,
  /** No longer offered; whoever has it keeps it. */
  retired: z.boolean(),
  /** What it was called before, or what was merged into it: imported tables may still say so. */
  formerly: z.array(tagName).max(100),
});
export type Tag = z.output<typeof tag>;
export const tags = z.array(tag).max(300);

/** Why a name cannot be a tag's; null for one that can, and for an empty one. */
export function tagNameProblem(name: string): string | null {
  if (name.trim() === '' || tagName.safeParse(name).success) return null;
  return '最多 30 个字，不能有顿号、逗号、分号、斜线';
}

/** The county's tags as they were stored; the customary ones where nothing is stored. */
export function readTags(stored: unknown): Tag[] {
  const read = tags.safeParse(stored);
  return read.success ? read.data : customaryTags.map((name) => ({ name, retired: false, formerly: [] }));
}

/** Blanks and full-width forms do not make another word. */
function key(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** The county's tag behind a word in an imported table, former names included; an unknown word stays as it is. */
export function tagBehind(known: readonly Tag[], word: string): string {
  const wanted = key(word);
  const own = known.find(({ name }) => key(name) === wanted);
  const former = known.find(({ formerly }) => formerly.some((name) => key(name) === wanted));
  return (own ?? former)?.name ?? word;
}

/** An imported row whose tags are called as the county calls them. */
export function withCountyTags(draft: PersonDraft, known: readonly Tag[]): PersonDraft {
  if (!draft.members.some(({ set }) => set === 'tags')) return draft;
  const members = draft.members.map((member) => {
    const word = member.set === 'tags' ? member.values['tag'] : null;
    if (typeof word !== 'string') return member;
    return { ...member, values: { ...member.values, tag: tagBehind(known, word) } };
  });
  return { ...draft, members };
}

type TagRow = ChildRecord<'tags'>;

/**
 * A person's tags once `from` is called `to`. Who has both keeps one: the row of `to`, with what only the other one told.
 */
export function retagged(rows: readonly TagRow[], from: string, to: string): TagRow[] {
  const renamed = rows.map((row) => (row.tag === from ? { ...row, tag: to } : row));
  const [first, ...more] = [...renamed.filter((_, index) => rows[index]?.tag === to), ...renamed].filter(
    (row, index, all) => row.tag === to && all.indexOf(row) === index,
  );
  if (!first) return renamed;
  const joined = more.reduce(
    (sum, row) => ({ ...sum, since: sum.since ?? row.since, until: sum.until ?? row.until }),
    first,
  );
  const place = renamed.findIndex((row) => row.tag === to);
  return renamed.flatMap((row, index) => (row.tag === to ? (index === place ? [joined] : []) : [row]));
}

/** A condition in which the tag `from` is called `to`. */
export function retaggedCondition(condition: Condition, from: string, to: string, inTags = false): Condition {
  switch (condition.type) {
    case 'test':
      if (!inTags || condition.field !== 'tag') return condition;
      return { ...condition, values: condition.values.map((value) => (value === from ? to : value)) };
    case 'not':
      return { ...condition, part: retaggedCondition(condition.part, from, to, inTags) };
    case 'some':
      return { ...condition, part: retaggedCondition(condition.part, from, to, condition.set === 'tags') };
    default:
      return {
        ...condition,
        parts: condition.parts.map((part) => retaggedCondition(part, from, to, inTags)),
      };
  }
}
