import { normaliseName } from '#shared/lib/names';

/** A living person of the register, as far as matching needs it. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly birthDate: string | null;
  readonly organizationId: number | null;
}

/** What a row says about who it is. */
export interface Identity {
  readonly name: string;
  readonly idNumber: string | null;
  /** From the birth column, else from the ID number. */
  readonly birthDate: string | null;
  readonly organizationId: number | null;
}

export interface PersonFinder {
  readonly byIdNumber: (idNumber: string) => readonly KnownPerson[];
  /** People whose names sound alike; `matchPerson` compares the names itself. */
  readonly byName: (name: string) => readonly KnownPerson[];
}

/**
 * - new: nobody fits
 * - known: exactly one fits
 * - ask: a person must decide; `candidates` are those who may be meant
 */
export type PersonMatch =
  | { readonly state: 'new' }
  | { readonly state: 'known'; readonly person: KnownPerson }
  | { readonly state: 'ask'; readonly why: AskReason; readonly candidates: readonly KnownPerson[] };

/** Why a match needs a decision; the texts are in refusals.ts. */
export type AskReason = 'idOfAnother' | 'idDiffers' | 'sameName' | 'several';

function ask(why: AskReason, candidates: readonly KnownPerson[]): PersonMatch {
  return { state: 'ask', why, candidates };
}

function month(date: string | null): string {
  return date === null ? '' : date.slice(0, 7);
}

function sameMonth(a: string | null, b: string | null): boolean {
  const [one, other] = [month(a), month(b)];
  const length = Math.min(one.length, other.length);
  return length > 0 && one.slice(0, length) === other.slice(0, length);
}

function byUnit(people: readonly KnownPerson[], unit: number | null): readonly KnownPerson[] {
  const there = unit === null ? [] : people.filter((person) => person.organizationId === unit);
  return there.length > 0 ? there : people;
}

/** One of several by unit; more than one left is asked. */
function only(people: readonly KnownPerson[], unit: number | null): PersonMatch {
  const [first, second] = byUnit(people, unit);
  if (first === undefined) return { state: 'new' };
  return second === undefined ? { state: 'known', person: first } : ask('several', byUnit(people, unit));
}

/** Name and birth month without an ID number in common: a different number makes it a question. */
function byNameAndBirth(identity: Identity, named: readonly KnownPerson[]): PersonMatch {
  const born = named.filter((person) => sameMonth(person.birthDate, identity.birthDate));
  const { idNumber, organizationId } = identity;
  if (idNumber === null) return only(born, organizationId);
  const open = born.filter((person) => person.idNumber === null);
  if (open.length > 0) return only(open, organizationId);
  const sameUnit = born.filter(
    (person) => organizationId !== null && person.organizationId === organizationId,
  );
  return sameUnit.length > 0 ? ask('idDiffers', sameUnit) : { state: 'new' };
}

/** Without ID number and birth a name is only sure within its unit. */
function byNameAlone(identity: Identity, named: readonly KnownPerson[]): PersonMatch {
  if (named.length === 0) return { state: 'new' };
  const there = named.filter((person) => person.organizationId === identity.organizationId);
  const [first, second] = there;
  if (first !== undefined && identity.organizationId !== null)
    return second === undefined ? { state: 'known', person: first } : ask('several', there);
  return ask('sameName', named);
}

/**
 * Finds whom a row means: by ID number, else by name and birth month, by unit where several fit. Never picks one of several,
 * and asks where name and ID number contradict each other.
 */
export function matchPerson(identity: Identity, finder: PersonFinder): PersonMatch {
  const name = normaliseName(identity.name);
  if (identity.idNumber !== null) {
    const owners = finder.byIdNumber(identity.idNumber);
    if (owners.length > 0) {
      const named = owners.filter((person) => normaliseName(person.name) === name);
      return named.length > 0 ? only(named, identity.organizationId) : ask('idOfAnother', owners);
    }
  }
  const named = finder.byName(name).filter((person) => normaliseName(person.name) === name);
  if (identity.birthDate !== null) {
    const born = byNameAndBirth(identity, named);
    if (born.state !== 'new') return born;
    // Somebody of this name whose birth the register does not know may be meant, if the unit is the same.
    const unknown = named.filter((person) => person.birthDate === null && person.idNumber === null);
    return unknown.length > 0 ? byNameAlone(identity, unknown) : born;
  }
  const possible = identity.idNumber === null ? named : named.filter((person) => person.idNumber === null);
  return byNameAlone(identity, possible);
}
