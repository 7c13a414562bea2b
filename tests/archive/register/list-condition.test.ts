import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Field, FieldValue } from '#shared/lib/field';
import type { Condition } from '#shared/register/list/condition';
import { childKeys, personChildren, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { Archive } from '../../../electron/archive/archive.ts';
import {
  selectOrganization,
  selectOrganizationTree,
} from '../../../electron/features/register/organization/organization.store.ts';
import { selectIds } from '../../../electron/features/register/list/person-list.store.ts';
import { getPerson } from '../../../electron/features/register/person/person.service.ts';
import { newArchive } from '../helpers.ts';
import { anyCondition, storedValue } from './arbitraries.ts';
import { evaluateCondition, type Subject } from './evaluate-condition.ts';
import { addPerson, addUnit, asClerk } from './factory.ts';

const today = '2026-03-15';
const people = 90;

function sampleRecord(
  fields: readonly Field[],
  units: readonly number[],
  seed: number,
): Record<string, FieldValue> {
  const own = fields.filter((field) => !field.derived);
  return Object.fromEntries(
    own.map((field, index) => [
      field.key,
      fc.sample(storedValue(field, units), { seed: seed * 1000 + index, numRuns: 1 })[0] ?? null,
    ]),
  );
}

function sampleChildren(units: readonly number[], seed: number): PersonChildren {
  const rows = childKeys.map((key, index) => {
    const count = (seed + index) % 3;
    const set = Array.from({ length: count }, (_, row) =>
      sampleRecord(personChildren[key].fields, units, seed * 7 + index * 31 + row),
    );
    return [key, set];
  });
  return Object.fromEntries(rows) as PersonChildren;
}

/** A few units two levels deep and people with every field filled from small pools. */
function fill(archive: Archive): { units: number[]; ids: number[] } {
  return asClerk(archive, (tx) => {
    const unit = (name: string, parentId: number | null, seed: number): number =>
      addUnit(tx, name, parentId, {
        ...(sampleRecord(organizationFields, [], seed) as OrganizationRecord),
        name,
      });
    const county = unit('示范县', null, 1);
    const town = unit('青山镇', county, 2);
    const units = [county, town, unit('红星村', town, 3), unit('白河镇', county, 4)];
    const ids = Array.from({ length: people }, (_, seed) => {
      const fields = sampleRecord(personFields, units, seed + 1) as PersonRecord;
      const organizationId = units[seed % units.length] ?? county;
      return addPerson(
        tx,
        { ...fields, name: fields.name || '无名', organizationId },
        sampleChildren(units, seed),
      );
    });
    return { units, ids };
  });
}

function subjectsOf(archive: Archive, ids: readonly number[]): Map<number, Subject> {
  const { db } = archive;
  const paths = new Map(selectOrganizationTree(db).map((node) => [node.id, node.path]));
  const isUnder = (unit: number, head: number): boolean =>
    paths.get(unit)?.startsWith(paths.get(head) ?? '?') ?? false;
  return new Map(
    ids.map((id) => {
      const person = getPerson(db, id);
      const unit = selectOrganization(db, person.fields.organizationId ?? 0);
      const subject: Subject = {
        fields: { ...person.fields, ...person.derived },
        sets: person.children,
        organization: { ...unit?.fields },
        isUnder,
        today,
      };
      return [id, subject];
    }),
  );
}

it('compiled conditions find exactly the people for whom they hold', () => {
  const { archive } = newArchive();
  const { units, ids } = fill(archive);
  const subjects = subjectsOf(archive, ids);
  let found = 0;
  const list = { organizationId: null, search: '', sort: null };
  fc.assert(
    fc.property(anyCondition(units), (condition: Condition) => {
      const expected = ids.filter((id) => {
        const subject = subjects.get(id);
        return subject !== undefined && evaluateCondition(condition, subject);
      });
      const actual = [...selectIds({ db: archive.db, today }, { ...list, condition })].sort((a, b) => a - b);
      expect(actual).toEqual(expected);
      found += expected.length;
    }),
    { numRuns: 3000 },
  );
  // Were nearly all results empty or full, agreement would say little.
  expect(found / 3000 / people).toBeGreaterThan(0.2);
  expect(found / 3000 / people).toBeLessThan(0.8);
});
