import { ageRules } from './rules-age';
import { batchRules } from './rules-batch';
import { coReviewRules } from './rules-co-review';
import { conditionRules } from './rules-conditions';
import { dateRules } from './rules-dates';
import { homeRules } from './rules-home';
import { kinRules } from './rules-kin';
import { membershipRules, personRules } from './rules-people';
import { establishmentRules, postRules } from './rules-posts';
import { secondmentRules } from './rules-secondment';
import { tenureRules } from './rules-terms';
import { yearsRules } from './rules-years';
import type { BatchRule, ItemRule } from './scene';

/** Rules about a batch as a whole. */
export const wholeBatchRules: readonly BatchRule[] = [
  ...batchRules,
  ...dateRules,
  ...establishmentRules,
  ...membershipRules,
];

/** Rules about each person of a batch. */
export const eachPersonRules: readonly ItemRule[] = [
  ...personRules,
  ...postRules,
  ...secondmentRules,
  ...tenureRules,
  ...yearsRules,
  ...conditionRules,
  ...ageRules,
  ...homeRules,
  ...kinRules,
  ...coReviewRules,
];
