import { checkIdNumber } from '#shared/lib/id-number';
import { effectiveLevel, type CheckSettings } from '#shared/register/checks/check-settings';
import { crossRules, type CrossRule } from '#shared/register/checks/registry';
import { findingLevels } from '#shared/register/findings';
import type { Db } from '../../../archive/driver';
import { selectSameIdNumber, selectSameNameAndBirth, selectSameUnits, type Twin } from './check-scope.store';

/** What comparing records found about one of them. */
export interface CrossFinding {
  /** Index in findingLevels. */
  readonly level: number;
  readonly rule: string;
  readonly message: string;
  readonly field: string;
}

/** Findings by the id of the record that they concern. */
type ByRecord = ReadonlyMap<number, readonly CrossFinding[]>;

/** At most so many others are named in a message. */
const named = 3;

function gather(): {
  readonly all: Map<number, CrossFinding[]>;
  readonly add: (id: number, finding: CrossFinding) => void;
} {
  const all = new Map<number, CrossFinding[]>();
  return {
    all,
    add(id, finding) {
      const known = all.get(id);
      if (known) known.push(finding);
      else all.set(id, [finding]);
    },
  };
}

function groupsOf<Row extends { readonly value: string }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.value);
    if (group) group.push(row);
    else groups.set(row.value, [row]);
  }
  return [...groups.values()];
}

function names(others: readonly Twin[]): string {
  const text = others
    .slice(0, named)
    .map(({ name, organization }) => `${name}（${organization}）`)
    .join('、');
  return others.length > named ? `${text}等 ${others.length} 人` : text;
}

/** Two valid ID numbers that differ are two people. */
function areDifferent(a: Twin, b: Twin): boolean {
  const [first, second] = [a, b].map(({ idNumber }) => (idNumber ? checkIdNumber(idNumber) : undefined));
  return first?.valid === true && second?.valid === true && first.value !== second.value;
}

function levelOf(rule: CrossRule, settings: CheckSettings): number | undefined {
  const level = effectiveLevel(rule, settings);
  return level === 'off' ? undefined : findingLevels.indexOf(level);
}

/** People whose ID number, or name and month of birth, somebody else in the whole register has too. */
export function crossCheckPeople(db: Db, settings: CheckSettings): ByRecord {
  const { all, add } = gather();
  const duplicate = levelOf(crossRules.duplicateIdNumber, settings);
  for (const group of duplicate === undefined ? [] : groupsOf(selectSameIdNumber(db)))
    for (const person of group) {
      const message = `身份证号与${names(group.filter((other) => other !== person))}相同`;
      const { id: rule } = crossRules.duplicateIdNumber;
      add(person.id, { level: duplicate ?? 0, rule, message, field: 'fields.idNumber' });
    }
  const same = levelOf(crossRules.sameNameAndBirth, settings);
  for (const group of same === undefined ? [] : groupsOf(selectSameNameAndBirth(db)))
    for (const person of group) {
      const others = group.filter((other) => other !== person && !areDifferent(person, other));
      if (others.length === 0) continue;
      const message = `姓名、出生年月与${names(others)}相同`;
      const { id: rule } = crossRules.sameNameAndBirth;
      add(person.id, { level: same ?? 0, rule, message, field: 'fields.name' });
    }
  return all;
}

/** Units whose code, or whose name under the same parent, another unit has too. */
export function crossCheckUnits(db: Db, settings: CheckSettings): ByRecord {
  const { all, add } = gather();
  const code = levelOf(crossRules.organizationCode, settings);
  for (const { id, value } of code === undefined ? [] : selectSameUnits(db, 'code')) {
    const { id: rule } = crossRules.organizationCode;
    add(id, { level: code ?? 0, rule, message: `编码 ${value} 与其他单位重复`, field: 'fields.code' });
  }
  const name = levelOf(crossRules.organizationName, settings);
  for (const { id, value } of name === undefined ? [] : selectSameUnits(db, 'name')) {
    const { id: rule } = crossRules.organizationName;
    add(id, { level: name ?? 0, rule, message: `同一上级下还有名为“${value}”的单位`, field: 'fields.name' });
  }
  return all;
}
