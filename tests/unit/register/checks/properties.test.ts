import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettingsSchema, defaultCheckSettings } from '#shared/register/checks/check-settings';
import { checkOrganization, checkPerson } from '#shared/register/checks/check';
import { ruleRegistry } from '#shared/register/checks/registry';
import type { CheckedOrganization, CheckedPerson } from '#shared/register/checks/rule';
import { personInput } from '#shared/register/contract';
import { organizationInput } from '#shared/register/organization/organization-contract';
import { childKeys, personChildren } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields } from '#shared/register/fields/person';
import { olderRecordOf, recordOf } from './any-record';
import { context, soundPerson } from './sound';

function personOf(record: typeof recordOf): fc.Arbitrary<CheckedPerson> {
  const rows = childKeys.map((key) => [key, fc.array(record(personChildren[key].fields), { maxLength: 4 })]);
  return fc.record({
    fields: record(personFields),
    children: fc.record(Object.fromEntries(rows)),
  }) as unknown as fc.Arbitrary<CheckedPerson>;
}

const person = personOf(recordOf);
const olderPerson = personOf(olderRecordOf);

const where = fc.record({
  organization: fc.option(
    fc.record({
      kind: fc.constantFrom('village', 'town', 'community', null),
      level: fc.constantFrom('107', '109', 'x', null),
    }),
    { nil: undefined },
  ),
  hasPhoto: fc.constantFrom(true, false, undefined),
});

const known = new Set(ruleRegistry.map(({ id }) => id));
/** Paths that lead to an input of the form. */
const path = /^(photo|fields\.[a-zA-Z]+|children\.[a-zA-Z]+(\.\d+\.[a-zA-Z]+)?)$/;

describe('checkPerson', () => {
  it('answers any record that the contract accepts, or took once, with findings of known rules about existing fields', () => {
    fc.assert(
      fc.property(fc.oneof(person, olderPerson), where, (record, extra) => {
        for (const finding of checkPerson(record, { ...context, ...extra })) {
          expect(known.has(finding.rule)).toBe(true);
          // What stands in quotes is the person's own text.
          expect(finding.message.replace(/“[^”]*”/g, '')).not.toMatch(/undefined|null|NaN|！/);
          expect(finding.remedy).not.toBe('');
          for (const field of finding.fields) expect(field).toMatch(path);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is asked about every record that the contract accepts', () => {
    fc.assert(
      fc.property(person, (record) => {
        expect(personInput.safeParse({ id: null, version: 0, ...record }).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change the record and finds the same again', () => {
    fc.assert(
      fc.property(olderPerson, (record) => {
        const before = structuredClone(record);
        const first = checkPerson(record, context);
        expect(record).toEqual(before);
        expect(checkPerson(record, context)).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });
});

describe('checkOrganization', () => {
  type Fields = CheckedOrganization['fields'];
  const unit = recordOf(organizationFields) as unknown as fc.Arbitrary<Fields>;
  const olderUnit = olderRecordOf(organizationFields) as unknown as fc.Arbitrary<Fields>;

  it('answers any record that the contract accepts, or took once', () => {
    fc.assert(
      fc.property(fc.oneof(unit, olderUnit), (fields) => {
        for (const finding of checkOrganization({ fields }, context))
          expect(known.has(finding.rule)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is asked about every record that the contract accepts', () => {
    fc.assert(
      fc.property(unit, (fields) => {
        const input = { id: null, version: 0, parentId: null, fields };
        expect(organizationInput.safeParse(input).success).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the county’s settings', () => {
  it('are complete when nothing is stored', () => {
    expect(checkSettingsSchema.parse({})).toEqual(defaultCheckSettings);
    expect(defaultCheckSettings.thresholds.ageMax).toBe(65);
  });

  it('switch a rule off or lower it, which the source of the finding says', () => {
    const damaged = soundPerson();
    damaged.fields.health = null;
    const settings = (level: 'off' | 'hint') => ({
      ...defaultCheckSettings,
      rules: { 'required.health': { level, reason: '村干部不填' } },
    });
    expect(checkPerson(damaged, { ...context, settings: settings('off') })).toEqual([]);
    const [lowered] = checkPerson(damaged, { ...context, settings: settings('hint') });
    expect(lowered?.level).toBe('hint');
    expect(lowered?.source).toContain('县设置由错误调为提示');
  });

  it('never raise a rule', () => {
    const damaged = soundPerson();
    damaged.fields.rewardSummary = null;
    const rules = { 'reward.summaryEmpty': { level: 'warning' as const, reason: '从严' } };
    const findings = checkPerson(damaged, { ...context, settings: { ...defaultCheckSettings, rules } });
    expect(findings.map(({ level }) => level)).toEqual(['hint']);
  });

  it('change a threshold', () => {
    const person45 = soundPerson();
    const thresholds = { ...defaultCheckSettings.thresholds, ageMax: 39 };
    const settings = { ...defaultCheckSettings, thresholds };
    expect(checkPerson(person45, { ...context, settings }).map(({ rule }) => rule)).toEqual([
      'identity.ageOver',
    ]);
  });
});

describe('the registry', () => {
  it('names every rule once, with a source and a remedy', () => {
    expect(known.size).toBe(ruleRegistry.length);
    for (const rule of ruleRegistry) expect(rule).toMatchObject({ source: /./, remedy: /./, title: /./ });
  });
});
