import { useLayoutEffect, useRef, useState } from 'react';
import { paginate } from './paginate';

export interface PrintColumn {
  readonly key: string;
  readonly label: string;
  /** Relative width. */
  readonly weight: number;
  readonly alignStart?: boolean;
}

export interface PrintRow {
  readonly key: string;
  /** A row over the whole width that names a unit. */
  readonly group?: string;
  readonly cells: readonly string[];
}

export interface RosterSheetsProps {
  readonly title: string;
  readonly paper: 'A4' | 'A3';
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly PrintRow[];
  readonly onLaidOut: (pages: number) => void;
}

const paperSize = { A4: { width: 297, height: 210 }, A3: { width: 420, height: 297 } } as const;
const margin = { top: 12, side: 12, bottom: 14 };
const pixelsPerMillimetre = 96 / 25.4;

function Head({ columns }: { readonly columns: readonly PrintColumn[] }) {
  const sum = columns.reduce((total, column) => total + column.weight, 0);
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={{ width: `${(column.weight / sum) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key}>{column.label}</th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function Body({
  columns,
  rows,
}: {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly PrintRow[];
}) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          {row.group === undefined ? (
            columns.map((column, index) => (
              <td key={column.key} className={column.alignStart ? 'start' : ''}>
                {row.cells[index]}
              </td>
            ))
          ) : (
            <td colSpan={columns.length} className="group">
              {row.group}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** A roster in pages of exact size: rows are measured once, then dealt out with repeated headings and page numbers. */
export function RosterSheets({ title, paper, columns, rows, onLaidOut }: RosterSheetsProps) {
  const measured = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<[number, number][] | null>(null);
  const size = paperSize[paper];
  useLayoutEffect(() => {
    const element = measured.current;
    if (pages || !element) return;
    const height = (selector: string): number =>
      element.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    const heights = [...element.querySelectorAll('tbody tr')].map(
      (row) => row.getBoundingClientRect().height,
    );
    const room = (size.height - margin.top - margin.bottom) * pixelsPerMillimetre - height('thead') - 2;
    setPages(paginate(heights, room - height('.sheet-title') - 12, room));
  }, [pages, size]);
  useLayoutEffect(() => {
    if (pages) onLaidOut(pages.length);
  }, [pages, onLaidOut]);
  const inner = { width: `${size.width - 2 * margin.side}mm` };
  if (!pages) {
    return (
      <div ref={measured} className="sheet" style={inner}>
        <h1 className="sheet-title">{title}</h1>
        <table>
          <Head columns={columns} />
          <Body columns={columns} rows={rows} />
        </table>
      </div>
    );
  }
  return (
    <>
      <style>{`@page { size: ${size.width}mm ${size.height}mm; margin: 0 }`}</style>
      {pages.map(([from, to], index) => (
        <section
          key={from}
          className="sheet"
          style={{
            width: `${size.width}mm`,
            height: `${size.height}mm`,
            padding: `${margin.top}mm ${margin.side}mm ${margin.bottom}mm`,
          }}
        >
          {index === 0 && <h1 className="sheet-title">{title}</h1>}
          <table>
            <Head columns={columns} />
            <Body columns={columns} rows={rows.slice(from, to)} />
          </table>
          <footer className="sheet-foot">
            第 {index + 1} 页　共 {pages.length} 页
          </footer>
        </section>
      ))}
    </>
  );
}
