import type { Parsed } from '#shared/contract';
import { demoCounty } from '#shared/demo/county';
import type { DemoLoaded } from '#shared/demo/contract';
import type { DemoOrganization, DemoPerson, Sparse } from '#shared/demo/model';
import { AppError } from '#shared/lib/errors';
import { emptyRecord } from '#shared/lib/field';
import { childKeys, personChildren, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { CommandContext } from '../../archive/command';
import type { Db } from '../../archive/driver';
import type { JobContext } from '../../contexts';

/** What the register lends for filling it (host.ts hands it in). */
export interface EmptyRegister {
  readonly isEmpty: (db: Db) => boolean;
  readonly addOrganization: (
    tx: CommandContext,
    unit: {
      readonly parentId: number | null;
      readonly position: number;
      readonly fields: OrganizationRecord;
    },
  ) => number;
  readonly finishTree: (tx: CommandContext) => void;
  readonly addPerson: (
    tx: CommandContext,
    person: { readonly fields: PersonRecord; readonly children: PersonChildren },
  ) => number;
}

type Ids = ReadonlyMap<number, number>;

const noPerson = emptyRecord(personFields) as unknown as PersonRecord;
const noOrganization = emptyRecord(organizationFields);
const noRows = Object.fromEntries(childKeys.map((key) => [key, emptyRecord(personChildren[key].fields)]));

/** A sparse record as the register holds it: every field present, units by their ids. */
function whole<T>(empty: T, sparse: Sparse, ids: Ids): T {
  const key = sparse['organizationId'];
  const place = typeof key === 'number' ? { organizationId: ids.get(key) ?? null } : {};
  return { ...empty, ...sparse, ...place };
}

/**
 * A generated person as the form would send it.
 * @param ids the register's id for each key of a unit
 */
export function toRegister(
  { fields, children }: DemoPerson,
  ids: Ids,
): { readonly fields: PersonRecord; readonly children: PersonChildren } {
  const sets = childKeys.map((key) => [
    key,
    (children[key] ?? []).map((row) => whole(noRows[key] as object, row, ids)),
  ]);
  return { fields: whole(noPerson, fields, ids), children: Object.fromEntries(sets) as PersonChildren };
}

function loadTree(register: EmptyRegister, tx: CommandContext, units: readonly DemoOrganization[]): Ids {
  const ids = new Map<number, number>();
  const positions = new Map<number | null, number>();
  for (const { key, parentKey, fields } of units) {
    const position = positions.get(parentKey) ?? 0;
    positions.set(parentKey, position + 1);
    const parentId = parentKey === null ? null : (ids.get(parentKey) ?? null);
    ids.set(
      key,
      register.addOrganization(tx, { parentId, position, fields: whole(noOrganization, fields, ids) }),
    );
  }
  register.finishTree(tx);
  return ids;
}

/**
 * Fills an empty register with the demonstration county in one transaction under one audit row.
 * @throws REGISTER_NOT_EMPTY, CANCELLED
 */
export function loadDemo(
  register: EmptyRegister,
  input: Parsed<'demo.load'>,
  context: JobContext,
): DemoLoaded {
  return context.command((tx) => {
    if (!register.isEmpty(tx.db)) throw new AppError('REGISTER_NOT_EMPTY');
    const county = demoCounty({ people: input.people, today: context.today });
    const ids = loadTree(register, tx, county.organizations);
    let people = 0;
    for (const person of county.people()) {
      register.addPerson(tx, toRegister(person, ids));
      people += 1;
      if (people % 50 === 0) context.checkpoint(people, input.people, '正在载入示范县');
    }
    const loaded = { organizations: ids.size, people };
    tx.record({ entity: 'demo', id: 1, label: '示范县', before: null, after: loaded });
    return loaded;
  });
}
