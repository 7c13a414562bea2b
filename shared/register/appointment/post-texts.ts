/** One post with the name of its unit. */
export interface NamedPost {
  readonly unit: string;
  readonly post: string;
}

/** The word that stands between a unit and its post once only: 桃花村党支部书记, 示范县委书记; but 示范县县长. */
function sharedWord(unit: string, text: string): string {
  const village = ['村', '社区'].find((word) => text.startsWith(word));
  const body = /^([县市区旗])(委|纪委|监委|人民政府|政府|人大|政协)/.exec(text)?.[1];
  const word = village ?? body ?? '';
  return unit.endsWith(word) ? word : '';
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
      return unit + text.slice(sharedWord(unit, text).length);
    })
    .join('，');
}
