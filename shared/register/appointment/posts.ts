import { monthsBetween, type StoredDate } from '#shared/lib/dates';
import { tierRank } from '../person/tiers';
import type { PersonChildren } from '../fields/children';
import { isSecondment } from './secondment';
import type { Appointment, ItemView, ScenePerson, SceneUnit, ViewedTake } from './scene';

const townshipKinds: readonly string[] = ['town', 'township', 'subdistrict'];
const villageKinds: readonly string[] = ['village', 'community'];

/** ZB129. */
export const chief = '1';
export const deputy = '3';
export const member = 'Z';

/** The parts of a post that names several: 党委副书记、镇长; 村党支部书记兼村委会主任; 书记（主任）. */
export function partsOf(post: string | null): string[] {
  return (post ?? '').split(/[、，,；;/（）()\s]|兼任?/).map((part) => part.trim());
}

/** Whether a unit is a 镇, 乡 or 街道. */
export function isTownship(unit: Pick<SceneUnit, 'kind'> | undefined): boolean {
  return townshipKinds.includes(unit?.kind ?? '');
}

/** Whether a unit is a village or community. */
export function isVillage(unit: Pick<SceneUnit, 'kind'> | undefined): boolean {
  return villageKinds.includes(unit?.kind ?? '');
}

/** 党委书记, 党支部书记 and the like; not 副书记, 纪委书记, 团委书记 or a 第一书记 sent by others. */
export function isPartySecretary(post: string | null): boolean {
  return partsOf(post).some((part) => part.endsWith('书记') && !/副书记$|纪|团|第一书记$|妇/.test(part));
}

/** A post in a committee of the Party, which only members may hold. */
export function isPartyPost(post: string | null): boolean {
  return partsOf(post).some(
    (part) =>
      (/党委|党组|党工委|党支部|党总支|支部|纪委|纪工委/.test(part) && /书记$|委员$|成员$/.test(part)) ||
      (/^(副书记|书记|纪委书记|组织委员|宣传委员|政法委员|统战委员)$/.test(part) && !/团/.test(part)),
  );
}

/** The secretary of a village's or community's Party organization: changes go to the county for co-review. */
export function isVillageSecretary(post: string | null, unit: Pick<SceneUnit, 'kind'> | undefined): boolean {
  return isVillage(unit) && isPartySecretary(post);
}

/** The highest tier among the posts to take; undefined where none has one. A secondment brings no tier. */
export function topTake({ item, takes }: Pick<ItemView, 'item' | 'takes'>): ViewedTake | undefined {
  if (isSecondment(item.fields)) return undefined;
  return takes.reduce<ViewedTake | undefined>((best, next) => {
    const [high, mine] = [tierRank(best?.take.tier), tierRank(next.take.tier)];
    return mine !== undefined && (high === undefined || mine > high) ? next : best;
  }, undefined);
}

/** Whether an item raises somebody to a higher tier, by its kind of change or by the tiers. */
export function isPromotion({ item, person, takes }: Pick<ItemView, 'item' | 'person' | 'takes'>): boolean {
  if (item.fields.change === '26' || item.fields.change === '27') return true;
  const high = tierRank(topTake({ item, takes })?.take.tier);
  if (high === undefined || high === 0) return false;
  return high > (tierRank(person.fields.postTier) ?? 0);
}

/** Since when somebody has held posts of a tier, or of one that stands as high, as far as it is known. */
export function tierSince(
  { fields, children }: Pick<ScenePerson, 'fields' | 'children'>,
  tier: string,
): StoredDate | undefined {
  const rank = tierRank(tier);
  if (tierRank(fields.postTier) === rank && fields.postTierSince) return fields.postTierSince;
  const starts = children.appointments
    .filter((row) => tierRank(row.tier) === rank && row.started !== null)
    .map((row) => row.started ?? '');
  return starts.sort()[0];
}

/** Whole months between two dates, 0 where they are not known to the month. */
export function monthsFrom(from: StoredDate | null | undefined, to: StoredDate): number {
  return from ? Math.max(0, monthsBetween(from, to) ?? 0) : 0;
}

/** A length of time in words: 3 年 2 个月. */
export function spanInWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return `${rest} 个月`;
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`;
}

/** From when to when, each known to the month; others are left out of every count. */
export interface Span {
  readonly from: StoredDate;
  readonly to: StoredDate;
}

function sortedSpans(spans: readonly Span[]): Span[] {
  return spans
    .filter(({ from, to }) => from.length >= 7 && to.length >= 7 && from <= to)
    .map(({ from, to }) => ({ from: from.slice(0, 7), to: to.slice(0, 7) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Months of the last spell that reaches a day without a break of more than a month; 0 where none reaches it. */
export function unbrokenMonths(spans: readonly Span[], day: StoredDate): number {
  let [start, end] = ['', ''];
  for (const { from, to } of sortedSpans(spans)) {
    if (start === '' || monthsFrom(end, from) > 1) start = from;
    if (to > end) end = to;
  }
  return start === '' || monthsFrom(end, day) > 1 ? 0 : monthsFrom(start, day);
}

/** Months that spans cover together, each month once. */
export function coveredMonths(spans: readonly Span[]): number {
  let months = 0;
  let until = '';
  for (const { from, to } of sortedSpans(spans)) {
    const start = from > until ? from : until;
    if (to > start) months += monthsFrom(start, to);
    if (to > until) until = to;
  }
  return months;
}

/** The spans of held posts: those in office run to a day; one that was left at an unknown time has no end. */
export function postSpans(rows: readonly Appointment[], day: StoredDate): Span[] {
  return rows.map(({ started, ended, state }) => ({
    from: started ?? '',
    to: state === '1' ? day : (ended ?? (state === '0' ? '' : day)),
  }));
}

/** The spans of resume lines: the open one runs to a day. */
export function resumeSpans(lines: PersonChildren['resume'], day: StoredDate): Span[] {
  return lines.map(({ started, ended }) => ({ from: started ?? '', to: ended ?? day }));
}

/** Months in townships by the appointments there, and by resume lines that name one. */
export function townshipMonths(
  { children }: Pick<ScenePerson, 'children'>,
  units: ReadonlyMap<number, SceneUnit>,
  until: StoredDate,
): number {
  const posts = children.appointments.filter(
    ({ organizationId, organizationName }) =>
      isTownship(organizationId === null ? undefined : units.get(organizationId)) ||
      /(镇|乡|街道)(党|人民|政府|办事处|$)/.test(organizationName ?? ''),
  );
  const lines = children.resume.filter(({ content }) =>
    /(镇|乡|街道)(党|副?镇长|副?乡长|人大|人民|政府|办事处|科员|干部|工作|综合|纪|武装|组织|宣传)/.test(
      content ?? '',
    ),
  );
  return coveredMonths([...postSpans(posts, until), ...resumeSpans(lines, until)]);
}
