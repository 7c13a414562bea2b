import { addMonths, type DateText } from '#shared/lib/dates';
import { tierRank } from '../person/tiers';
import { isSecondment } from './secondment';
import type { BatchItem, Take } from './batch-fields';

/** A post as counties customarily have it, with what nearly always goes with it. */
interface CustomaryPost {
  readonly post: string;
  /** Kinds of units that have it. */
  readonly kinds: readonly string[];
  /** ZB129. */
  readonly memberKind: string | null;
  /** ZB09. */
  readonly tier: string | null;
}

function posts(
  kinds: readonly string[],
  memberKind: string | null,
  tier: string | null,
  names: readonly string[],
): CustomaryPost[] {
  return names.map((post) => ({ post, kinds, memberKind, tier }));
}

const town = ['town'];
const township = ['township'];
const street = ['subdistrict'];
const organ = ['organ'];
const village = ['village'];
const community = ['community'];
const committee = ['党委委员、纪委书记', '党委委员、组织委员', '党委委员、宣传委员', '党委委员、政法委员'];

const customary: readonly CustomaryPost[] = [
  ...posts([...town, ...township], '1', '0141', ['党委书记']),
  ...posts(town, '1', '0141', ['党委副书记、镇长']),
  ...posts(township, '1', '0141', ['党委副书记、乡长']),
  ...posts([...town, ...township], 'Z', '0141', ['人大主席']),
  ...posts([...town, ...township], '3', '0142', ['党委副书记', ...committee, '党委委员、武装部部长']),
  ...posts(town, '3', '0142', ['党委委员、副镇长', '副镇长']),
  ...posts(township, '3', '0142', ['党委委员、副乡长', '副乡长']),
  ...posts(street, '1', '0141', ['党工委书记', '党工委副书记、办事处主任']),
  ...posts(street, 'Z', '0141', ['人大工委主任']),
  ...posts(street, '3', '0142', [
    '党工委副书记',
    '党工委委员、纪工委书记',
    '党工委委员、组织委员',
    '办事处副主任',
  ]),
  ...posts(organ, '1', '0141', ['党组书记、局长', '主任']),
  ...posts(organ, '3', '0142', ['党组成员、副局长', '副局长', '副主任']),
  ...posts(village, '1', null, ['村党支部书记', '村党支部书记、村委会主任', '村委会主任']),
  ...posts(village, '3', null, ['村党支部副书记', '村委会副主任']),
  ...posts(community, '1', null, ['社区党支部书记', '社区党支部书记、居委会主任', '居委会主任']),
  ...posts(community, '3', null, ['社区党支部副书记', '居委会副主任']),
];

/** The posts that a unit of a kind customarily has; every one where the kind is not known. */
export function customaryPosts(kind: string | null): string[] {
  const own = customary.filter(({ kinds }) => kind === null || kinds.includes(kind));
  return [...new Set(own.map(({ post }) => post))];
}

/** A post to take with the kind of seat and the tier that customarily go with it, where none was chosen. */
export function withCustom(take: Take, kind: string | null): Take {
  const known = customary.find(({ post, kinds }) => post === take.post && kinds.includes(kind ?? ''));
  if (!known) return take;
  return { ...take, memberKind: take.memberKind ?? known.memberKind, tier: take.tier ?? known.tier };
}

/**
 * An item with what follows from its posts, where nothing was chosen: the kind of change, the reason of leaving, the way of
 * selection and the end of the trial period.
 * @param held the tier that the person has
 * @param from the day from which the trial period counts
 */
export function withSuggestions(
  item: BatchItem,
  held: string | null,
  { from, trialMonths }: { readonly from: DateText | null; readonly trialMonths: number },
): BatchItem {
  const { takes, leaves, fields } = item;
  // Nobody is chosen, moved or put on trial by a secondment.
  if (isSecondment(fields)) return item;
  const top = Math.max(-1, ...takes.map(({ tier }) => tierRank(tier) ?? -1));
  const raised = top > 0 && top > (tierRank(held) ?? 0);
  const change = takes.length === 0 ? null : raised ? '26' : leaves.length === 0 ? '33' : '35';
  const endReason = leaves.length === 0 || takes.length === 0 ? null : raised ? '1' : '3';
  const method = fields.method ?? (takes.length === 0 ? null : '1');
  const onTrial = raised && method !== '2' && takes.some(({ leader }) => leader);
  const until = onTrial && from ? addMonths(from, trialMonths)?.slice(0, 7) : undefined;
  return {
    ...item,
    fields: {
      ...fields,
      method,
      change: fields.change ?? change,
      endReason: fields.endReason ?? endReason,
      probationUntil: fields.probationUntil ?? until ?? null,
    },
  };
}
