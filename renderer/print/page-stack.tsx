import { useEffect, useRef, useState, type CSSProperties } from 'react';
import type { TableLine } from '#shared/lib/table-document';
import { pixelsPerMillimetre, sizeOf, type LineSource, type PageLines, type PaperFrame } from './paper';
import './print.css';
import { Sheet } from './sheet';

/** Pixels between two pages on the screen. */
const gap = 12;
/** Pages kept ready above and below those in sight. */
const spare = 1;

interface Seen {
  readonly from: number;
  readonly to: number;
}

interface PageProps {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly range: PageLines;
  readonly number: number;
  readonly total: number | null;
  readonly onFailed: (error: unknown) => void;
}

/** One page in sight: its lines are fetched when it comes near. */
function StackedPage({ frame, source, range, number, total, onFailed }: PageProps) {
  const [from, to] = range;
  const [lines, setLines] = useState<readonly TableLine[] | null>(null);
  useEffect(() => {
    let current = true;
    source.read(from, to).then(
      (read) => current && setLines(read),
      (error: unknown) => current && onFailed(error),
    );
    return () => {
      current = false;
    };
  }, [source, from, to, onFailed]);
  return <Sheet frame={frame} lines={lines ?? []} number={number} total={total} />;
}

/** Which pages a scrolled box shows. */
function seenIn(box: HTMLElement, list: HTMLElement, pitch: number): Seen {
  const top = list.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const first = Math.floor(-top / pitch) - spare;
  const last = Math.ceil((box.clientHeight - top) / pitch) + spare;
  return { from: Math.max(0, first), to: Math.max(0, last) };
}

interface Props {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly pages: readonly PageLines[];
  /** false while the pages are still being counted. */
  readonly finished: boolean;
  readonly zoom: number;
  readonly onFailed: (error: unknown) => void;
}

/** The pages exactly as printed, as many as there are: only those in sight are in the document. */
export function PageStack({ frame, source, pages, finished, zoom, onFailed }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ from: 0, to: 3 });
  const size = sizeOf(frame.paper);
  const height = size.height * pixelsPerMillimetre * zoom;
  const pitch = height + gap;
  useEffect(() => {
    const box = list.current?.parentElement;
    if (!box) return;
    function look(): void {
      if (!box || !list.current) return;
      const next = seenIn(box, list.current, pitch);
      setSeen((before) => (before.from === next.from && before.to === next.to ? before : next));
    }
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [pitch]);
  const whole: CSSProperties = {
    width: size.width * pixelsPerMillimetre * zoom,
    height: Math.max(0, pages.length * pitch - gap),
  };
  return (
    <div ref={list} className="page-stack" style={whole}>
      {pages.slice(seen.from, seen.to).map((range, index) => {
        const at = seen.from + index;
        return (
          <div key={at} className="page-place" style={{ top: at * pitch }}>
            <div style={{ zoom }}>
              <StackedPage
                frame={frame}
                source={source}
                range={range}
                number={at + 1}
                total={finished ? pages.length : null}
                onFailed={onFailed}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
