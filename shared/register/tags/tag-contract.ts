import { z } from 'zod';
import { command, job, query } from '#shared/lib/channel';
import { tagName, type Tag } from './tags';

/** A tag with how many people of the register have it. */
export interface CountedTag extends Tag {
  readonly people: number;
  /** false: people have it, but it is not on the county's list. */
  readonly listed: boolean;
}

/** 来源标签: the county's own list. */
export const tagContract = {
  /** The tags in the county's order. */
  'tag.list': query<readonly Tag[]>()({ role: 'viewer', input: z.strictObject({}) }),
  /** The same with counts, and behind them the words in use that are not on the list. */
  'tag.counts': query<readonly CountedTag[]>()({
    role: 'viewer',
    input: z.strictObject({}),
    heavy: () => true,
  }),
  /** The whole list anew: additions, order, what is offered. Former names are kept by the archive. */
  'tag.save': command<null>()({
    role: 'administrator',
    input: z.strictObject({
      tags: z.array(z.strictObject({ name: tagName, retired: z.boolean() })).max(300),
    }),
  }),
  /** Gives a tag another name, in the list, in people and in saved queries; `merge`: another tag that exists. */
  'tag.rename': job<{ readonly people: number }>()({
    role: 'administrator',
    writes: true,
    input: z.strictObject({ from: z.string().min(1).max(100), to: tagName, merge: z.boolean() }),
  }),
} as const;
