import { addMonths, isBefore, type DateText, type StoredDate } from '#shared/lib/dates';
import type { ChildRecord } from '../fields/children';
import { penaltyLaw } from '../checks/sources';

/** How long a penalty bars from promotion. */
export interface PenaltyEffect {
  readonly months: number;
  readonly source: string;
}

const institutionRules = '《事业单位工作人员处分规定》';
const partyRules = '《中国共产党纪律处分条例》';

/**
 * Months of effect by the code of the penalty (ZB65). Administrative penalties: 公务员法 article 64 and 政务处分法 article 8,
 * read in the text. Penalties of institutions and of the Party: the regulation is named, its article was not read.
 * Dismissal and expulsion have no end; 留党察看 depends on its own length.
 */
const effects: Readonly<Record<string, PenaltyEffect>> = {
  '02110': { months: 6, source: penaltyLaw },
  '02112': { months: 12, source: penaltyLaw },
  '02113': { months: 18, source: penaltyLaw },
  '02114': { months: 24, source: penaltyLaw },
  '02117': { months: 24, source: penaltyLaw },
  '02250': { months: 12, source: partyRules },
  '02251': { months: 18, source: partyRules },
  '02257': { months: 24, source: partyRules },
  '02610': { months: 6, source: institutionRules },
  '02620': { months: 12, source: institutionRules },
  '02630': { months: 24, source: institutionRules },
};

/**
 * How long a penalty has effect.
 * @param code ZB65
 * @returns undefined for rewards, unknown codes and penalties without a fixed period
 */
export function penaltyEffect(code: string | null): PenaltyEffect | undefined {
  return code ? effects[code] : undefined;
}

/**
 * The day, or month, from which a penalty no longer bars: the date of approval plus its months.
 * @param approved date of approval in the precision known
 */
export function penaltyEffectUntil(code: string | null, approved: StoredDate | null): StoredDate | undefined {
  const effect = penaltyEffect(code);
  return effect && approved ? addMonths(approved, effect.months) : undefined;
}

/**
 * Until when a penalty in force on a day has effect, as recorded or, where nothing is recorded, as computed.
 * @returns undefined for rewards, revoked penalties and those whose effect has ended
 */
export function penaltyInForce(reward: ChildRecord<'rewards'>, today: DateText): StoredDate | undefined {
  if (reward.kind !== 'penalty') return undefined;
  if (reward.revoked && !isBefore(today, reward.revoked)) return undefined;
  if (reward.approved && isBefore(today, reward.approved)) return undefined;
  const until = reward.effectUntil ?? penaltyEffectUntil(reward.code, reward.approved);
  return until && isBefore(today, until) ? until : undefined;
}
