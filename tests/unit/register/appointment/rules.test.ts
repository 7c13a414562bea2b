import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchFields,
  itemFields,
  leaveFields,
  takeFields,
  type BatchItem,
  type BatchRecord,
} from '#shared/register/appointment/batch-fields';
import { checkBatch } from '#shared/register/appointment/check-batch';
import { eachPersonRules, wholeBatchRules } from '#shared/register/appointment/rule-groups';
import { checkSettingsSchema } from '#shared/register/checks/check-settings';
import { childKeys, personChildren } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import { recordOf } from '../checks/any-record';
import { ageCases } from './age-cases';
import { avoidanceCases } from './avoidance-cases';
import { batchAndPostCases } from './batch-cases';
import { conditionAndTermCases } from './person-cases';
import { personOf, soundScene, wang, type Draft } from './sound-scene';
import { yearsCases } from './years-cases';

const cases = [...batchAndPostCases, ...conditionAndTermCases, ...yearsCases, ...ageCases, ...avoidanceCases];
const rules = [...wholeBatchRules, ...eachPersonRules];

describe('rules about appointments', () => {
  it('find nothing in a sound batch, neither while it runs nor when it is completed', () => {
    expect(checkBatch(soundScene()).map(({ message }) => message)).toEqual([]);
    expect(checkBatch({ ...soundScene(), completing: false })).toEqual([]);
  });

  it.each(cases.map((one) => [one.rule, one.says, one] as const))('%s: %s', (rule, says, one) => {
    const scene = soundScene();
    one.break(scene);
    const found = checkBatch(scene).filter((finding) => finding.rule === rule);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    for (const { source, remedy, fields } of found) {
      expect(source).not.toBe('');
      expect(remedy).not.toBe('');
      expect(fields.length).toBeGreaterThan(0);
    }
    const off = { level: 'off', reason: '县里另有规定' } as const;
    scene.settings = checkSettingsSchema.parse({ rules: { [rule]: off } });
    expect(checkBatch(scene).filter((finding) => finding.rule === rule)).toEqual([]);
  });

  it('each has a case', () => {
    const proven = new Set(cases.map(({ rule }) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
  });

  it('say nothing of whoever was withdrawn', () => {
    const scene = soundScene();
    personOf(scene).fields.idNumber = null;
    scene.items = scene.items.map((item) => ({
      ...item,
      fields: { ...item.fields, withdrawn: '2025-05-01' },
    }));
    expect(checkBatch(scene).map(({ rule }) => rule)).toEqual(['batch.empty']);
  });

  it('ask of villages only the steps that villages have', () => {
    const scene = soundScene();
    Object.assign(scene.fields, { kind: 'village', proposed: null, reviewed: null });
    expect(checkBatch(scene).map(({ message }) => message)).toEqual([]);
  });

  it("compare with the county's own numbers", () => {
    const scene = soundScene();
    scene.settings = checkSettingsSchema.parse({ thresholds: { noticeDays: 7 } });
    expect(checkBatch(scene).map(({ message }) => message)).toEqual([
      '公示 2025.05.26 至 2025.05.30 只有 5 个工作日，少于 7 个',
    ]);
  });
});

const post = recordOf(takeFields).map((record) => ({
  ...record,
  organizationId: 1 + (Number(record['organizationId'] ?? 0) % 5),
}));
const item = fc.record({
  personId: fc.constantFrom(wang, 2),
  fields: recordOf(itemFields),
  takes: fc.array(fc.oneof(recordOf(takeFields), post), { maxLength: 3 }),
  leaves: fc.array(recordOf(leaveFields), { maxLength: 3 }),
}) as unknown as fc.Arbitrary<BatchItem>;
const person = fc.record({
  fields: recordOf(personFields),
  children: fc.record(
    Object.fromEntries(
      childKeys.map((key) => [key, fc.array(recordOf(personChildren[key].fields), { maxLength: 3 })]),
    ),
  ),
});

describe('any batch that the contract accepts', () => {
  it('is checked without a fault, gravest findings first, each leading somewhere', () => {
    const any = fc.record({
      fields: recordOf(batchFields) as unknown as fc.Arbitrary<BatchRecord>,
      items: fc.array(item, { maxLength: 3 }),
      person,
      completing: fc.boolean(),
    });
    fc.assert(
      fc.property(any, ({ fields, items, person: given, completing }) => {
        const scene: Draft = { ...soundScene(), fields, items, completing };
        scene.people.set(wang, { ...personOf(scene), ...(given as Partial<ReturnType<typeof personOf>>) });
        const findings = checkBatch(scene);
        const order = findings.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level));
        expect(order).toEqual([...order].sort());
        for (const { message, fields: paths } of findings) {
          expect(message).not.toMatch(/undefined|null|NaN/);
          expect(paths.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
