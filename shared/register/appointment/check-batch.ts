import { runRules } from '../checks/rule';
import { findingLevels } from '../findings';
import { activeItems } from './batch';
import type { BatchItem } from './batch-fields';
import { eachPersonRules, wholeBatchRules } from './rule-groups';
import { viewItem, type BatchFinding, type Scene } from './scene';

/** Whoever holds the posts from a day of his or her own is looked at as on that day. */
function withOwnDay(scene: Scene, { fields }: BatchItem): Scene {
  if (fields.heldFrom === null) return scene;
  return { ...scene, fields: { ...scene.fields, appointed: fields.heldFrom } };
}

/**
 * Every finding about a batch: gravest first, within a level the batch's own before those of its people in their order.
 * Whoever was withdrawn is not looked at. Never throws for a batch that the contract accepts.
 */
export function checkBatch(scene: Scene): BatchFinding[] {
  const whole = runRules(wholeBatchRules, scene, scene).map((finding): BatchFinding => ({
    ...finding,
    item: null,
    person: null,
  }));
  const single = activeItems(scene.items).flatMap(({ item, index }): BatchFinding[] => {
    const view = viewItem(scene, item, index);
    if (!view || view.person.deleted) return [];
    const person = { id: view.person.id, name: view.name };
    return runRules(eachPersonRules, view, withOwnDay(scene, item)).map((finding) => ({
      ...finding,
      item: index,
      person,
    }));
  });
  return [...whole, ...single].sort(
    (a, b) => findingLevels.indexOf(a.level) - findingLevels.indexOf(b.level),
  );
}
