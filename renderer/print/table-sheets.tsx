import { useLayoutEffect, useRef, useState } from 'react';
import type { TableContent } from '#shared/lib/table-document';
import { paginate } from './paginate';
import { PaperTable } from './paper-table';

export type PaperContent = TableContent & {
  /** A line below the table on the last page, left blank for ink. */
  readonly footer?: string;
};

interface Props {
  readonly content: PaperContent;
  readonly onLaidOut: (pages: number) => void;
}

const paperSize = { A4: { width: 297, height: 210 }, A3: { width: 420, height: 297 } } as const;
const margin = { top: 12, side: 12, bottom: 16 };
const pixelsPerMillimetre = 96 / 25.4;

function Heading({ title, caption }: Pick<PaperContent, 'title' | 'caption'>) {
  return (
    <header className="sheet-heading">
      <h1 className="sheet-title">{title}</h1>
      {caption !== '' && <p className="sheet-caption">{caption}</p>}
    </header>
  );
}

/** Ranges of lines per page, measured in the element that holds all of them. */
function measure(element: HTMLElement, { lines, paper }: PaperContent): [number, number][] {
  const heightOf = (selector: string): number =>
    element.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  const heights = [...element.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
  const inner = (paperSize[paper].height - margin.top - margin.bottom) * pixelsPerMillimetre;
  // 2 px are the table's outer border; the signature line goes where the last line goes.
  const other = inner - heightOf('thead') - 2;
  if (heights.length > 0) heights[heights.length - 1] = (heights.at(-1) ?? 0) + heightOf('.sheet-signature');
  const first = other - heightOf('.sheet-heading');
  return paginate(heights, { first, other }, (index) => 'group' in (lines[index] ?? {}));
}

/** A table in pages of exact size: lines are measured once, then dealt out with repeated heads and page numbers. */
export function TableSheets({ content, onLaidOut }: Props) {
  const all = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<[number, number][] | null>(null);
  const { title, caption, paper, columns, lines, footer } = content;
  const size = paperSize[paper];
  useLayoutEffect(() => {
    if (!pages && all.current) setPages(measure(all.current, content));
  }, [pages, content]);
  useLayoutEffect(() => {
    if (pages) onLaidOut(pages.length);
  }, [pages, onLaidOut]);
  if (!pages) {
    return (
      <div ref={all} className="sheet" style={{ width: `${size.width - 2 * margin.side}mm` }}>
        <Heading title={title} caption={caption} />
        <PaperTable columns={columns} lines={lines} />
        {footer !== undefined && <p className="sheet-signature">{footer}</p>}
      </div>
    );
  }
  const box = {
    width: `${size.width}mm`,
    // A hair less than the paper: rounding to pixels must not push an empty page behind the last one.
    height: `${size.height - 0.3}mm`,
    padding: `${margin.top}mm ${margin.side}mm ${margin.bottom}mm`,
  };
  return (
    <>
      <style>{`@page { size: ${size.width}mm ${size.height}mm; margin: 0 }`}</style>
      {pages.map(([from, to], index) => (
        <section key={from} className="sheet" style={box}>
          {index === 0 && <Heading title={title} caption={caption} />}
          <PaperTable columns={columns} lines={lines.slice(from, to)} />
          {index === pages.length - 1 && footer !== undefined && <p className="sheet-signature">{footer}</p>}
          <footer className="sheet-foot">
            第 {index + 1} 页　共 {pages.length} 页
          </footer>
        </section>
      ))}
    </>
  );
}
