/** ZB13: somebody works elsewhere for a time, and belongs where he or she did. */
const seconded = '37';
const mark = '（挂职）';

/** Whether a change of post, or a row of somebody's posts, is a secondment. Source: 《公务员法》第七十二条. */
export function isSecondment({ change }: { readonly change: string | null }): boolean {
  return change === seconded;
}

/** 党委副书记（挂职）: what papers and the register call the post of a secondment. */
export function secondedPost(post: string): string {
  const name = post.trim();
  return name === '' || name.includes('挂职') ? name : name + mark;
}

/** The post without the mark. */
export function plainPost(post: string): string {
  return post.replace(mark, '');
}

/** The name of a post to take, with the mark where its item is a secondment. */
export function takenPost<Post extends string | null>(post: Post, item: { readonly change: string | null }) {
  return post !== null && isSecondment(item) ? secondedPost(post) : post;
}
