import { renderToStaticMarkup } from 'react-dom/server';
import { DrawnPages } from './drawn-pages';
import type { PagesAnswer, PagesWanted } from './pages-markup';
import { knowHalfWidths } from './paper-fonts';
import { ScanSlot } from './scan-slot';

// A thread of the print window: React draws the next pages here while the window is busy printing.
self.addEventListener('message', ({ data }: MessageEvent<PagesWanted>) => {
  const { id, pages, shifts, halfWidths } = data;
  knowHalfWidths(halfWidths);
  const markup = renderToStaticMarkup(<DrawnPages pages={pages} shifts={shifts} scanAs={ScanSlot} />);
  self.postMessage({ id, markup } satisfies PagesAnswer);
});
