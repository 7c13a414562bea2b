/** One post with the name of its unit. */
export interface NamedPost {
  readonly unit: string;
  readonly post: string;
}

/**
 * Posts as papers write them: 青溪镇党委副书记、镇长，县人大代表. The unit stands once before its posts, and not at all where
 * the post's own words begin with it; 村 is not said twice in 桃花村党支部书记.
 */
export function postsInWords(posts: readonly NamedPost[]): string {
  const groups: { unit: string; posts: string[] }[] = [];
  for (const { unit, post } of posts) {
    const known = groups.find((group) => group.unit === unit);
    if (known) known.posts.push(post);
    else groups.push({ unit, posts: [post] });
  }
  return groups
    .map(({ unit, posts: named }) => {
      const text = named.join('、');
      if (unit === '' || text.startsWith(unit)) return text;
      // 桃花村 and 村党支部书记 share the word between them.
      const shared = ['村', '社区'].find((word) => unit.endsWith(word) && text.startsWith(word));
      return unit + text.slice(shared?.length ?? 0);
    })
    .join('，');
}
