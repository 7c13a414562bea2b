import { useEffect, useLayoutEffect, useState } from 'react';
import type { TableLine } from '#shared/lib/table-document';
import { pagesAtOnce, type PageRange } from '#shared/printing/contract';
import { MeasuredPages, type Measured } from './measured-pages';
import { sizeOf, type LineSource, type PageLines, type PaperFrame } from './paper';
import { Sheet } from './sheet';

const linesAtOnce = 400;

async function readAll(source: LineSource, from: number, to: number): Promise<TableLine[]> {
  const lines: TableLine[] = [];
  for (let at = from; at < to; at += linesAtOnce) {
    lines.push(...(await source.read(at, Math.min(at + linesAtOnce, to))));
  }
  return lines;
}

/** Pages of a range that reaches beyond the document end with its last page. */
function chosenPages(pages: readonly PageLines[], range: PageRange): readonly PageLines[] {
  return range === null ? pages : pages.slice(range.from - 1, range.to);
}

interface Shown {
  readonly pages: readonly PageLines[];
  readonly lines: readonly TableLine[];
  readonly first: number;
  readonly total: number;
}

export interface RunEvents {
  readonly progress: (done: number, total: number) => void;
  /** The chosen pages stand in the document. */
  readonly ready: (pages: number) => void;
  readonly tooLong: (pages: number) => void;
  readonly failed: () => void;
}

interface Props {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly range: PageRange;
  readonly events: RunEvents;
}

/** A table for the printer: all chosen pages at once, numbered as pages of the whole. */
export function SheetRun({ frame, source, range, events }: Props) {
  const [all, setAll] = useState<readonly PageLines[] | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  function measured({ pages, done, finished }: Measured): void {
    events.progress(done, source.count);
    if (finished) setAll(pages);
  }
  useEffect(() => {
    if (!all) return;
    const pages = chosenPages(all, range);
    if (pages.length > pagesAtOnce) return events.tooLong(pages.length);
    const [begin] = pages[0] ?? [0];
    const [, end] = pages.at(-1) ?? [0, 0];
    if (pages.length === 0) return events.failed();
    readAll(source, begin, end).then(
      (lines) => setShown({ pages, lines, first: range?.from ?? 1, total: all.length }),
      events.failed,
    );
  }, [all, source, range, events]);
  useLayoutEffect(() => {
    if (shown) events.ready(shown.pages.length);
  }, [shown, events]);
  if (!all)
    return <MeasuredPages frame={frame} source={source} onMeasured={measured} onFailed={events.failed} />;
  if (!shown) return null;
  const size = sizeOf(frame.paper);
  const start = shown.pages[0]?.[0] ?? 0;
  return (
    <>
      <style>{`@page { size: ${size.width}mm ${size.height}mm; margin: 0 }`}</style>
      {shown.pages.map(([from, to], index) => (
        <Sheet
          key={from}
          frame={frame}
          lines={shown.lines.slice(from - start, to - start)}
          number={shown.first + index}
          total={shown.total}
        />
      ))}
    </>
  );
}
