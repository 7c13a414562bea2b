import { Button, Spin } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { pagesAtOnce, type PageRange } from '#shared/printing/contract';
import { MeasuredPages, type Measured } from '../print/measured-pages';
import type { LineSource, PaperFrame } from '../print/paper';
import { TableStack } from '../print/table-stack';
import { sentenceOf } from './sentence';
import type { Output } from './output';
import { chosenPages, PageRangeItem, tableLimitText } from './page-range';
import { PreviewFrame } from './preview-frame';

interface Props {
  readonly title: string;
  readonly output: Output;
  /** Form items at the left: layout, title, paper. */
  readonly settings: ReactNode;
  readonly frame: PaperFrame;
  /** null while the lines are being read. */
  readonly source: LineSource | null;
  /** Changes whenever frame or source would be laid out differently. */
  readonly layoutKey: string;
  /** What went wrong while the lines were read. */
  readonly problem: string | null;
  readonly onClose: () => void;
}

const nothing: Measured = { pages: [], done: 0, finished: false };

/** How far the layout has come, or how many pages there are. */
function countText(source: LineSource | null, { pages, done, finished }: Measured): string {
  if (!source) return '正在读取';
  if (finished) return `共 ${pages.length} 页`;
  return `正在排版 ${source.count > 0 ? Math.floor((done / source.count) * 100) : 0}%`;
}

/** A document before it goes on: its settings at the left, its pages at the right, the ways out above. */
export function PreviewDrawer(props: Props) {
  const { title, output, settings, frame, source, layoutKey, onClose } = props;
  const [zoom, setZoom] = useState(0.7);
  const [range, setRange] = useState<PageRange>(null);
  const [laidOut, setLaidOut] = useState<{ readonly key: string; readonly measured: Measured } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const onFailed = useCallback((error: unknown) => setFailure(sentenceOf(error)), []);
  const onMeasured = useCallback(
    (measured: Measured) => setLaidOut({ key: layoutKey, measured }),
    [layoutKey],
  );
  const measured = source && laidOut?.key === layoutKey ? laidOut.measured : nothing;
  const problem = props.problem ?? failure;
  const chosen = measured.finished && problem === null ? chosenPages(measured.pages.length, range) : null;
  const mayBe = (limit: number): boolean => chosen !== null && chosen <= limit;
  return (
    <PreviewFrame
      title={title}
      onClose={onClose}
      zoom={zoom}
      onZoom={setZoom}
      actions={
        <>
          <Button onClick={() => void output.toWorkbook()}>导出 Excel</Button>
          <Button disabled={!mayBe(pagesAtOnce.pdf)} onClick={() => void output.toPdf(range)}>
            存为 PDF
          </Button>
          <Button
            type="primary"
            disabled={!mayBe(pagesAtOnce.paper)}
            onClick={() => void output.toPrinter(range, chosen ?? 0)}
          >
            打印
          </Button>
        </>
      }
      settings={
        <>
          {settings}
          <p className="quiet" role="status">
            {countText(source, measured)}
          </p>
          {measured.finished && measured.pages.length > 1 && (
            <PageRangeItem
              pages={measured.pages.length}
              range={range}
              onChange={setRange}
              limitText={tableLimitText}
            />
          )}
        </>
      }
      more={
        <>
          {source && !measured.finished && problem === null && (
            <MeasuredPages
              key={layoutKey}
              frame={frame}
              source={source}
              onMeasured={onMeasured}
              onFailed={onFailed}
            />
          )}
          {output.view}
        </>
      }
    >
      {problem !== null && <p className="finding-error">{problem}</p>}
      {measured.pages.length === 0 && problem === null && <Spin delay={200} />}
      {source && (
        <TableStack
          key={layoutKey}
          frame={frame}
          source={source}
          pages={measured.pages}
          finished={measured.finished}
          zoom={zoom}
          onFailed={onFailed}
        />
      )}
    </PreviewFrame>
  );
}
