import { AppError } from '#shared/lib/errors';
import type { Parsed } from '#shared/contract';
import type {
  CheckSummary,
  FindingPage,
  FindingRequest,
  FindingRow,
  Namesake,
} from '#shared/register/checks/check-contract';
import { sourceAt, type CheckSettings } from '#shared/register/checks/check-settings';
import { checkOrganization, checkPerson } from '#shared/register/checks/check';
import { endedUnits, type EndedUnits } from '#shared/register/checks/ended-units';
import { ruleNamed, ruleRegistry } from '#shared/register/checks/registry';
import { findingLevels, type Finding } from '#shared/register/findings';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { selectNamesakes, selectPeopleIds, selectUnits, type CheckedUnit } from './check-scope.store';
import { replaceCheckSettings, selectCheckSettings } from './check-settings.store';
import {
  clearFindings,
  countByRule,
  countFindings,
  insertFinding,
  insertRun,
  selectFindings,
  selectRun,
  type FindingRecord,
  type StoredFinding,
} from './check.store';
import { crossCheckPeople, crossCheckUnits, type CrossFinding } from './cross-check';
import { countPeople } from '../exchange/extraction.store';
import { pathRange } from '../organization/path-range.store';
import { sortKeyOf } from '../person/name-keys';
import { selectOrganization, selectOrganizationTree } from '../organization/organization.store';
import { selectPeopleInFull } from '../bulk/person-batch.store';

/** People read and checked between two looks at the cancel button: some 20 ms. */
const chunk = 60;

/** What one run works with. */
interface Run {
  readonly tx: CommandContext;
  readonly settings: CheckSettings;
  readonly today: string;
  readonly endedUnits: EndedUnits;
  readonly crossPeople: ReturnType<typeof crossCheckPeople>;
  readonly step: (people: number) => void;
}

function keep(
  tx: CommandContext,
  findings: readonly Finding[],
  owner: Pick<StoredFinding, 'personId' | 'organizationId' | 'version'>,
): void {
  for (const { level, rule, message, fields } of findings)
    insertFinding(tx.db, {
      ...owner,
      level: findingLevels.indexOf(level),
      rule,
      message,
      field: fields[0] ?? '',
    });
}

function checkUnit(run: Run, unit: CheckedUnit, cross: readonly CrossFinding[]): void {
  const owner = { personId: null, organizationId: unit.id, version: unit.version };
  for (const finding of cross) insertFinding(run.tx.db, { ...owner, ...finding });
  keep(run.tx, checkOrganization(unit, run), owner);
}

function checkPeopleOf(run: Run, unit: CheckedUnit): void {
  const { tx, settings, today, endedUnits: ended } = run;
  const organization = { kind: unit.fields.kind, level: unit.fields.level };
  const ids = selectPeopleIds(tx.db, unit.id);
  for (let at = 0; at < ids.length; at += chunk) {
    const people = selectPeopleInFull(tx.db, ids.slice(at, at + chunk));
    for (const person of people) {
      const owner = { personId: person.id, organizationId: null, version: person.version };
      for (const finding of run.crossPeople.get(person.id) ?? [])
        insertFinding(tx.db, { ...owner, ...finding });
      const { hasPhoto } = person;
      keep(tx, checkPerson(person, { today, settings, organization, endedUnits: ended, hasPhoto }), owner);
    }
    run.step(people.length);
  }
}

/**
 * Checks every unit and person under a unit, or of the whole register, and keeps the findings in place of the last ones.
 * Cancelled, the last ones stay.
 * @throws NOT_FOUND for an unknown unit, CANCELLED
 */
export function checkRegister(
  { organizationId }: Parsed<'check.register'>,
  context: JobContext,
): CheckSummary {
  const unit = organizationId === null ? null : selectOrganization(context.db, organizationId);
  if (organizationId !== null && !unit) throw new AppError('NOT_FOUND');
  const range = pathRange(context.db, organizationId);
  const total = countPeople(context.db, range);
  context.command((tx) => {
    const settings = selectCheckSettings(tx.db);
    let people = 0;
    const step = (more: number): void => context.checkpoint((people += more), total, '正在核查');
    step(0);
    clearFindings(tx.db);
    const run: Run = {
      tx,
      settings,
      today: context.today,
      endedUnits: endedUnits(selectOrganizationTree(tx.db)),
      crossPeople: crossCheckPeople(tx.db, settings),
      step,
    };
    const crossUnits = crossCheckUnits(tx.db, settings);
    const units = selectUnits(tx.db, range);
    for (const one of units) {
      if (!one.abolished) checkUnit(run, one, crossUnits.get(one.id) ?? []);
      checkPeopleOf(run, one);
    }
    const rulesOff = ruleRegistry.filter(({ id }) => settings.rules[id]?.level === 'off').map(({ id }) => id);
    const name = unit?.fields.name ?? null;
    const done = {
      people,
      organizations: units.filter((one) => !one.abolished).length,
      organizationName: name,
      rulesOff,
    };
    insertRun(tx.db, { ...done, at: tx.now, actorName: context.actor.displayName, organizationId });
    const label = name ?? '全部人员';
    tx.record({ entity: 'registerCheck', id: organizationId ?? 0, label, before: null, after: done });
  });
  return checkSummary(context.db);
}

/** The last run and how many findings each rule had in it. */
export function checkSummary(db: Db): CheckSummary {
  return { run: selectRun(db), counts: countByRule(db) };
}

function toRow(record: FindingRecord): FindingRow {
  const rule = ruleNamed(record.rule);
  const level = findingLevels[record.level] ?? 'error';
  return {
    ...record,
    level,
    source: rule ? sourceAt(rule, level) : '',
    remedy: rule?.remedy ?? '',
    changed: record.changed === 1,
    removed: record.removed === 1,
  };
}

/** One page of the last run's findings. */
export function findingPage(db: Db, request: FindingRequest): FindingPage {
  return { rows: selectFindings(db, request).map(toRow), total: countFindings(db, request) };
}

/** Who else may be the person that a form holds. */
export function namesakes(db: Db, { id, name, birthDate, idNumber }: Parsed<'check.namesakes'>): Namesake[] {
  const who = {
    id,
    idNumber: idNumber?.trim() ?? '',
    name: name?.trim() ?? '',
    nameKey: sortKeyOf(name?.trim() ?? '', true),
    month: birthDate && birthDate.length >= 7 ? birthDate.slice(0, 7) : '',
  };
  if (who.idNumber === '' && (who.name === '' || who.month === '')) return [];
  return selectNamesakes(db, who).map((row) => ({ ...row, sameIdNumber: row.sameIdNumber === 1 }));
}

/**
 * Replaces the county's settings of the checks; what was changed stands in the audit.
 * @throws CHECK_RULE_UNKNOWN when a rule does not exist
 */
export function saveCheckSettings(tx: CommandContext, settings: CheckSettings): null {
  const unknown = Object.keys(settings.rules).find((id) => ruleNamed(id) === undefined);
  if (unknown !== undefined) throw new AppError('CHECK_RULE_UNKNOWN', { rule: unknown });
  return replaceCheckSettings(tx, settings);
}
