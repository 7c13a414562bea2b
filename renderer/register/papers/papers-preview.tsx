import { Button, Spin } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { pagesAtOnce, type PageRange } from '#shared/printing/contract';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { checkingText, type PapersCheck } from '#shared/register/papers/papers-contract';
import { chosenPages, PageRangeItem } from '../../components/page-range';
import { PreviewFrame } from '../../components/preview-frame';
import { PageStack } from '../../print/page-stack';
import { PaperSheetOf } from '../../print/paper-sheet';
import '../../print/paper-sheet.css';
import { ScanImage } from '../../print/scan-image';
import { usePapers } from './papers-check';
import { PapersExport } from './papers-export';
import { PapersFindings } from './papers-findings';
import { usePapersOutput } from './papers-output';
import './papers.css';
import { PrinterItem, type PrinterChoice } from './printer-choice';
import { SubjectWalk } from './subject-walk';

interface Props {
  /** Of the drawer. */
  readonly title: string;
  /** Of the file. */
  readonly name: string;
  readonly source: PaperSource;
  /** Stands for the source: changes whenever it would be laid out differently. */
  readonly sourceKey: string;
  readonly duplex: boolean;
  /** Form items at the left. */
  readonly settings: ReactNode;
  /** What the user should know, above the pages. */
  readonly note?: string | undefined;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly printer: PrinterChoice;
  readonly onPrinter: (printer: PrinterChoice) => void;
  /** Leads to the field that a finding is about. */
  readonly onField?: (personId: number, field: string) => void;
  readonly onClose: () => void;
}

const noSizes: readonly { width: number; height: number }[] = [];

function countText(check: PapersCheck | undefined, share: number): string {
  if (!check) return share > 0 ? `${checkingText} ${Math.floor(share * 100)}%` : checkingText;
  const { pages, subjects } = check;
  return subjects.length > 1 ? `共 ${subjects.length} 份 ${pages} 页` : `共 ${pages} 页`;
}

/** Why so many pages do not go through the system's dialog. */
function limitText({ name, dialog }: PrinterChoice): (chosen: number) => string | null {
  const asks = name === '' || dialog;
  return (chosen) =>
    asks && chosen > pagesAtOnce.paper
      ? `经系统打印窗口一次最多 ${pagesAtOnce.paper} 页。请在下方选定打印机并不显示系统窗口，或选“部分”分次打印`
      : null;
}

/** Papers of any source before they go on: exact pages of one subject after the other, findings above, the ways out. */
export function PapersPreview(props: Props) {
  const { source, sourceKey, zoom, printer } = props;
  const [at, setAt] = useState(0);
  const [range, setRange] = useState<PageRange>(null);
  const { paper, count, check, share, problem } = usePapers(source, sourceKey, at);
  // Other papers were chosen, and there are fewer of them.
  if (count > 0 && at >= count) setAt(count - 1);
  const output = usePapersOutput({ name: props.name, source, check, duplex: props.duplex });
  const sheets = paper?.sheets;
  const sizes = useMemo(() => sheets?.map(({ width, height }) => ({ width, height })) ?? noSizes, [sheets]);
  const chosen = check && problem === null && check.pages > 0 ? chosenPages(check.pages, range) : null;
  const each = source.kind === 'people' ? '人' : '份';
  const tooMany = chosen !== null && limitText(printer)(chosen) !== null;
  return (
    <PreviewFrame
      title={props.title}
      zoom={zoom}
      onZoom={props.onZoom}
      onClose={props.onClose}
      more={output.view}
      actions={
        <>
          <PapersExport
            name={props.name}
            document={{ kind: 'papers', title: props.name.slice(0, 80), source }}
            count={count}
            disabled={chosen === null}
          />
          {count > 1 && (
            <Button disabled={chosen === null || range !== null} onClick={() => void output.toFolder()}>
              {`每${each}一个 PDF`}
            </Button>
          )}
          <Button disabled={chosen === null} onClick={() => void output.toPdf(range)}>
            存为 PDF
          </Button>
          <Button
            type="primary"
            disabled={chosen === null || tooMany}
            onClick={() => void output.toPrinter(range, chosen ?? 0, printer)}
          >
            打印
          </Button>
        </>
      }
      settings={
        <>
          {props.settings}
          <p className="quiet" role="status">
            {countText(check, share)}
          </p>
          {check && check.pages > 1 && (
            <PageRangeItem
              pages={check.pages}
              range={range}
              onChange={setRange}
              limitText={limitText(printer)}
            />
          )}
          <PrinterItem value={printer} onChange={props.onPrinter} />
        </>
      }
      head={
        <>
          {count > 1 && (
            <SubjectWalk at={at} count={count} label={paper?.label ?? ''} check={check} onGo={setAt} />
          )}
          {props.note !== undefined && <p className="papers-note">{props.note}</p>}
          {check && <PapersFindings check={check} onSubject={setAt} onField={props.onField} />}
        </>
      }
    >
      {problem !== null && <p className="finding-error">{problem}</p>}
      {!paper && check?.pages !== 0 && problem === null && <Spin delay={200} />}
      {(sheets?.length ?? check?.pages) === 0 && <p className="quiet">所选材料没有内容</p>}
      {sheets && (
        <PageStack
          key={at}
          sizes={sizes}
          zoom={zoom}
          page={(index) => sheets[index] && <PaperSheetOf sheet={sheets[index]} scanAs={ScanImage} />}
        />
      )}
    </PreviewFrame>
  );
}
