import type { ItemRecord, Take } from '#shared/register/appointment/batch-fields';
import { checkBatch } from '#shared/register/appointment/check-batch';
import { row } from '../checks/sound';
import { changeItem, home, personOf, soundScene, take, wangsPost, type Draft } from './sound-scene';

/** How a rule is broken, and words that its finding must hold: worked out by hand. */
export interface Case {
  readonly rule: string;
  readonly says: string;
  readonly break: (scene: Draft) => void;
}

/** Changes single values of Wang's item. */
export function item(scene: Draft, given: Partial<ItemRecord>): void {
  changeItem(scene, ({ fields }) => ({ fields: { ...fields, ...given } }));
}

/** Gives Wang's item other posts to take. */
export function takes(scene: Draft, ...given: Partial<Take>[]): void {
  changeItem(scene, () => ({ takes: given.map((one) => take(one)) }));
}

/** Wang stays at his tier: mayor already, moved to another town. */
export function asChief(scene: Draft, since: string): void {
  const { fields, children } = personOf(scene);
  Object.assign(fields, { postTier: '0141', postTierSince: since, currentPostSince: since });
  children.appointments.splice(
    0,
    1,
    row('appointments', {
      organizationId: home,
      post: '镇长',
      tier: '0141',
      memberKind: '1',
      leader: true,
      primary: true,
      started: since,
      state: '1',
    }),
  );
  changeItem(scene, () => ({ leaves: [{ ...wangsPost(), post: '镇长', started: since }] }));
  item(scene, { change: '35', endReason: '3' });
}

/** What a rule says of a sound batch that was changed; [] for nothing. */
export function saysOf(rule: string, change: (scene: Draft) => void): string[] {
  const scene = soundScene();
  change(scene);
  return checkBatch(scene).flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}
