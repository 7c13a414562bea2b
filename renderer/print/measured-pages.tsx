import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
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

/** Lines laid out at once: some thirty milliseconds of the window's time. */
const batch = 80;
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
 * exceeds one batch, and the window answers in between. Take it away once it has finished.
 */
export function MeasuredPages({ frame, source, onMeasured, onFailed }: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const paginator = useRef<Paginator | null>(null);
  const reported = useRef(0);
  const [chunk, setChunk] = useState<Chunk | null>(null);
  const next = chunk === null ? 0 : chunk.from + chunk.lines.length;
  useLayoutEffect(() => {
    if (!chunk || !element.current) return;
    paginator.current ??= createPaginator(roomOf(element.current, frame));
    addRows(paginator.current, element.current, chunk, source.count);
    const finished = next >= source.count;
    const now = performance.now();
    if (!finished && now - reported.current < reportMs) return;
    reported.current = now;
    const pages = finished ? paginator.current.finish() : paginator.current.done();
    onMeasured({ pages: [...pages], done: next, finished });
    // A chunk is measured once; frame and source belong to this component's key.
  }, [chunk]);
  useEffect(() => {
    if (chunk !== null && next >= source.count) return;
    let current = true;
    source.read(next, Math.min(next + batch, source.count)).then(
      (lines) => {
        if (!current) return;
        // Fewer lines than promised would be asked for again without end.
        if (lines.length === 0 && source.count > 0) onFailed(new Error('lines are missing'));
        else setChunk({ from: next, lines });
      },
      (error: unknown) => current && onFailed(error),
    );
    return () => {
      current = false;
    };
  }, [chunk]);
  return (
    <div ref={element} className="sheet sheet-measure" style={{ width: `${widthOf(frame)}mm` }} aria-hidden>
      <Heading title={frame.title} caption={frame.caption} />
      <PaperTable columns={frame.columns} lines={chunk?.lines ?? []} />
      {frame.footer !== undefined && <p className="sheet-signature">{frame.footer}</p>}
    </div>
  );
}

function widthOf({ paper }: PaperFrame): number {
  return sizeOf(paper).width - 2 * paperMargin.side;
}
