import { pinyin } from 'pinyin-pro';
import { searchKeys } from '#shared/lib/names';

/**
 * Pinyin of a person's or unit's name, one syllable per character, without tones.
 * @param surname true for people: 单, 曾, 仇 … are then read as surnames
 */
export function syllablesOf(name: string, surname: boolean): readonly string[] {
  // Whoever writes a name asks twice, for its sort key and its search keys.
  if (last?.name !== name || last.surname !== surname)
    last = { name, surname, syllables: readSyllables(name, surname) };
  return last.syllables;
}

let last: { readonly name: string; readonly surname: boolean; readonly syllables: readonly string[] } | null =
  null;

/** The one reading of a character, null where it has several: then only the whole name tells which. */
const readings = new Map<string, string | null>();

function onlyReading(char: string): string | null {
  let known = readings.get(char);
  if (known === undefined) {
    const all = pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true });
    known = new Set(all).size === 1 ? (all[0] ?? null) : null;
    readings.set(char, known);
  }
  return known;
}

/** Beginnings of names with their readings: surnames have several, and one of a surname. */
const beginnings = new Map<string, readonly string[]>();
const MOST_BEGINNINGS = 20_000;
/** Surnames have one or two characters. */
const BEGINNING = 2;

function readBeginning(text: string): readonly string[] {
  let known = beginnings.get(text);
  if (known === undefined) {
    if (beginnings.size >= MOST_BEGINNINGS) beginnings.clear();
    beginnings.set(text, (known = wholeSyllables(text, true)));
  }
  return known;
}

/**
 * Reading a name as a whole takes ten times as long as its characters; most names have no doubtful one, or only in the
 * surname, whose reading what follows does not change.
 */
function plainSyllables(name: string, surname: boolean): string[] | null {
  if (!/^[\u4e00-\u9fff]{1,6}$/.test(name)) return null;
  const readings = [...name].map(onlyReading);
  const doubtful = readings.findLastIndex((reading) => reading === null);
  if (doubtful >= (surname ? BEGINNING : 0)) return null;
  const begun = doubtful < 0 ? [] : readBeginning(name.slice(0, BEGINNING));
  return readings.map((reading, at) => reading ?? begun[at] ?? '');
}

function readSyllables(name: string, surname: boolean): readonly string[] {
  return plainSyllables(name, surname) ?? wholeSyllables(name, surname);
}

function wholeSyllables(name: string, surname: boolean): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', surname: surname ? 'head' : 'off', v: true }).map(
    (syllable) => syllable.toLowerCase().replace(/\s/g, ''),
  );
}

/** The text by which names are sorted: syllables apart, so that `li xin` comes before `lian`. */
export function sortKeyOf(name: string, surname: boolean): string {
  return syllablesOf(name, surname).join(' ');
}

/** Every text under which a person is found by its beginning, the ID number included. */
export function personKeys(name: string, idNumber: string | null): string[] {
  const keys = searchKeys(name, syllablesOf(name, true));
  // What begins another key is found with it: m with ming.
  const needed = keys.filter((key) => !keys.some((other) => other !== key && other.startsWith(key)));
  return idNumber ? [...needed, idNumber.toLowerCase()] : needed;
}
