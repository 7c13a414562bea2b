import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';

/** Most pixels of one drawing: a larger zoom is drawn coarser, so that it fits into memory. */
const mostPixels = 16_000_000;

/** How large a page is shown: as wide as the window, as a whole, or by a factor of its size on paper. */
export type Zoom = 'width' | 'page' | number;

interface Room {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels for one point of the page. */
function scaleOf(zoom: Zoom, page: Room, room: Room): number {
  if (typeof zoom === 'number') return (zoom * 96) / 72;
  const wide = room.width / page.width;
  return zoom === 'width' ? wide : Math.min(wide, room.height / page.height);
}

interface Props {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly zoom: Zoom;
  /** Quarter turns to the right. */
  readonly turns: number;
  /** Room for the page in CSS pixels. */
  readonly room: Room;
  readonly onFailed: (error: unknown) => void;
}

/** One page of a PDF, drawn anew whenever page, zoom or rotation change; what is no longer wanted is broken off. */
export function PdfPage({ document, number, zoom, turns, room, onFailed }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState('');
  const { width, height } = room;
  const key = `${number} ${zoom} ${turns} ${width} ${height}`;
  useEffect(() => {
    let current = true;
    let stop = (): void => undefined;
    async function draw(): Promise<void> {
      const page = await document.getPage(number);
      const target = canvas.current;
      if (!current || !target) return;
      const rotation = page.rotate + turns * 90;
      const scale = scaleOf(zoom, page.getViewport({ scale: 1, rotation }), { width, height });
      const shown = page.getViewport({ scale, rotation });
      const fine = Math.min(
        window.devicePixelRatio,
        Math.sqrt(mostPixels / Math.max(1, shown.width * shown.height)),
      );
      const viewport = page.getViewport({ scale: scale * fine, rotation });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${Math.floor(shown.width)}px`;
      target.style.height = `${Math.floor(shown.height)}px`;
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (current) setDrawn(key);
    }
    draw().catch((error: unknown) => {
      if (current) onFailed(error);
    });
    return () => {
      current = false;
      stop();
    };
  }, [document, number, zoom, turns, width, height, key, onFailed]);
  return (
    <canvas
      // A canvas takes one drawing at a time: another page gets another one.
      key={key}
      ref={canvas}
      role="img"
      aria-label={`第 ${number} 页`}
      aria-busy={drawn !== key}
    />
  );
}
