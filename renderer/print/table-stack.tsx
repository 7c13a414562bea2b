import { useEffect, useMemo, useState } from 'react';
import type { TableLine } from '#shared/lib/table-document';
import { PageStack } from './page-stack';
import { sizeOf, type LineSource, type PageLines, type PaperFrame } from './paper';
import { Sheet } from './sheet';

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

interface Props {
  readonly frame: PaperFrame;
  readonly source: LineSource;
  readonly pages: readonly PageLines[];
  /** false while the pages are still being counted. */
  readonly finished: boolean;
  readonly zoom: number;
  readonly onFailed: (error: unknown) => void;
}

/** The pages of a table exactly as printed. */
export function TableStack({ frame, source, pages, finished, zoom, onFailed }: Props) {
  const { paper } = frame;
  const sizes = useMemo(() => pages.map(() => sizeOf(paper)), [pages, paper]);
  return (
    <PageStack
      sizes={sizes}
      zoom={zoom}
      page={(index) => {
        const range = pages[index];
        return (
          range && (
            <StackedPage
              frame={frame}
              source={source}
              range={range}
              number={index + 1}
              total={finished ? pages.length : null}
              onFailed={onFailed}
            />
          )
        );
      }}
    />
  );
}
