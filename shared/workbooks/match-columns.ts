import { labelOf } from './labels';

/** A field that a column may be for. */
export interface MatchableField {
  readonly key: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}

/** A column heading, possibly of two levels: '全日制教育/学历'. */
export interface Heading {
  readonly index: number;
  readonly name: string;
}

export interface ColumnMatch {
  readonly index: number;
  readonly name: string;
  /** The field, or null when none fits or another column has it. */
  readonly key: string | null;
  /** 1 exact, 0.9 a synonym, below that less sure; from `SURE` on nobody needs to be asked. */
  readonly score: number;
  /** The field this column would have got if another one did not fit as well or better: to be shown, never dropped. */
  readonly contested?: string;
}

export const SURE = 0.8;
/** Likeness alone never makes a match sure. */
const LIKENESS_WORTH = 0.78;
/** Headings that share less are not compared any further. */
const ALIKE = 0.75;
/** Below this a likeness is chance. */
const LEAST = 0.55;

/** Heading as it is compared: '*出生年月（岁）' -> 出生年月, '全日制教育/学历' -> 全日制教育学历. */
export function normalHeading(text: string, keepNotes = false): string {
  const label = labelOf(text).toLowerCase();
  const bare = keepNotes ? label : label.replace(/[([【][^)\]】]*[)\]】]/g, '');
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Two-character pieces of a text. */
function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

const TIMES = /(时间|日期|年月|年月日)$/;
/** What a heading is about stands at its end: 现任职级 and 任现职级时间 are alike and mean different things. */
const TAILS = /(时间|代码|编码|文号|人数|名称|类别|原因|情况|单位|职务|职级|号码?)$/;

/** A heading in the forms in which it is compared. */
interface Form {
  readonly text: string;
  /** With what stands in brackets: 事业编制数（参照） and 事业编制数（非参照） are two fields. */
  readonly noted: string;
  /** With one word for every way to say when, and the end that tells what it is about. */
  readonly timed: string;
  readonly tail: string | undefined;
}

function formOf(name: string): Form {
  const text = normalHeading(name);
  const timed = text.replace(TIMES, '时间');
  return { text, noted: normalHeading(name, true), timed, tail: TAILS.exec(timed)?.[1] };
}

/** Sørensen-Dice likeness of two headings, 0 to 1; 0 when their ends name different things. */
function likeness({ timed: one, tail }: Form, { timed: other, tail: end }: Form): number {
  // Of every heading with every spelling hardly any pair shares enough; lengths and ends tell most of them apart.
  const [short, long] = [Math.min(one.length, other.length) - 1, Math.max(one.length, other.length) - 1];
  if (short < 1 || (2 * short) / (short + long) < ALIKE || tail !== end) return 0;
  const left = pairs(one);
  const right = pairs(other);
  if (left.length === 0 || right.length === 0) return 0;
  const pool = [...right];
  const shared = left.filter((pair) => {
    const at = pool.indexOf(pair);
    if (at >= 0) pool.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

interface Spelling {
  readonly key: string;
  readonly form: Form;
  readonly score: number;
}

const forms = new Map<string, Form>();
const MOST_FORMS = 5000;

/** Every file asks four times for the same thousand spellings. */
function spelling(key: string, text: string, score: number): Spelling {
  let form = forms.get(text);
  if (!form) {
    form = formOf(text);
    if (forms.size < MOST_FORMS) forms.set(text, form);
  }
  return { key, form, score };
}

function spellingsOf(fields: readonly MatchableField[]): Spelling[] {
  return fields.flatMap(({ key, label, synonyms = [] }) => [
    spelling(key, label, 1),
    ...synonyms.map((synonym) => spelling(key, synonym, 0.9)),
  ]);
}

/** How well a heading fits a spelling: equal, then equal in its last level only, then alike. */
function fit(heading: Form, last: string, { form, score }: Spelling): number {
  if (form.text === '') return 0;
  if (heading.noted === form.noted) return score;
  if (heading.text === form.text) return score * 0.97;
  if (last === form.text) return score * 0.85;
  const alike = likeness(heading, form);
  return alike >= ALIKE ? alike * LIKENESS_WORTH * score : 0;
}

function rankings(heading: Heading, spellings: readonly Spelling[]): { key: string; score: number }[] {
  const last = normalHeading(heading.name.slice(heading.name.lastIndexOf('/') + 1));
  const form = formOf(heading.name);
  const best = new Map<string, number>();
  for (const candidate of spellings) {
    const score = fit(form, last, candidate);
    if (score >= LEAST && score > (best.get(candidate.key) ?? 0)) best.set(candidate.key, score);
  }
  return [...best].map(([key, score]) => ({ key, score })).sort((a, b) => b.score - a.score);
}

/**
 * Finds the field for each column by name and synonym. Each field goes to at most one column: the one that fits best. Of two that
 * fit equally well neither gets it, and a column that loses its first choice says so in `contested`, so the user decides.
 * @param headings columns of a table; those without a name match nothing
 * @param remembered field keys by heading, chosen earlier for the same kind of file; they count as exact
 */
export function matchColumns(
  headings: readonly Heading[],
  fields: readonly MatchableField[],
  remembered: Readonly<Record<string, string>> = {},
): ColumnMatch[] {
  const known = spellingsOf(fields);
  const keys = new Set(fields.map((field) => field.key));
  const wishes = headings.map((heading) => {
    const chosen = remembered[heading.name];
    const ranked =
      chosen !== undefined && keys.has(chosen) ? [{ key: chosen, score: 1 }] : rankings(heading, known);
    return { heading, ranked };
  });
  const claims = wishes.flatMap(({ heading, ranked }) =>
    ranked.map((wish) => ({ index: heading.index, ...wish })),
  );
  const given = assign(claims);
  return wishes.map(({ heading, ranked }) => {
    const got = given.get(heading.index);
    const first = ranked[0];
    const contested = first && first.key !== got?.key ? { contested: first.key } : {};
    return { ...heading, key: got?.key ?? null, score: got?.score ?? 0, ...contested };
  });
}

interface Claim {
  readonly index: number;
  readonly key: string;
  readonly score: number;
}

/** Best claims first; equal claims of two free columns on a field leave it without a column. */
function assign(claims: readonly Claim[]): Map<number, Claim> {
  const given = new Map<number, Claim>();
  const taken = new Set<string>();
  const sorted = [...claims].sort((a, b) => b.score - a.score);
  for (const claim of sorted) {
    if (given.has(claim.index) || taken.has(claim.key)) continue;
    taken.add(claim.key);
    const rival = sorted.some(
      (other) =>
        other.key === claim.key &&
        other.index !== claim.index &&
        other.score === claim.score &&
        !given.has(other.index),
    );
    if (!rival) given.set(claim.index, claim);
  }
  return given;
}

/** A test for `findHead`: whether a label is the name or a synonym of one of the fields. */
export function knownNames(fields: readonly MatchableField[]): (label: string) => boolean {
  const names = new Set(spellingsOf(fields).map(({ form }) => form.text));
  names.delete('');
  return (label) => names.has(normalHeading(label));
}
