import { fullWidthToHalf, stripInvisible } from './text';

/** Signs that stand for the dot in names: the editor turns 。. ？ ? 、 • into · on opening; the rest are look-alikes. */
const DOTS = / ?[·•‧∙⋅・･●。．.？?、˙][ ·•‧∙⋅・･●。．.？?、˙]*/g;
const HAN = String.raw`[\p{Script=Han}〇]`;
const TWO_HAN = new RegExp(`^(${HAN})(${HAN})$`, 'u');
const SPACE_BETWEEN_HAN = new RegExp(`(?<=${HAN}) +(?=${HAN})`, 'gu');
/** Chinese characters only: nothing to normalise, which is what most names are. */
const PLAIN = /^[\u4e00-\u9fff]+$/;
/** A longer name with a blank may be one whose dot was lost: it is left for a person to see. */
const LONGEST_SPREAD_NAME = 4;

/**
 * A name as the register keeps it: every sign used for the dot becomes ·, blanks that spread a name of up to four
 * characters (张 三) go, others are single. Brackets and remarks are not touched. Never throws.
 */
export function normaliseName(name: string): string {
  if (PLAIN.test(name)) return name;
  const text = fullWidthToHalf(stripInvisible(name))
    .replace(/\s+/g, ' ')
    .replace(DOTS, '·')
    .replace(/^[·\s]+|[·\s]+$/g, '');
  const close = text.replace(SPACE_BETWEEN_HAN, '');
  return [...close].length <= LONGEST_SPREAD_NAME ? close : text;
}

/** For print only: a name of two characters is spread with a full-width blank (张 三) to the width of three. */
export function spreadName(name: string): string {
  return name.replace(TWO_HAN, '$1\u3000$2');
}

/** More readings than this of one name (several characters with several readings) are not all kept. */
const MOST_READINGS = 16;

/** Pinyin as it is typed: small letters, ü as v, nothing but letters and digits. */
function typed(syllable: string): string {
  if (/^[a-z]+$/.test(syllable)) return syllable;
  return syllable
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]/g, '');
}

/** Whole readings of a name from the readings of each character, at most MOST_READINGS. */
function readingsOf(syllables: readonly (string | readonly string[])[]): string[][] {
  if (syllables.every((syllable) => typeof syllable === 'string')) {
    const one = syllables.map(typed).filter((syllable) => syllable !== '');
    return one.length > 0 ? [one] : [];
  }
  let readings: string[][] = [[]];
  for (const choice of syllables) {
    const choices = [...new Set((typeof choice === 'string' ? [choice] : choice).map(typed))];
    const known = choices.filter((syllable) => syllable !== '');
    if (known.length === 0) continue;
    readings = readings.flatMap((reading) => known.map((syllable) => [...reading, syllable]));
    readings = readings.slice(0, MOST_READINGS);
  }
  return readings.filter((reading) => reading.length > 0);
}

function suffixes(items: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = items.length - 1, text = ''; at >= 0; at -= 1) {
    text = (items[at] ?? '') + text;
    found[at] = text;
  }
  return found;
}

/** For 张晓明: xiaoming and zhangxiaoming at every syllable, xm and zxm, and zhangxm, which many people type. */
function pinyinKeys(reading: readonly string[]): string[] {
  const initials = reading.map((syllable) => syllable.charAt(0));
  const mixed = reading.length > 1 ? [(reading[0] ?? '') + initials.slice(1).join('')] : [];
  return [...suffixes(reading), ...suffixes(initials), ...mixed];
}

/**
 * Every text under which a person is found by its beginning, in the form of `normaliseSearch`: the suffixes of the name,
 * of its initials and of its full pinyin at syllable starts. The dot of a name and blanks are left out.
 * @param syllables the pinyin of each character, or all readings of each, without tones
 */
export function searchKeys(name: string, syllables: readonly (string | readonly string[])[]): string[] {
  const letters = [...normaliseSearch(normaliseName(name)).replaceAll(' ', '')];
  return [...new Set([...suffixes(letters), ...readingsOf(syllables).flatMap(pinyinKeys)])];
}

/**
 * What the user typed into a search box as search keys hold it: small half-width letters, ü as v, without the dot of
 * names and the apostrophe of pinyin; words (parted by blanks or commas) are parted by one blank.
 */
export function normaliseSearch(text: string): string {
  if (PLAIN.test(text)) return text;
  return fullWidthToHalf(stripInvisible(text))
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/['’‘·•‧∙⋅・･]/g, '')
    .replace(/[\s,，、;；]+/g, ' ')
    .trim();
}
