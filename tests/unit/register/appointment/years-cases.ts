import type { Appointment } from '#shared/register/appointment/scene';
import { leaveOf } from '#shared/register/appointment/batch';
import { row } from '../checks/sound';
import { item, type Case } from './case';
import { changeItem, countyUnit, home, office, personOf, take, village, type Draft } from './sound-scene';

interface Held {
  readonly unit: number;
  readonly post: string;
  readonly tier: string | null;
  readonly memberKind: string;
}

export const viceGovernor: Held = { unit: countyUnit, post: '副县长', tier: '0132', memberKind: '3' };
export const mayor: Held = { unit: home, post: '党委副书记、镇长', tier: '0141', memberKind: '1' };

/** A row of a post held from a month on, still held where it has no end. */
export function heldRow(
  { unit: organizationId, post, tier, memberKind }: Held,
  started: string,
  ended: string | null = null,
): Appointment {
  const state = ended === null ? '1' : '0';
  const given = { organizationId, post, tier, memberKind, leader: true, primary: ended === null };
  return row('appointments', { ...given, started, ended, state });
}

/** Wang holds these posts and no others, and has no line of a resume. */
export function holds(scene: Draft, ...rows: Appointment[]): void {
  const { fields, children } = personOf(scene);
  const [first] = rows;
  Object.assign(fields, {
    postTier: first?.tier ?? null,
    postTierSince: first?.started ?? null,
    organizationId: first?.organizationId ?? null,
  });
  children.appointments.splice(0, children.appointments.length, ...rows);
  children.resume.splice(0);
}

/** Wang's post ends, and he takes the same one again: a new term. The batch takes effect on 10 June 2025. */
export function again(scene: Draft, post: Held, ...rows: Appointment[]): void {
  holds(scene, ...rows);
  const { unit: organizationId, ...given } = post;
  const leaves = rows.filter(({ state }) => state === '1').map(leaveOf);
  changeItem(scene, () => ({ leaves, takes: [take({ ...given, organizationId })] }));
  item(scene, { change: '36', endReason: '9' });
}

/** Wang keeps his post and takes another one in an office besides. */
export function besides(scene: Draft, ...rows: Appointment[]): void {
  holds(scene, ...rows);
  const post = { organizationId: office, post: '党组书记', tier: rows[0]?.tier ?? null, memberKind: '1' };
  changeItem(scene, () => ({ leaves: [], takes: [take({ ...post, primary: false })] }));
  item(scene, { change: '33', endReason: null });
}

/** How long in one post, in one team, at one tier. */
export const yearsCases: readonly Case[] = [
  {
    rule: 'batch.twoTerms',
    says: '王晓明已连续任桃源县副县长 10 年，满 2 届，拟再任同一职务',
    break: (scene) => again(scene, viceGovernor, heldRow(viceGovernor, '2015-06')),
  },
  {
    rule: 'batch.tenYears',
    says: '王晓明任桃源县副县长 10 年，满 10 年',
    break: (scene) => besides(scene, heldRow(viceGovernor, '2015-06')),
  },
  {
    rule: 'batch.longInPost',
    says: '王晓明任雁阵镇党委副书记、镇长 10 年，满 10 年',
    break: (scene) => again(scene, mayor, heldRow(mayor, '2015-06')),
  },
  {
    rule: 'batch.sameTier',
    says: '王晓明担任县处级副职领导职务 15 年，已满 15 年',
    break: (scene) => again(scene, viceGovernor, heldRow(viceGovernor, '2010-06')),
  },
  {
    rule: 'batch.sameTierLocal',
    says: '王晓明担任乡科级正职领导职务 15 年，已满 15 年',
    break: (scene) => again(scene, mayor, heldRow(mayor, '2010-06')),
  },
];

export const villageSecretary: Held = { unit: village, post: '村党支部书记', tier: null, memberKind: '1' };
