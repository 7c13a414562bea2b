import { unitWord, withoutOrgan, type UnitIndex } from './unit-index';

/**
 * - exact: by code, name, short name or path, and nothing else fits
 * - likely: found by part of the name, or outside the unit the row stands under; shown for a look
 * - several: more than one unit fits
 */
export type UnitMatch =
  | { readonly state: 'exact' | 'likely'; readonly id: number }
  | { readonly state: 'several'; readonly ids: readonly number[] }
  | { readonly state: 'none' };

const none: UnitMatch = { state: 'none' };

/** Of units that fit equally well, those in the context; else all. */
function choose(
  index: UnitIndex,
  ids: readonly number[],
  context: number | undefined,
  state: 'exact' | 'likely',
): UnitMatch {
  if (ids.length === 0) return none;
  const inside = context === undefined ? ids : ids.filter((id) => index.isUnder(id, context));
  const [only, second] = inside.length > 0 ? inside : ids;
  if (only === undefined) return none;
  if (second !== undefined) return { state: 'several', ids: inside.length > 0 ? inside : ids };
  return { state: inside.length > 0 ? state : 'likely', id: only };
}

/** What may be left out behind a name: 柳河 for 柳河村. */
const LEFT_OUT = /^(村|社区|镇|乡|街道|局|委|办|部|站|所|中心)$/;
/** What may stand before a name beyond the names above it: 湖南省清河县柳河村, 原柳河村. */
const IN_FRONT = /(省|市|县|区|旗|镇|乡|街道|原)$/;
/** 大柳河村 and 柳河村 are two villages; 县委组织部 and 组织部 are one organ. */
const PLACE = /(村|社区)$/;

function isAlike(name: string, word: string): boolean {
  if (name.startsWith(word)) return LEFT_OUT.test(name.slice(word.length));
  if (word.endsWith(name)) return IN_FRONT.test(word.slice(0, -name.length));
  return name.endsWith(word) && (!PLACE.test(name) || IN_FRONT.test(name.slice(0, -word.length)));
}

/** Units under the context whose name is the word but for its beginning or end. */
function alike(index: UnitIndex, word: string, context: number | undefined): UnitMatch {
  if (word.length < 2) return none;
  const pool = context === undefined ? [...index.nodes.keys()] : index.under(context);
  const ids = pool.filter((id) => {
    const name = unitWord(index.nodes.get(id)?.name ?? '');
    return name.length >= 2 && isAlike(name, word);
  });
  return choose(index, ids, context, 'likely');
}

function resolveOne(index: UnitIndex, text: string, context: number | undefined): UnitMatch {
  const word = unitWord(text);
  if (word === '') return none;
  const byCode = choose(index, index.coded(word), undefined, 'exact');
  if (byCode.state !== 'none') return byCode;
  const exact = choose(index, index.named(word), context, 'exact');
  if (exact.state !== 'none') return exact;
  const short = withoutOrgan(word);
  const byOrgan = short === word ? none : choose(index, index.named(short), context, 'exact');
  if (byOrgan.state !== 'none') return byOrgan;
  const similar = alike(index, short, context);
  return similar.state === 'none' ? heading(index, word, context) : similar;
}

/** 青石镇村干部, 青石镇领导班子: people of a unit, not a unit in it. */
const PEOPLE = /(干部|人员|成员|班子|名册|花名册|名单)$/;

/** The unit that a heading over people begins with, the longest name first. */
function heading(index: UnitIndex, word: string, context: number | undefined): UnitMatch {
  if (!PEOPLE.test(word)) return none;
  for (let length = word.length - 2; length >= 2; length -= 1) {
    const match = choose(index, index.named(word.slice(0, length)), context, 'likely');
    if (match.state !== 'none') return match;
  }
  return none;
}

/** Of several units of one name those in the place that the sheet is about. */
function within(index: UnitIndex, match: UnitMatch, place: number | undefined): UnitMatch {
  if (match.state !== 'several' || place === undefined) return match;
  const ids = match.ids.filter((id) => index.isUnder(id, place));
  const [only, second] = ids;
  if (only === undefined) return match;
  return second === undefined ? { state: 'exact', id: only } : { state: 'several', ids };
}

/** 青石镇/柳河村 or 青石镇-柳河村 in one cell. */
function segmentsOf(text: string): string[] {
  return text
    .split(/\s*[/\\>＞→|]\s*|\s+[-—]\s+/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}

/** The parts of a path, outermost first; a cell that holds a path is taken apart. */
export function unitSegments(path: readonly string[]): string[] {
  const parts = path.flatMap(segmentsOf);
  return parts.filter((part, index) => unitWord(part) !== unitWord(parts[index - 1] ?? ''));
}

/**
 * Finds the unit that a row's unit texts mean, outermost first: each part is looked for under the one before it. Parts that
 * are no unit (县直机关, 正科级) are passed over as long as the last one is found.
 * @param place the unit that the sheet as a whole is about: it only decides between several of one name
 */
export function resolveUnit(
  index: UnitIndex,
  path: readonly string[],
  place?: number,
): { readonly match: UnitMatch; readonly context: number | undefined } {
  let context: number | undefined;
  let match: UnitMatch = none;
  const segments = unitSegments(path);
  const whole = segments.length > 1 ? index.named(segments.map(unitWord).join('')) : [];
  segments.forEach((segment, at) => {
    match = within(index, resolveOne(index, segment, context), place);
    const last = at === segments.length - 1;
    if (!last && (match.state === 'exact' || match.state === 'likely')) context = match.id;
  });
  if (match.state !== 'exact' && whole.length === 1 && whole[0] !== undefined)
    match = { state: 'exact', id: whole[0] };
  return { match, context };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(社区|居委会)$/, 'community'],
  [/(村|村委会|村民委员会)$/, 'village'],
  [/(街道|街道办|街道办事处)$/, 'subdistrict'],
  [/镇$/, 'town'],
  [/乡$/, 'township'],
  [/(学校|小学|中学|一中|二中|幼儿园|医院|卫生院|党校|职校|职教中心)$/, 'institution'],
  [/(公司|企业|集团|厂|合作社)$/, 'enterprise'],
  [/(站|所|中心|大队|中队)$/, 'station'],
  [/(县|县委|县政府|区|市|旗)$/, 'county'],
  [/(机关|单位|系统|部门)$/, 'group'],
  [/(局|委|办|部|室|院|会|社|政协|人大|总工会|妇联|团)$/, 'organ'],
];

/** The kind (organizationKinds) that a name suggests. */
export function guessUnitKind(name: string): string {
  return KINDS.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? 'organ';
}
