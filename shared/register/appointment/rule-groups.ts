import { avoidanceRules } from './rules-avoidance';
import { batchRules } from './rules-batch';
import { conditionRules } from './rules-conditions';
import { membershipRules, personRules } from './rules-people';
import { establishmentRules, postRules } from './rules-posts';
import { tenureRules } from './rules-terms';
import type { BatchRule, ItemRule } from './scene';

/** Rules about a batch as a whole. */
export const wholeBatchRules: readonly BatchRule[] = [
  ...batchRules,
  ...establishmentRules,
  ...membershipRules,
];

/** Rules about each person of a batch. */
export const eachPersonRules: readonly ItemRule[] = [
  ...personRules,
  ...postRules,
  ...tenureRules,
  ...conditionRules,
  ...avoidanceRules,
];
