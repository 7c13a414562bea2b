import { findHead } from '#shared/workbooks/header';
import { knownNames, matchColumns, SURE, type Heading } from '#shared/workbooks/match-columns';
import { readTable, type Table } from '#shared/workbooks/table';
import { compileColumns, type PersonColumn } from '../import/person-columns';
import type { MappedColumn } from '../import/source';
import { personTargets, type ImportTarget } from '../import/targets';
import type { PartColumn, WorkbookPart } from './layout';
import type { FoundPart } from './recognize';
import { CODE_HEADING, codeHeading } from './table-layout';

/** What was made of one column. */
export interface ColumnReport {
  readonly letter: string;
  readonly header: string;
  /** The column of the layout it was taken for; null: not recognized. */
  readonly label: string | null;
  /** Recognized, but the register keeps nothing of it. */
  readonly passedOver: boolean;
}

/** A sheet of the workbook as a table with its columns understood. */
export interface PartTable {
  readonly part: WorkbookPart;
  readonly sheet: string;
  /** Null when no head was found. */
  readonly table: Table | null;
  readonly columns: readonly PersonColumn[];
  readonly report: readonly ColumnReport[];
}

/** Column lists of the people's sheet are those of rosters when the layout says so. */
function columnsOf(part: WorkbookPart, today: string): readonly PartColumn[] {
  if (part.columns !== 'roster') return part.columns;
  return personTargets({ titles: [], today });
}

/** A bare 代码 means the code of the column at its left. */
function headingsOf(table: Table): Heading[] {
  const names = new Map(table.columns.map(({ index, name }) => [index, name]));
  return table.columns.map(({ index, name }) => ({
    index,
    name: name === CODE_HEADING ? codeHeading(names.get(index - 1) ?? '') : name,
  }));
}

function targetsOf(columns: readonly PartColumn[]): ImportTarget[] {
  return columns.flatMap(({ key, label, synonyms, place }) =>
    place === null ? [] : [{ key, label, synonyms, place, section: '' }],
  );
}

/** Typed days are kept; the day of a date cell that stands for a month is mostly the 1st that Excel made up. */
function withoutMadeUpDay(column: PersonColumn): PersonColumn {
  const { read } = column;
  return {
    ...column,
    read: (value, mark) => {
      const reading = read(value, mark);
      const cut = reading.ok && mark?.date !== undefined && typeof reading.value === 'string';
      return cut ? { ok: true, value: String(reading.value).slice(0, 7) } : reading;
    },
  };
}

/**
 * Reads one sheet of a workbook as a table; columns are found by name, in any order.
 * @param today YYYY-MM-DD
 */
export function readPart({ part, sheet }: FoundPart, today: string): PartTable {
  const columns = columnsOf(part, today);
  const head = findHead(sheet, knownNames(columns));
  if (!head) return { part, sheet: sheet.name, table: null, columns: [], report: [] };
  const table = readTable(sheet, head);
  const headings = headingsOf(table);
  const matched = matchColumns(headings, columns).filter(({ key, score }) => key !== null && score >= SURE);
  const byIndex = new Map(
    matched.map(({ index, key }) => [index, columns.find((column) => column.key === key)]),
  );
  const headers = new Map(table.columns.map(({ index, name }) => [index, name]));
  const mapped = matched.flatMap(({ index, key }): MappedColumn[] =>
    key === null ? [] : [{ index, header: headers.get(index) ?? '', target: key }],
  );
  return {
    part,
    sheet: sheet.name,
    table,
    columns: compileColumns(mapped, targetsOf(columns)).map((column) =>
      byIndex.get(column.index)?.month ? withoutMadeUpDay(column) : column,
    ),
    report: table.columns.map(({ index, letter, name }) => {
      const column = byIndex.get(index);
      return { letter, header: name, label: column?.label ?? null, passedOver: column?.place === null };
    }),
  };
}
