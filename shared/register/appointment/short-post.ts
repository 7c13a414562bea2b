/** A post with its unit; the unit is '' where it is the person's own. */
interface ShortPart {
  readonly unit: number | string | null;
  readonly post: string;
}

/** A seat in the committee before the post that it goes with: 党委副书记、镇长; 党组成员、副局长. */
const seatBefore = /^(党委|党组|党工委)(书记|副书记|委员|成员)、/;

/** As many characters as the register keeps. */
const longest = 100;

/**
 * 职务简称 of the posts that somebody holds, the main one first: posts in the main post's unit without the unit's name and
 * without the committee seat that goes with the post (镇长, 纪委书记); posts elsewhere are left to the full name.
 * @returns null where none is held
 */
export function shortPost(posts: readonly ShortPart[]): string | null {
  const [main] = posts;
  if (!main) return null;
  const own = posts.filter(({ unit, post }) => unit === main.unit && post !== '');
  const text = own.map(({ post }) => post.replace(seatBefore, '')).join('、');
  return text.length > longest ? (own[0]?.post.slice(0, longest) ?? null) : text || null;
}
