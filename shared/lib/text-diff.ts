/** A piece of a text, and whether the other text lacks it. */
export interface DiffPart {
  readonly text: string;
  readonly changed: boolean;
}

export interface TextDiff {
  readonly a: readonly DiffPart[];
  readonly b: readonly DiffPart[];
}

/** More cells than this are not worth a table: some 450 characters against as many. */
const mostCells = 200_000;

/** Which entries of two lists belong to a longest common subsequence. */
function common<Entry>(a: readonly Entry[], b: readonly Entry[]): [boolean[], boolean[]] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [inA, inB] = [a.map(() => false), b.map(() => false)];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA[i++] = true;
      inB[j++] = true;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [inA, inB];
}

/** Joins neighbours that are alike; a single character that happens to be the same between two changes is no rest for the eye. */
function parts(entries: readonly string[], same: readonly boolean[]): DiffPart[] {
  const calm = same.map((here, at) => here && !(same[at - 1] === false && same[at + 1] === false));
  const joined: { text: string; changed: boolean }[] = [];
  entries.forEach((text, at) => {
    const changed = calm[at] !== true;
    const last = joined.at(-1);
    if (last?.changed === changed) last.text += text;
    else joined.push({ text, changed });
  });
  return joined;
}

function ends(a: readonly string[], b: readonly string[]): { readonly front: number; readonly back: number } {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < most - front && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  return { front, back };
}

/** What of two lists is the same: their beginning and end, and a common subsequence of the rest where that is short enough. */
function sameEntries(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const { front, back } = ends(a, b);
  const [restA, restB] = [a.slice(front, a.length - back), b.slice(front, b.length - back)];
  const small = restA.length * restB.length <= mostCells;
  const [inA, inB] = small ? common(restA, restB) : [restA.map(() => false), restB.map(() => false)];
  const around = (inside: boolean[]): boolean[] => [
    ...Array<boolean>(front).fill(true),
    ...inside,
    ...Array<boolean>(back).fill(true),
  ];
  return [around(inA), around(inB)];
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Lines first, so that a segment put in between does not run through all that follow. */
function diffLong(a: string, b: string): TextDiff {
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  const [sameA, sameB] = sameEntries(linesA, linesB);
  const [outA, outB]: [DiffPart[], DiffPart[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < linesA.length || j < linesB.length) {
    const [fromA, fromB] = [i, j];
    while (i < linesA.length && !sameA[i]) i += 1;
    while (j < linesB.length && !sameB[j]) j += 1;
    const block = diffShort(linesA.slice(fromA, i).join(''), linesB.slice(fromB, j).join(''));
    outA.push(...block.a);
    outB.push(...block.b);
    if (i < linesA.length) outA.push({ text: linesA[i++] ?? '', changed: false });
    if (j < linesB.length) outB.push({ text: linesB[j++] ?? '', changed: false });
  }
  return { a: outA, b: outB };
}

function diffShort(a: string, b: string): TextDiff {
  const [charsA, charsB] = [[...a], [...b]];
  const [sameA, sameB] = sameEntries(charsA, charsB);
  return { a: parts(charsA, sameA), b: parts(charsB, sameB) };
}

/** The characters in which two texts differ, for showing them side by side. The parts of each make up its whole text. */
export function diffTexts(a: string, b: string): TextDiff {
  return a.includes('\n') && b.includes('\n') ? diffLong(a, b) : diffShort(a, b);
}
