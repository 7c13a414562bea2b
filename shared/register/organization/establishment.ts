/** Posts of one kind in one unit: how many are approved and how many are filled. */
export interface PostCount {
  /** Null where nobody has stated a number. */
  readonly approved: number | null;
  readonly filled: number;
}

/** One unit of the establishment view (职数), counts of its own posts only. */
export interface EstablishmentRow {
  readonly id: number;
  readonly chief: PostCount;
  readonly deputy: PostCount;
  readonly other: PostCount;
}

export const postKinds = ['chief', 'deputy', 'other'] as const;
export type PostKind = (typeof postKinds)[number];

export interface PostBalance {
  readonly approved: number;
  readonly filled: number;
  readonly vacant: number;
  readonly over: number;
}

/**
 * Vacant and over-filled posts. A unit without a stated number counts as neither: its people are only counted as filled.
 * Over in one unit never hides a vacancy in another, so sums are taken unit by unit.
 */
export function balanceOf(counts: readonly PostCount[]): PostBalance {
  return counts.reduce<PostBalance>(
    (sum, { approved, filled }) => ({
      approved: sum.approved + (approved ?? 0),
      filled: sum.filled + filled,
      vacant: sum.vacant + (approved === null ? 0 : Math.max(0, approved - filled)),
      over: sum.over + (approved === null ? 0 : Math.max(0, filled - approved)),
    }),
    { approved: 0, filled: 0, vacant: 0, over: 0 },
  );
}
