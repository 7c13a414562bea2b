import type { TableLine } from '#shared/lib/table-document';
import { paperMargin, sizeOf, type PaperFrame } from './paper';
import { PaperTable } from './paper-table';

/** Title and the line under it, above the first page's table. */
export function Heading({ title, caption }: Pick<PaperFrame, 'title' | 'caption'>) {
  return (
    <header className="sheet-heading">
      <h1 className="sheet-title">{title}</h1>
      {caption !== '' && <p className="sheet-caption">{caption}</p>}
    </header>
  );
}

interface Props {
  readonly frame: PaperFrame;
  readonly lines: readonly TableLine[];
  /** From 1. */
  readonly number: number;
  /** null while the pages are still being counted. */
  readonly total: number | null;
}

/** One page of exact size, with the repeated head of the table and its number. */
export function Sheet({ frame, lines, number, total }: Props) {
  const size = sizeOf(frame.paper);
  const box = {
    width: `${size.width}mm`,
    // A hair less than the paper: rounding to pixels must not push an empty page behind the last one.
    height: `${size.height - 0.3}mm`,
    padding: `${paperMargin.top}mm ${paperMargin.side}mm ${paperMargin.bottom}mm`,
  };
  return (
    <section className="sheet" style={box}>
      {number === 1 && <Heading title={frame.title} caption={frame.caption} />}
      <PaperTable columns={frame.columns} lines={lines} />
      {number === total && frame.footer !== undefined && <p className="sheet-signature">{frame.footer}</p>}
      <footer className="sheet-foot">
        第 {number} 页　共 {total ?? '…'} 页
      </footer>
    </section>
  );
}
