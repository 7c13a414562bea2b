import { describe, expect, it } from 'vitest';
import { demoCounty } from '#shared/demo/county';
import type { DemoPerson, DemoProblem } from '#shared/demo/model';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import { checkOrganization, checkPerson } from '#shared/register/checks/check';
import type { CheckContext } from '#shared/register/checks/rule';
import type { Finding } from '#shared/register/findings';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { toRegister } from '../../../../electron/features/demo/demo.service';

const today = '2025-06-15';
const county = demoCounty({ people: 3000, today });
const ids = new Map(county.organizations.map(({ key }) => [key, key]));
const units = new Map(county.organizations.map(({ key, fields }) => [key, fields]));

/** What the checks must say about each thing that the generator makes wrong. */
const ruleOf: Readonly<Record<DemoProblem, string>> = {
  idSexMismatch: 'identity.idNumberSex',
  idBirthMismatch: 'identity.idNumberBirth',
  idCheckDigit: 'identity.idNumberInvalid',
  resumeGap: 'resume.gap',
  partyBefore18: 'party.age',
  workBefore16: 'identity.workAge',
  noLastAppraisal: 'appraisal.',
  educationOrder: 'education.endBeforeStart',
  familyPartyMinor: 'family.minorMember',
  appointmentBeforeWork: 'appointment.beforeWork',
};
/** Reminders of how things stand, not of anything wrong. */
const reminders = new Set(['management.retirementNear', 'reward.inForce']);

function check(person: DemoPerson): Finding[] {
  const record = toRegister(person, ids);
  const unit = units.get(record.fields.organizationId ?? 0);
  const organization = {
    kind: String(unit?.['kind']),
    level: (unit?.['level'] as string | undefined) ?? null,
  };
  const context: CheckContext = { today, settings: defaultCheckSettings, organization };
  return checkPerson(record, context).filter(({ rule }) => !reminders.has(rule));
}

describe('the demonstration county', () => {
  const checked = [...county.people()].map((person) => ({ person, findings: check(person) }));

  it('has every planted problem found by its rule', () => {
    const planted = checked.filter(({ person }) => person.problem !== null);
    expect(new Set(planted.map(({ person }) => person.problem)).size).toBe(Object.keys(ruleOf).length);
    for (const { person, findings } of planted) {
      const rule = person.problem ? ruleOf[person.problem] : '';
      expect(
        findings.some((finding) => finding.rule.startsWith(rule)),
        `${person.problem}`,
      ).toBe(true);
    }
  });

  it('has nothing found in anybody else', () => {
    const others = checked.filter(({ person }) => person.problem === null);
    expect(
      others.flatMap(({ findings }) => findings.map(({ rule, message }) => `${rule} ${message}`)),
    ).toEqual([]);
  });

  it('has sound organizations, but for the small activity sites', () => {
    const rules = county.organizations.flatMap(({ fields }) =>
      checkOrganization(
        { fields: fields as unknown as OrganizationRecord },
        { today, settings: defaultCheckSettings },
      ).map(({ rule }) => rule),
    );
    expect(new Set(rules)).toEqual(new Set(['organization.siteArea']));
  });
});
