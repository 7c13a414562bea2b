import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { pixelsPerMillimetre } from './paper';
import './print.css';

/** Pixels between two pages on the screen. */
const gap = 12;
/** Pages kept ready above and below those in sight. */
const spare = 1;

/** Millimetres. */
interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface Seen {
  readonly from: number;
  readonly to: number;
}

/** Where each page begins, in pixels from the first one's top; one more for the end of all. */
function topsOf(sizes: readonly PageSize[], zoom: number): number[] {
  const tops = [0];
  for (const { height } of sizes) tops.push((tops.at(-1) ?? 0) + height * pixelsPerMillimetre * zoom + gap);
  return tops;
}

/** Which pages a scrolled box shows. */
function seenIn(box: HTMLElement, list: HTMLElement, tops: readonly number[]): Seen {
  const top = box.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const first = tops.filter((page) => page <= top).length - 1 - spare;
  const behind = tops.findIndex((page) => page > top + box.clientHeight);
  return { from: Math.max(0, first), to: (behind === -1 ? tops.length : behind) + spare };
}

interface Props {
  /** Of every page. Stable as long as it is the same. */
  readonly sizes: readonly PageSize[];
  readonly zoom: number;
  /** Draws the page of an index. */
  readonly page: (index: number) => ReactNode;
}

/** Pages exactly as printed, as many as there are: only those in sight are in the document. Its parent scrolls. */
export function PageStack({ sizes, zoom, page }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ from: 0, to: 3 });
  const tops = useMemo(() => topsOf(sizes, zoom), [sizes, zoom]);
  useEffect(() => {
    const box = list.current?.parentElement;
    if (!box) return;
    function look(): void {
      if (!box || !list.current) return;
      const next = seenIn(box, list.current, tops);
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
  }, [tops]);
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
  const whole = {
    width: widest * pixelsPerMillimetre * zoom,
    height: Math.max(0, (tops.at(-1) ?? 0) - gap),
  };
  return (
    <div ref={list} className="page-stack" style={whole}>
      {sizes.slice(seen.from, seen.to).map((_, index) => {
        const at = seen.from + index;
        return (
          <div key={at} className="page-place" style={{ top: tops[at] }}>
            <div style={{ zoom }}>{page(at)}</div>
          </div>
        );
      })}
    </div>
  );
}
