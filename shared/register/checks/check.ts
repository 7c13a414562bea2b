import type { Finding } from '../findings';
import { appointmentRules } from './appointments';
import { appraisalRules } from './appraisals';
import { educationRules } from './education';
import { familyRules } from './family';
import { identityRules } from './identity';
import { managementRules } from './management';
import { organizationRules } from './organization';
import { partyRules } from './party';
import { recordRules } from './records';
import { resumeRules } from './resume';
import { rewardRules } from './rewards';
import {
  isCivilServant,
  isServing,
  isVillageCadre,
  runRules,
  type CheckContext,
  type CheckedOrganization,
  type CheckedPerson,
  type PersonRule,
} from './rule';
import { valueRules } from './values';

/** The rules about one person, by subject in the order of the form. */
export const personRuleGroups: readonly { readonly title: string; readonly rules: readonly PersonRule[] }[] =
  [
    { title: '必填和取值', rules: valueRules },
    { title: '基本信息', rules: identityRules },
    { title: '政治面貌', rules: partyRules },
    { title: '管理信息', rules: managementRules },
    { title: '职务', rules: appointmentRules },
    { title: '简历', rules: resumeRules },
    { title: '学历学位', rules: educationRules },
    { title: '年度考核', rules: appraisalRules },
    { title: '奖惩', rules: rewardRules },
    { title: '家庭成员', rules: familyRules },
    { title: '培训、职级和认定', rules: recordRules },
  ];

const allPersonRules = personRuleGroups.flatMap((group) => group.rules);

/**
 * Every finding about one person, without looking at anybody else. Never throws for a record that the contract accepts.
 * @param person as the form holds it, also half filled in
 */
export function checkPerson(person: CheckedPerson, context: CheckContext): Finding[] {
  const serving = isServing(person);
  const village = isVillageCadre(person, context);
  const civilServant = !village && isCivilServant(person);
  const rules = allPersonRules.filter(
    ({ servingOnly, asks }) =>
      (serving || servingOnly !== true) &&
      (asks === undefined || (asks === 'officials' ? !village : civilServant)),
  );
  return runRules(rules, person, context);
}

/** Every finding about one organization. */
export function checkOrganization(
  organization: CheckedOrganization,
  context: Pick<CheckContext, 'today' | 'settings'>,
): Finding[] {
  return runRules(organizationRules, organization, context);
}
