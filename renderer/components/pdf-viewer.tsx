import {
  LeftOutlined,
  RightOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, InputNumber, Segmented, Spin } from 'antd';
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { FullDrawer } from './full-drawer';
import { openPdf, pdfProblem, type OpenPdf } from './pdf-document';
import { PdfPage, type Zoom } from './pdf-page';
import './pdf-viewer.css';

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const padding = 16;
/** Kept free, so that a page as wide as the window does not scroll sideways. */
const scrollbar = 16;

interface Props {
  readonly title: string;
  readonly content: Uint8Array;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

function useOpenPdf(content: Uint8Array) {
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const fail = useCallback((error: unknown) => setProblem(pdfProblem(error)), []);
  useEffect(() => {
    let current = true;
    let opened: OpenPdf | null = null;
    // A copy: the worker takes the bytes along.
    openPdf(content.slice()).then(
      (next) => {
        opened = next;
        if (current) setOpen(next);
        else next.close();
      },
      (error: unknown) => current && fail(error),
    );
    return () => {
      current = false;
      opened?.close();
    };
  }, [content, fail]);
  return { document: open?.document ?? null, problem, fail };
}

/** Inner size of the element, kept up to date. */
function useRoom() {
  // A drawer puts its body into the page later than it renders it: a plain ref would still be empty.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [room, setRoom] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    if (!box) return;
    const look = (): void =>
      setRoom({
        width: Math.max(100, box.offsetWidth - 2 * padding - scrollbar),
        height: Math.max(100, box.offsetHeight - 2 * padding),
      });
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    return () => watch.disconnect();
  }, [box]);
  return { box, setBox, room };
}

interface PagesProps {
  readonly number: number;
  readonly count: number;
  readonly onGo: (number: number) => void;
}

function PageTurner({ number, count, onGo }: PagesProps) {
  return (
    <span className="pdf-turner">
      <Button
        icon={<LeftOutlined />}
        aria-label="上一页"
        disabled={number <= 1}
        onClick={() => onGo(number - 1)}
      />
      <InputNumber
        aria-label="页码"
        min={1}
        max={Math.max(1, count)}
        precision={0}
        controls={false}
        value={number}
        onChange={(next) => next !== null && onGo(next)}
      />
      <span>/ {count || '…'} 页</span>
      <Button
        icon={<RightOutlined />}
        aria-label="下一页"
        disabled={number >= count}
        onClick={() => onGo(number + 1)}
      />
    </span>
  );
}

interface ZoomProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}

function ZoomButtons({ zoom, onZoom }: ZoomProps) {
  const now = typeof zoom === 'number' ? zoom : 1;
  const larger = steps.find((step) => step > now);
  const smaller = steps.filter((step) => step < now).at(-1);
  return (
    <span className="pdf-turner">
      <Segmented
        options={[
          { value: 'width', label: '适合宽度' },
          { value: 'page', label: '整页' },
          { value: 'number', label: typeof zoom === 'number' ? `${zoom * 100}%` : '100%' },
        ]}
        value={typeof zoom === 'number' ? 'number' : zoom}
        onChange={(value) => onZoom(value === 'number' ? 1 : (value as 'width' | 'page'))}
      />
      <Button
        icon={<ZoomOutOutlined />}
        aria-label="缩小"
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      />
      <Button
        icon={<ZoomInOutlined />}
        aria-label="放大"
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      />
    </span>
  );
}

/** How many pages a key turns; 0 for any other. */
function turnOf({ key }: KeyboardEvent): number {
  if (key === 'PageDown' || key === 'ArrowRight') return 1;
  return key === 'PageUp' || key === 'ArrowLeft' ? -1 : 0;
}

/** A PDF inside the program, one page at a time, with zoom and rotation. */
export function PdfViewer({ title, content, onSave, onClose }: Props) {
  const { document, problem, fail } = useOpenPdf(content);
  const { box, setBox, room } = useRoom();
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turns, setTurns] = useState(0);
  const count = document?.numPages ?? 0;
  function go(next: number): void {
    setNumber(Math.min(Math.max(1, next), Math.max(1, count)));
    box?.scrollTo(0, 0);
  }
  function turnByKey(event: KeyboardEvent): void {
    const step = turnOf(event);
    if (step === 0 || (event.target as Element).closest('input, .ant-segmented')) return;
    event.preventDefault();
    go(number + step);
  }
  return (
    <FullDrawer
      title={title}
      onClose={onClose}
      actions={
        <>
          <PageTurner number={number} count={count} onGo={go} />
          <ZoomButtons zoom={zoom} onZoom={setZoom} />
          <Button
            icon={<RotateRightOutlined />}
            aria-label="向右转"
            onClick={() => setTurns((before) => (before + 1) % 4)}
          />
          <Button onClick={onSave}>另存</Button>
        </>
      }
    >
      <div ref={setBox} className="pdf-pages" tabIndex={-1} onKeyDown={turnByKey}>
        {problem !== null && <p className="finding-error">{problem}</p>}
        {!document && problem === null && <Spin delay={200} />}
        {document && room && problem === null && (
          <PdfPage
            document={document}
            number={number}
            zoom={zoom}
            turns={turns}
            room={room}
            onFailed={fail}
          />
        )}
      </div>
    </FullDrawer>
  );
}
