/** Levels of organizations (ZB03) and tiers of posts (ZB09) on one scale: 县处级正职 stands where 县处级 stands. */
const levelRanks: Readonly<Record<string, number>> = {
  105: 6,
  106: 5,
  107: 4,
  108: 3,
  109: 2,
  110: 1,
  111: 0,
};
const tierRanks: Readonly<Record<string, number>> = {
  '0121': 6,
  '0122': 5,
  '0131': 4,
  '0132': 3,
  '0141': 2,
  '0142': 1,
  '0150': 0,
  '0160': 0,
  '0831': 4,
  '0832': 3,
  '0841': 2,
  '0842': 1,
};

/** How high the level of a unit is; undefined for none and for those outside the scale. */
export function levelRank(level: string | null | undefined): number | undefined {
  return levelRanks[level ?? ''];
}

/** How high the tier of a post is: 0 科员, 1 乡科级副职 up to 6 厅局级正职; undefined for none and for those outside the scale. */
export function tierRank(tier: string | null | undefined): number | undefined {
  return tierRanks[tier ?? ''];
}
