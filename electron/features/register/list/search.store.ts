import { normaliseSearch } from '#shared/lib/names';
import type { PersonHit } from '#shared/register/person/person-document';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

/** Part of a WHERE with its values. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Up to so many hits, looking each of them up costs no more than any cleverer way. */
const fewHits = 100;
/** Up to so many hits are sorted where everybody is wanted or counted; above, the register is walked. */
const manyHits = 3000;
/** Up to so many hits of the global search stand in the order of their names. */
const sortedHits = 500;

/** The first text that does not begin with `prefix`: [prefix, end) is a range that an index can walk. */
export function rangeEnd(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** Splits what the user typed into words as search keys hold them. */
export function searchWords(text: string): string[] {
  return normaliseSearch(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Read once as a whole: for the rarest word. */
function drivingClause(word: string): Clause {
  return {
    sql: 'p.id IN (SELECT person_id FROM person_key WHERE key >= ? AND key < ?)',
    values: [word, rangeEnd(word)],
  };
}

/** Looked up for one person after the other. */
function probingClause(word: string): Clause {
  if (isNumber(word))
    return { sql: '(p.id_number >= ? AND p.id_number < ?)', values: [word, rangeEnd(word)] };
  return {
    sql: 'EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND k.key >= ? AND k.key < ?)',
    values: [word, rangeEnd(word)],
  };
}

/** How many keys a word finds, counted no further than `most`. */
function hitsOf(db: Db, word: string, most: number): number {
  const bound = [word, rangeEnd(word)] as const;
  // Stepping over keys is quicker than counting them: a common word is known by the key that is too many.
  const last = 'SELECT 1 FROM person_key WHERE key >= ? AND key < ? LIMIT 1 OFFSET ?';
  if (prepared(db, last).get(...bound, most - 1)) return most;
  const counting = 'SELECT count(*) FROM person_key WHERE key >= ? AND key < ?';
  return prepared(db, counting)
    .pluck()
    .get(...bound) as number;
}

/** The rarest of the words and how many keys it finds at most. */
function rarestOf(db: Db, words: readonly string[], most: number): { word: string; hits: number } {
  let rarest = { word: words[0] ?? '', hits: most };
  for (const word of words) {
    const hits = hitsOf(db, word, rarest.hits);
    if (hits < rarest.hits) rarest = { word, hits };
  }
  return rarest;
}

/** How a statement goes about a search: it looks up few hits, sorts some, and walks the register for many. */
export type SearchWay = 'none' | 'few' | 'some' | 'many';

/** The words of a search box as conditions. */
export interface Search {
  readonly clauses: readonly Clause[];
  readonly way: SearchWay;
}

const nothing: Search = { clauses: [], way: 'none' };

/**
 * From how many hits on walking the register in list order finds a page sooner than sorting the hits: walking passes
 * people / hits of them for each line of the page and costs half as much for each as sorting does.
 * A number is compared where the person is read, which costs a quarter of a look at the keys.
 * @param wanted lines that are read up to the end of the page
 */
export function walkFrom(db: Db, text: string, wanted: number): number {
  const dearer = isNumber(text.trim()) ? 8 : 2;
  const hits = Math.ceil(Math.sqrt((wanted * peopleEver(db)) / dearer));
  return Math.min(manyHits, Math.max(fewHits, hits));
}

/** Part of an ID number: no name holds six digits. */
function isNumber(word: string): boolean {
  return /^\d{6,}$/.test(word);
}

/** How many people the register has ever held: known without counting, and near enough to how many it holds. */
export function peopleEver(db: Db): number {
  const sql = "SELECT seq FROM sqlite_sequence WHERE name = 'person'";
  return (prepared(db, sql).pluck().get() as number | undefined) ?? 0;
}

/**
 * Conditions of what was typed into a search box.
 * @param most from how many hits on the register is walked, see walkFrom
 */
export function searchOf(db: Db, text: string, most = manyHits): Search {
  const words = searchWords(text);
  if (words.length === 0) return nothing;
  const { word: rarest, hits } = rarestOf(db, words, most);
  const many = hits >= most;
  const clauses = words.map((word) => (!many && word === rarest ? drivingClause(word) : probingClause(word)));
  return { clauses, way: many ? 'many' : hits > fewHits ? 'some' : 'few' };
}

/**
 * Hits of a word that finds many, nearest to what was typed first: the index is read from there on, so that it takes no
 * longer in a larger register. One person may be found by several keys.
 */
function nearestIds(db: Db, { word }: { word: string }, others: readonly Clause[], limit: number): number[] {
  const keysOfOne = 20;
  const sql = `SELECT p.id FROM person_key k CROSS JOIN person p INDEXED BY person_place ON p.id = k.person_id
    WHERE ${['k.key >= ? AND k.key < ? AND p.deleted_at IS NULL', ...others.map((clause) => clause.sql)].join(' AND ')}
    ORDER BY k.key, k.person_id LIMIT ?`;
  const values = [word, rangeEnd(word), ...others.flatMap((clause) => clause.values), limit * keysOfOne];
  const found = prepared(db, sql)
    .pluck()
    .all(...values) as number[];
  return [...new Set(found)].slice(0, limit);
}

/**
 * The global search. Some hundred hits and fewer: the first `limit` in the order of their names. More: those nearest to
 * what was typed (张一 before 张晓明 for 张), again by name.
 */
export function searchPeople(db: Db, text: string, limit: number): PersonHit[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const rarest = rarestOf(db, words, sortedHits);
  const others = words.filter((word) => word !== rarest.word).map(probingClause);
  const driven =
    rarest.hits < sortedHits
      ? drivingClause(rarest.word)
      : {
          sql: 'p.id IN (SELECT value FROM json_each(?))',
          values: [JSON.stringify(nearestIds(db, rarest, others, limit))],
        };
  const clauses = rarest.hits < sortedHits ? [driven, ...others] : [driven];
  const sql = `SELECT p.id, p.name, o.name AS organization, p.current_post AS currentPost, p.birth_date AS birthDate
    FROM (SELECT p.id, p.name_key FROM person p INDEXED BY person_place
      WHERE p.deleted_at IS NULL AND ${clauses.map((clause) => clause.sql).join(' AND ')}
      ORDER BY p.name_key, p.id LIMIT ?) found
    CROSS JOIN person p ON p.id = found.id CROSS JOIN organization o ON o.id = p.organization_id
    ORDER BY found.name_key, found.id`;
  return prepared(db, sql).all(...clauses.flatMap((clause) => clause.values), limit) as PersonHit[];
}
