/** Excel allows 31 characters, without these signs, and no apostrophe at either end. */
const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001f]/g;

function cleanName(name: string): string {
  const clean = name.replace(FORBIDDEN, ' ').replaceAll("'", ' ').replace(/\s+/g, ' ').trim();
  return clean === '' ? '工作表' : clean;
}

/**
 * Names that Excel accepts for the sheets of one workbook: forbidden signs become blanks, at most 31 characters, and a name that
 * occurs twice (upper and lower case are the same to Excel) gets a number: 名册, 名册(2).
 * @param names any texts, such as names of units
 */
export function safeSheetNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const clean = cleanName(name);
    let unique = clean.slice(0, LONGEST);
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) {
      const suffix = `(${number})`;
      unique = clean.slice(0, LONGEST - suffix.length) + suffix;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
}
