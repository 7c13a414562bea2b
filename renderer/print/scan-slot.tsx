import type { ScanProps } from './paper-sheet';

/** The place of a scanned page in pages that are drawn as text: only the window can fetch it. */
export function ScanSlot(scan: ScanProps) {
  return <div className="paper-scan" data-scan={JSON.stringify(scan)} />;
}
