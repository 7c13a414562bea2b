import { useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { TableLine } from '#shared/lib/table-document';
import { createPaginator, type Paginator } from './paginate';
import {
  paperMargin,
  pixelsPerMillimetre,
  sizeOf,
  type LineSource,
  type PageLines,
  type PaperFrame,
} from './paper';
import { PaperTable } from './paper-table';
import { Heading } from './sheet';

/** Lines laid out at once: some twenty milliseconds of the window's time. */
const batch = 25;
/** The pages done so far are told so often. */
const reportMs = 250;

export interface Measured {
  /** The pages known so far. */
  readonly pages: readonly PageLines[];
  /** Lines measured so far. */
  readonly done: number;
  readonly finished: boolean;
}

interface Chunk {
  readonly from: number;
  readonly lines: readonly TableLine[];
}

interface Props {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly onMeasured: (measured: Measured) => void;
  readonly onFailed: (error: unknown) => void;
}

function roomOf(element: HTMLElement, { paper }: PaperFrame): { first: number; other: number } {
  const inner = (sizeOf(paper).height - paperMargin.top - paperMargin.bottom) * pixelsPerMillimetre;
  // 2 px are the table's outer border.
  const other = inner - heightOf(element, 'thead') - 2;
  return { first: other - heightOf(element, '.sheet-heading'), other };
}

function heightOf(element: HTMLElement, selector: string): number {
  return element.querySelector(selector)?.getBoundingClientRect().height ?? 0;
}

/** Adds the rows that now stand in `element`; the signature line goes where the last line goes. */
function addRows(paginator: Paginator, element: HTMLElement, chunk: Chunk, count: number): void {
  const rows = element.querySelectorAll('tbody tr');
  chunk.lines.forEach((line, index) => {
    const height = rows[index]?.getBoundingClientRect().height ?? 0;
    const last = chunk.from + index === count - 1;
    paginator.add(last ? height + heightOf(element, '.sheet-signature') : height, 'group' in line);
  });
}

/**
 * Measures a table's lines a few at a time, out of sight, and deals them out to pages: what is in the document never
 * exceeds one batch, and the window answers in between. All properties have to be stable; take it away once it has
 * finished.
 */
export function MeasuredPages({ frame, source, onMeasured, onFailed }: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly TableLine[]>([]);
  useEffect(() => {
    let current = true;
    async function measureAll(): Promise<void> {
      let paginator: Paginator | null = null;
      let reported = 0;
      for (let from = 0; ;) {
        const read = await source.read(from, Math.min(from + batch, source.count));
        if (!current || !element.current) return;
        // Fewer lines than promised would be asked for again without end.
        if (read.length === 0 && source.count > 0) throw new Error('lines are missing');
        flushSync(() => setLines(read));
        paginator ??= createPaginator(roomOf(element.current, frame));
        addRows(paginator, element.current, { from, lines: read }, source.count);
        from += read.length;
        if (from >= source.count)
          return onMeasured({ pages: [...paginator.finish()], done: from, finished: true });
        if (performance.now() - reported < reportMs) continue;
        reported = performance.now();
        onMeasured({ pages: [...paginator.done()], done: from, finished: false });
      }
    }
    measureAll().catch((error: unknown) => current && onFailed(error));
    return () => {
      current = false;
    };
  }, [frame, source, onMeasured, onFailed]);
  return (
    <div ref={element} className="sheet sheet-measure" style={{ width: `${widthOf(frame)}mm` }} aria-hidden>
      <Heading title={frame.title} caption={frame.caption} />
      <PaperTable columns={frame.columns} lines={lines} />
      {frame.footer !== undefined && <p className="sheet-signature">{frame.footer}</p>}
    </div>
  );
}

function widthOf({ paper }: PaperFrame): number {
  return sizeOf(paper).width - 2 * paperMargin.side;
}
