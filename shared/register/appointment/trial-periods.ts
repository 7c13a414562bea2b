import { addMonths, monthsBetween, type DateText } from '#shared/lib/dates';
import { isSecondment } from './secondment';
import type { BatchItem } from './batch-fields';
import type { Appointment } from './post-rows';

/** How it stands with a trial period, the most pressing first. */
export const trialStates = [
  { key: 'overdue', text: '期满未定' },
  { key: 'soon', text: '即将期满' },
  { key: 'running', text: '试用中' },
  { key: 'decided', text: '已定' },
  { key: 'left', text: '已不任该职' },
] as const;
export type TrialState = (typeof trialStates)[number]['key'];

const texts = new Map<string, string>(trialStates.map(({ key, text }) => [key, text]));

/** A state in words. */
export function trialStateText(state: TrialState): string {
  return texts.get(state) ?? state;
}

/** One trial period of a batch that was carried out. */
export interface Trial {
  /** From when the post is held, YYYY-MM-DD or YYYY-MM. */
  readonly from: DateText;
  /** YYYY-MM. */
  readonly until: string;
  readonly decided: boolean;
  /** Whether one of the posts is still held. */
  readonly holds: boolean;
}

/** The month in which an item's trial period ends; null where it has none, as on secondment. */
export function trialUntil({ fields }: Pick<BatchItem, 'fields'>): string | null {
  return isSecondment(fields) ? null : fields.probationUntil;
}

/** Whether somebody still holds one of the posts that an item gave. @param held the posts in office */
export function holdsTaken({ takes }: Pick<BatchItem, 'takes'>, held: readonly Appointment[]): boolean {
  return takes.some((take) =>
    held.some((row) => row.organizationId === take.organizationId && row.post?.trim() === take.post?.trim()),
  );
}

/**
 * The day on which a trial period is over: the day of the month on which it began, in the month until which it runs; the
 * last day of a shorter month. From 20 May 2025 until May 2026: 20 May 2026.
 */
export function trialEnd({ from, until }: Pick<Trial, 'from' | 'until'>): DateText {
  const months = monthsBetween(from, until);
  return (months === undefined ? undefined : addMonths(from, months)) ?? until;
}

/**
 * How it stands with a trial period.
 * @param days an end within so many days is near, today and the last of them included
 */
export function trialState(trial: Trial, today: DateText, days: number): TrialState {
  if (trial.decided) return 'decided';
  if (!trial.holds) return 'left';
  const left = daysLeft(trial, today);
  if (left < 0) return 'overdue';
  return left <= days ? 'soon' : 'running';
}

const dayMs = 86_400_000;

/** Days from today until a trial period is over, negative when it is; a month counts from its first day. */
export function daysLeft(trial: Pick<Trial, 'from' | 'until'>, today: DateText): number {
  return Math.round((Date.parse(trialEnd(trial)) - Date.parse(today)) / dayMs);
}
