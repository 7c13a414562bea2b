import { codeText } from '#shared/lib/code-tables';
import type { Problem } from '../checks/rule';
import { civilServantLaw } from '../checks/sources';
import { tierRank } from '../person/tiers';
import { coveredMonths, isPromotion, spanInWords, tierSince, topTake, type Span } from './posts';
import { one } from './problem';
import { effectiveDay, type ItemRule, type ItemView, type Scene, type ViewedTake } from './scene';
import { selectionRules } from './sources';

interface Step {
  readonly below: string;
  readonly years: 'deputyYears' | 'chiefYears' | 'clerkYears';
  /** Ranks (A6501), 四级主任科员 and above, whose years count with those of the tier below. */
  readonly ranks?: readonly string[];
}

/** How long the tier below must have been held: tier to take -> tier below, its setting. */
const ladder: Readonly<Record<string, Step>> = {
  '0131': { below: '0132', years: 'deputyYears' },
  '0132': { below: '0141', years: 'chiefYears' },
  '0141': { below: '0142', years: 'deputyYears', ranks: ['17', '18', '19', '1A'] },
  '0142': { below: '0150', years: 'clerkYears' },
};

/** The spans in ranks that count with the tier below a post. */
function rankSpans({ fields, children }: ItemView['person'], { ranks = [] }: Step, day: string): Span[] {
  const names = ranks.map((code) => codeText('A6501', code));
  const rows = children.ranks.filter(({ kind, name }) => kind === 'rank' && names.includes(name ?? ''));
  const spans = rows.map(({ started, ended }) => ({ from: started ?? '', to: ended ?? day }));
  return ranks.includes(fields.rank ?? '') ? [...spans, { from: fields.rankSince ?? '', to: day }] : spans;
}

/** A rule about the highest post to take. */
function topRule(
  rule: Omit<ItemRule, 'check'>,
  check: (top: ViewedTake, view: ItemView, scene: Scene) => readonly Problem[],
): ItemRule {
  return {
    ...rule,
    check: (view, scene) => {
      const top = topTake(view);
      return top ? check(top, view, scene) : [];
    },
  };
}

/** How many tiers a post lies above the one held; undefined where either is not known. */
function tiersUp({ take }: ViewedTake, { person }: ItemView): number | undefined {
  const [to, from] = [tierRank(take.tier), tierRank(person.fields.postTier)];
  return to === undefined || from === undefined ? undefined : to - from;
}

/** 由科员拟任乡科级正职. */
function stepInWords({ take }: ViewedTake, { person, name }: ItemView): string {
  return `${name}由${codeText('ZB09', person.fields.postTier)}拟任${codeText('ZB09', take.tier)}`;
}

/** Rules about going up: years in the tier below, and tiers passed over. */
export const ladderRules: readonly ItemRule[] = [
  topRule(
    {
      id: 'batch.tierYears',
      level: 'warning',
      title: '提任须有下一层次的任职年限',
      source: `${civilServantLaw}、${selectionRules}`,
      remedy: '核对任职时间和职级；破格提拔的按规定报批',
    },
    (top, view, scene) => {
      const step = ladder[top.take.tier ?? ''];
      if (!step || !isPromotion(view)) return [];
      const day = effectiveDay(scene);
      const [since, ranks] = [tierSince(view.person, step.below), rankSpans(view.person, step, day)];
      const held = tierRank(view.person.fields.postTier);
      // Two steps at once are another rule's; somebody without any tier has no step below either.
      if (since === undefined && ranks.length === 0 && held !== tierRank(step.below)) return [];
      const needed = scene.settings.thresholds[step.years];
      const months = coveredMonths([{ from: since ?? '', to: day }, ...ranks]);
      const below = codeText('ZB09', step.below) + (ranks.length > 0 ? '和主任科员职级' : '');
      const short = months === 0 ? '的时间没有填写' : ` ${spanInWords(months)}，不满 ${needed} 年`;
      return one(months < needed * 12, () => `${view.name}任${below}${short}`, 'fields.postTierSince');
    },
  ),
  topRule(
    {
      id: 'batch.tierUnknown',
      level: 'warning',
      title: '提任人选有现职务层次',
      source: selectionRules,
      remedy: '在人员页填写现职务层次和任现职务层次时间，任职年限和越级按它们核对',
    },
    (top, view) =>
      one(
        (tierRank(top.take.tier) ?? 0) >= 1 && tierRank(view.person.fields.postTier) === undefined,
        () => `${view.name}没有现职务层次，拟任${codeText('ZB09', top.take.tier)}，无法核对任职年限`,
        'fields.postTier',
      ),
  ),
  topRule(
    {
      id: 'batch.tierJump',
      level: 'warning',
      title: '越级提拔按破格提拔办理',
      source: selectionRules,
      remedy: '核对现职务层次和拟任职务层次；确需破格的先按规定报批，在任免理由中说明',
    },
    (top, view, scene) => {
      const step = ladder[top.take.tier ?? ''];
      // Whoever has a rank that counts with the tier below does not pass over it.
      const byRank = step !== undefined && rankSpans(view.person, step, effectiveDay(scene)).length > 0;
      return one(
        tiersUp(top, view) === 2 && !byRank,
        () => `${stepInWords(top, view)}，越过一个层次`,
        top.path('tier'),
      );
    },
  ),
  topRule(
    {
      id: 'batch.tierTwoJumps',
      level: 'error',
      title: '不越两级提拔',
      source: selectionRules,
      remedy: '核对现职务层次和拟任职务层次，改任下一层次的职务',
    },
    (top, view) =>
      one((tiersUp(top, view) ?? 0) > 2, () => `${stepInWords(top, view)}，越过两个层次`, top.path('tier')),
  ),
];
