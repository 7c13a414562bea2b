import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { TableLine } from '#shared/lib/table-document';
import type { PageRange, PrintPart, PrintTask } from '#shared/printing/contract';
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

/** A range that reaches beyond the document ends with its last page. */
function chosenPages(pages: readonly PageLines[], range: PageRange): readonly PageLines[] {
  return range === null ? pages : pages.slice(range.from - 1, range.to);
}

/** The pages that now stand in the document. */
interface Part {
  readonly pages: readonly PageLines[];
  readonly lines: readonly TableLine[];
  /** Chosen pages before this part. */
  readonly before: number;
}

export interface RunEvents {
  /** Lines measured, of how many. */
  readonly progress: (done: number, total: number) => void;
  /** A part stands in the document: chosen pages up to its end, of how many. Resolves when it has been printed. */
  readonly part: (part: Pick<PrintPart, 'done' | 'total' | 'pages'>) => Promise<unknown>;
  /** @param pages more than the task's limit, or 0 */
  readonly failed: (pages: number) => void;
}

interface Props {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly task: PrintTask;
  readonly events: RunEvents;
}

/** A table for the printer: the chosen pages part by part, numbered as pages of the whole. */
export function SheetRun({ frame, source, task, events }: Props) {
  const { range, pagesInPart, limit } = task;
  const [all, setAll] = useState<readonly PageLines[] | null>(null);
  const [before, setBefore] = useState(0);
  const [part, setPart] = useState<Part | null>(null);
  const failed = useCallback(() => events.failed(0), [events]);
  const measured = useCallback(
    ({ pages, done, finished }: Measured) => {
      events.progress(done, source.count);
      if (!finished) return;
      const chosen = chosenPages(pages, range).length;
      if (chosen === 0 || chosen > limit) events.failed(chosen);
      else setAll(pages);
    },
    [events, source, range, limit],
  );
  useEffect(() => {
    if (!all) return;
    const pages = chosenPages(all, range).slice(before, before + pagesInPart);
    const [begin] = pages[0] ?? [0];
    const [, end] = pages.at(-1) ?? [0, 0];
    readAll(source, begin, end).then((lines) => setPart({ pages, lines, before }), failed);
  }, [all, before, source, range, pagesInPart, failed]);
  useLayoutEffect(() => {
    if (!part || !all) return;
    const total = chosenPages(all, range).length;
    const done = part.before + part.pages.length;
    events.part({ done, total, pages: part.pages.length }).then(() => {
      if (done < total) setBefore(done);
    }, failed);
  }, [part, all, range, events, failed]);
  if (!all) return <MeasuredPages frame={frame} source={source} onMeasured={measured} onFailed={failed} />;
  if (!part) return null;
  const size = sizeOf(frame.paper);
  const start = part.pages[0]?.[0] ?? 0;
  const first = (range?.from ?? 1) + part.before;
  return (
    <>
      <style>{`@page { size: ${size.width}mm ${size.height}mm; margin: 0 }`}</style>
      {part.pages.map(([from, to], index) => (
        <Sheet
          key={from}
          frame={frame}
          lines={part.lines.slice(from - start, to - start)}
          number={first + index}
          total={all.length}
        />
      ))}
    </>
  );
}
