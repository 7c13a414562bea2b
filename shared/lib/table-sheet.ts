import { ROSTER_LOOK, type BodyLine, type SheetModel } from '#shared/workbooks/model';
import type { TableColumn } from './table-document';

interface Table {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly paper: 'A4' | 'A3';
  readonly columns: readonly TableColumn[];
  readonly body: Iterable<BodyLine>;
  readonly rowCount: number;
  /** A line below the table. */
  readonly footer?: string;
}

/** A table for paper as a sheet: the same title, heads, widths and order; everything is text, as it is printed. */
export function tableSheet(table: Table): SheetModel {
  const { title, caption, paper, columns, body, rowCount, footer } = table;
  return {
    name: table.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    lines: [
      { text: title, style: 'title' },
      ...(caption === '' ? [] : [{ text: caption, style: 'caption' as const }]),
    ],
    columns: columns.map(({ label, group, width, align }) => ({
      header: label,
      ...(group === undefined ? {} : { group }),
      width: Math.max(5, width),
      kind: 'text',
      align,
      wrap: true,
    })),
    body,
    rowCount,
    ...(footer === undefined
      ? {}
      : { footer: [{ text: footer, style: 'caption' as const, align: 'left' as const }] }),
    frozenColumns: 1,
    print: { paper, orientation: 'landscape' },
    look: ROSTER_LOOK,
  };
}
