import { pinyin } from 'pinyin-pro';
import { createRandom, type Random } from '#shared/demo/random';
import type { Condition } from '#shared/register/list/condition';
import type { PageRequest } from '#shared/register/list/person-list';
import type { Db } from '../../../electron/archive/driver';

/** What the list of people shows unless the user chooses otherwise. */
const columns = [
  'name',
  'gender',
  'birthDate',
  'ethnicity',
  'nativePlace',
  'partyJoined',
  'workStarted',
  'organizationId',
  'currentPost',
  'highestEducation',
] as const;

const plain: PageRequest = {
  organizationId: null,
  search: '',
  condition: null,
  sort: null,
  columns: [...columns],
  offset: 0,
  limit: 50,
};

interface Known {
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly townships: readonly number[];
  readonly villages: readonly number[];
  readonly people: number;
}

function sample(db: Db, random: Random): Known {
  const pluck = (sql: string): never[] => db.prepare(sql).pluck().all() as never[];
  const people = Number(db.prepare('SELECT count(*) FROM person').pluck().get());
  const picked = Array.from({ length: 200 }, () => random.int(1, people));
  const rows = db
    .prepare('SELECT name, id_number AS id FROM person WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(picked)) as { name: string; id: string }[];
  return {
    names: rows.map(({ name }) => name),
    ids: rows.map(({ id }) => id),
    townships: pluck("SELECT id FROM organization WHERE kind IN ('town', 'township', 'subdistrict')"),
    villages: pluck("SELECT id FROM organization WHERE kind IN ('village', 'community')"),
    people,
  };
}

function initials(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' })
    .map((syllable) => syllable.charAt(0))
    .join('');
}

type Test = Extract<Condition, { type: 'test' }>;

function test(field: string, operator: Test['operator'], ...values: Test['values']): Test {
  return { type: 'test', field, operator, values };
}

/** Conditions that clerks ask for, each time with other values so that nothing is known from before. */
function filters(random: Random): readonly (() => Condition)[] {
  const year = (from: number, to: number): string =>
    `${random.int(from, to)}-${String(random.int(1, 12)).padStart(2, '0')}`;
  return [
    () => test('birthDate', 'atLeast', year(1988, 1996)),
    () => ({
      type: 'and',
      parts: [test('gender', 'in', '2'), test('birthDate', 'atLeast', year(1980, 1992))],
    }),
    () => ({
      type: 'and',
      parts: [test('highestEducation', 'in', '21', '11'), test('workStarted', 'after', year(2005, 2015))],
    }),
    () => ({
      type: 'and',
      parts: [test('postTier', 'in', '0142'), test('currentPostSince', 'before', year(2020, 2023))],
    }),
    () => ({
      type: 'and',
      parts: [test('ethnicity', 'in', '15'), test('birthDate', 'before', year(1970, 1985))],
    }),
  ];
}

/** Conditions over the rows of a set: every person may have to be looked at. */
function setFilters(random: Random): readonly (() => Condition)[] {
  const day = (): string =>
    `2025-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  return [
    () => ({ type: 'some', set: 'trainings', part: test('started', 'after', day()) }),
    () => ({
      type: 'and',
      parts: [
        { type: 'some', set: 'tags', part: test('tag', 'equals', '退役军人') },
        test('birthDate', 'atLeast', `19${random.int(70, 89)}-01`),
      ],
    }),
  ];
}

/** Kinds of requests and a generator of each; the same seed asks the same questions. */
export function pageRequests(db: Db, seed = 7): Readonly<Record<string, () => PageRequest>> {
  const random = createRandom(seed);
  const known = sample(db, random);
  const byName = { sort: { key: 'name', descending: false } } as const;
  const choose = (list: readonly (() => Condition)[]): Condition => random.pick(list)();
  const common = filters(random);
  const sets = setFilters(random);
  return {
    'first page': () => plain,
    'deep page': () => ({ ...plain, offset: random.int(known.people / 2, known.people - 100) }),
    'a township': () => ({ ...plain, organizationId: random.pick(known.townships) }),
    'a village': () => ({ ...plain, organizationId: random.pick(known.villages) }),
    'by name': () => ({ ...plain, ...byName, offset: random.int(0, 10) * 50 }),
    'by name, deep': () => ({
      ...plain,
      ...byName,
      offset: random.int(known.people / 2, known.people - 100),
    }),
    initials: () => ({ ...plain, search: initials(random.pick(known.names)) }),
    'a surname': () => ({ ...plain, search: random.pick(known.names).slice(0, 1) }),
    'ID number, first 6 to 14': () => ({
      ...plain,
      search: random.pick(known.ids).slice(0, random.int(6, 14)),
    }),
    'common conditions': () => ({ ...plain, condition: choose(common) }),
    'conditions on rows of a set': () => ({ ...plain, condition: choose(sets) }),
  };
}

/** What people type into the search box of the top bar. */
export function searchTexts(db: Db, seed = 11): () => string {
  const random = createRandom(seed);
  const { names, ids } = sample(db, random);
  return () => {
    const name = random.pick(names);
    return random.pick([
      initials(name),
      initials(name).slice(0, 2),
      name,
      name.slice(0, 2),
      random.pick(ids).slice(0, random.int(8, 16)),
    ]);
  };
}
