import { spreadName } from '#shared/lib/names';
import type { TableColumn, TableLine } from '#shared/lib/table-document';

function Cells({ columns, line }: { readonly columns: readonly TableColumn[]; readonly line: TableLine }) {
  if ('group' in line) {
    return (
      <td colSpan={columns.length} className="group">
        {line.group}
      </td>
    );
  }
  return columns.map((column, index) => (
    <td key={column.key} style={{ textAlign: column.align }}>
      {column.key === 'name' ? spreadName(line.cells[index] ?? '') : line.cells[index]}
    </td>
  ));
}

/** The head: one row, or two where columns stand in groups. */
function Head({ columns }: { readonly columns: readonly TableColumn[] }) {
  const twoRows = columns.some((column) => column.group !== undefined);
  const startsGroup = (index: number): boolean => columns[index]?.group !== columns[index - 1]?.group;
  const span = (group: string): number => columns.filter((column) => column.group === group).length;
  return (
    <thead>
      <tr>
        {columns.map((column, index) => {
          if (column.group === undefined) {
            return (
              <th key={column.key} rowSpan={twoRows ? 2 : 1}>
                {column.label}
              </th>
            );
          }
          return startsGroup(index) ? (
            <th key={column.group} colSpan={span(column.group)}>
              {column.group}
            </th>
          ) : null;
        })}
      </tr>
      {twoRows && (
        <tr>
          {columns
            .filter((column) => column.group !== undefined)
            .map((column) => (
              <th key={column.key}>{column.label}</th>
            ))}
        </tr>
      )}
    </thead>
  );
}

interface Props {
  readonly columns: readonly TableColumn[];
  readonly lines: readonly TableLine[];
}

/** The grid of a roster page. */
export function PaperTable({ columns, lines }: Props) {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  return (
    <table>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={{ width: `${(column.width / sum) * 100}%` }} />
        ))}
      </colgroup>
      <Head columns={columns} />
      <tbody>
        {lines.map((line) => (
          <tr key={'group' in line ? line.group : line.id}>
            <Cells columns={columns} line={line} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
