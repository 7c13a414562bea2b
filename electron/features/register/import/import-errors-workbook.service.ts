import type { PlannedRow } from '#shared/register/import/plan';
import type { Problem } from '#shared/register/import/source';
import type { PartTable } from '#shared/register/extraction/read-part';
import type { WorkbookDraft } from '#shared/register/extraction/read';
import type { SheetModel } from '#shared/workbooks/model';
import { errorSheet, type ErrorRow } from './import-error-sheet';

/** Problems by sheet and row, for every row that has to be sent back: all rows of a person who was refused. */
type Returned = Map<string, Map<number, Problem[]>>;

function put(into: Returned, sheet: string, row: number, problem?: Problem): void {
  let rows = into.get(sheet);
  if (!rows) into.set(sheet, (rows = new Map()));
  let problems = rows.get(row);
  if (!problems) rows.set(row, (problems = []));
  if (problem) problems.push(problem);
}

function returned(workbook: WorkbookDraft, refused: readonly PlannedRow[]): Returned {
  const people = new Map(workbook.people.map((person) => [person.draft.number, person]));
  const into: Returned = new Map();
  for (const { number, place, problems } of refused) {
    if (!place) continue;
    for (const { sheet, row } of people.get(number)?.places ?? [place]) put(into, sheet, row);
    for (const problem of problems)
      put(into, problem.sheet ?? place.sheet, problem.row ?? place.row, problem);
  }
  return into;
}

function sheetOf({ sheet, table }: PartTable, rows: ReadonlyMap<number, readonly Problem[]>): SheetModel[] {
  if (!table) return [];
  const lines = table.rows.flatMap((source): ErrorRow[] => {
    const problems = rows.get(source.number);
    return problems ? [{ number: source.number, problems, source }] : [];
  });
  return lines.length === 0 ? [] : [{ ...errorSheet(table, lines), name: sheet, lines: [] }];
}

/**
 * The refused rows of a workbook of several sheets, each on its own sheet with all other rows of the same person: corrected, the
 * file can be imported as it is.
 */
export function errorSheets(workbook: WorkbookDraft, refused: readonly PlannedRow[]): SheetModel[] {
  const rows = returned(workbook, refused);
  return workbook.parts.flatMap((part) => sheetOf(part, rows.get(part.sheet) ?? new Map()));
}
