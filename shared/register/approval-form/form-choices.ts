import type { FormRow } from './compare';
import type { OpenFile, Side, SideRule } from './form-contract';

/** The row of the comparison that is the photo. */
export const photoKey = 'photo';

/** What was decided about the rows of one file, by their keys. */
export type Choices = ReadonlyMap<string, Side>;

/**
 * Whether the file says something of the person that the archive does not say. The month to which a form counts ages is the
 * form's own: kept with the person, it would stand for good. It is taken only when somebody chooses so.
 */
export function isDifference({ key, state }: Pick<FormRow, 'key' | 'state'>): boolean {
  return state === 'different' || (state === 'new' && key !== 'ageReference');
}

/** Whether anything can be chosen in a row: a box that could not be read, or says the same, leaves nothing to choose. */
export function isChoosable({ state }: Pick<FormRow, 'state'>): boolean {
  return state !== 'same' && state !== 'unreadable';
}

/**
 * Which side a row is written from. What the archive lacks comes from the file, what the file lacks stays, unless somebody
 * says otherwise; about two different values somebody must say.
 * @returns null where nobody has decided: the archive's value stays
 */
export function sideOf(row: FormRow, choices: Choices): Side | null {
  if (!isChoosable(row)) return 'archive';
  const chosen = choices.get(row.key);
  if (chosen !== undefined) return chosen;
  if (row.state === 'different') return null;
  return isDifference(row) ? 'file' : 'archive';
}

/** What a rule for many rows says about one; undefined where it says nothing: it never empties a box of the archive. */
export function ruledSide(row: FormRow, rule: SideRule): Side | undefined {
  if (!isDifference(row)) return undefined;
  if (rule === 'fill') return row.state === 'new' ? 'file' : 'archive';
  return rule;
}

/** How many rows differ, about how many of them nobody has decided, how many are written, and how many cannot be read. */
export function countRows(
  rows: readonly FormRow[],
  choices: Choices,
): Record<'differences' | 'open' | 'written' | 'unreadable', number> {
  const counts = { differences: 0, open: 0, written: 0, unreadable: 0 };
  for (const row of rows) {
    const side = sideOf(row, choices);
    if (isDifference(row)) counts.differences += 1;
    if (side === null) counts.open += 1;
    if (side === 'file') counts.written += 1;
    if (row.state === 'unreadable') counts.unreadable += 1;
  }
  return counts;
}

/**
 * The file after (1) or before (-1) another that still wants a decision, round and round.
 * @param open in the order of the list, which is that of the files
 * @param file where one stands; null: at the beginning
 */
export function nextOpen(
  open: readonly OpenFile[],
  file: number | null,
  direction: 1 | -1,
): OpenFile | undefined {
  const here = file ?? -1;
  if (direction === 1) return open.find((one) => one.file > here) ?? open[0];
  return open.filter((one) => one.file < here).at(-1) ?? open.at(-1);
}
