import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ScanProps } from './paper-sheet';
import { ScanImage } from './scan-image';

/** Begins to fetch the scans whose places stand in the document. @returns lets go of them */
export function fillScans(pages: HTMLElement): () => void {
  const roots = [...pages.querySelectorAll<HTMLElement>('[data-scan]')].map((slot) => {
    const root = createRoot(slot);
    const scan = JSON.parse(slot.dataset['scan'] ?? '') as ScanProps;
    flushSync(() => root.render(<ScanImage {...scan} />));
    return root;
  });
  return () => roots.forEach((root) => root.unmount());
}
