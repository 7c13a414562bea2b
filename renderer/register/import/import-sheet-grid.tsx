import { columnName } from '#shared/workbooks/model';
import type { Wizard } from './import-wizard';

/** The sheet's first rows as they stand; the head is marked, a click on a row number makes that row the head. */
export function SheetGrid({ wizard }: { readonly wizard: Wizard }) {
  const { preview } = wizard.state;
  if (!preview) return null;
  const { head, grid, width } = preview;
  const isHead = (row: number): boolean => head !== null && row >= head.top && row <= head.bottom;
  return (
    <div className="panel sheet-grid" tabIndex={0} role="region" aria-label="表格开头">
      <table>
        <thead>
          <tr>
            <th aria-label="行号" />
            {Array.from({ length: width }, (_, index) => (
              <th key={index}>{columnName(index)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.map((row) => (
            <tr key={row.number} className={isHead(row.number) ? 'sheet-grid-head' : ''}>
              <th>
                <button
                  type="button"
                  title="以这一行为表头"
                  onClick={() => void wizard.readSheet({ top: row.number, bottom: row.number })}
                >
                  {row.number}
                </button>
              </th>
              {row.cells.map((text, index) => (
                <td key={index} title={text}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
