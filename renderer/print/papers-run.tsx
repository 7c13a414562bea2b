import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import type { PrintPart, PrintTask } from '#shared/printing/contract';
import type { PapersDocument } from '#shared/register/papers/paper-source';
import { PaperSheetOf, type Shift } from './paper-sheet';
import { readPapers } from './papers-source';

/** One page on its way to paper. */
interface Drawn {
  readonly sheet: PaperSheet;
  /** Of the subject's papers, from 1. */
  readonly number: number;
}

/** Moves front and back pages by so much on the chosen printer. */
export interface Shifts {
  readonly front: Shift;
  readonly back: Shift;
}

type Said = Omit<PrintPart, 'id'>;

export interface PapersEvents {
  readonly part: (part: Said) => Promise<unknown>;
  /** @param pages more than the task's limit */
  readonly failed: (pages: number) => void;
}

const sameSize = (one: PaperSheet, other: PaperSheet): boolean =>
  one.width === other.width && one.height === other.height;

interface SheetsProps {
  readonly pages: readonly Drawn[];
  readonly shifts: Shifts | null;
}

function Sheets({ pages, shifts }: SheetsProps) {
  const [first] = pages;
  if (!first) return null;
  const { width, height } = first.sheet;
  return (
    <>
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      {pages.map(({ sheet, number }, index) => (
        <PaperSheetOf
          key={index}
          sheet={sheet}
          shift={shifts ? (number % 2 === 1 ? shifts.front : shifts.back) : undefined}
          paged
        />
      ))}
    </>
  );
}

/** Waits until scans are drawn and pictures decoded. Timers only: a hidden window has no frames. */
async function allDrawn(): Promise<void> {
  while (document.querySelector('.paper-scan[aria-busy]'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}

/** The pages of a task's range, as they come. */
function inRange(range: PrintTask['range'], number: number): boolean {
  return range === null || (number >= range.from && number <= range.to);
}

/** Gathers pages into parts and has each printed. */
function createParts(root: Root, task: PrintTask, shifts: Shifts | null, events: PapersEvents) {
  let waiting: Drawn[] = [];
  async function flush(said: Omit<Said, 'pages'>): Promise<void> {
    const pages = waiting;
    waiting = [];
    flushSync(() => root.render(<Sheets pages={pages} shifts={shifts} />));
    await allDrawn();
    await events.part({ ...said, pages: pages.length });
  }
  return {
    /** Prints what waits before a page that cannot stand with it. */
    async add(page: Drawn, said: Omit<Said, 'pages'>): Promise<void> {
      const [first] = waiting;
      const full = waiting.length >= task.pagesInPart;
      if (first && (full || !sameSize(first.sheet, page.sheet))) await flush(said);
      waiting.push(page);
    },
    flush,
    waiting: () => waiting.length,
  };
}

/** Papers for the printer: read and drawn in parts, so that neither window nor memory ever holds a batch. */
export async function runPapers(
  root: HTMLElement,
  { source }: PapersDocument,
  task: PrintTask,
  { shifts, events }: { readonly shifts: Shifts | null; readonly events: PapersEvents },
): Promise<void> {
  const parts = createParts(createRoot(root), task, shifts, events);
  let number = 0;
  let taken = 0;
  for await (const { paper, index, count } of readPapers(source)) {
    const said = { total: count, label: paper.label };
    for (const [at, sheet] of paper.sheets.entries()) {
      number += 1;
      if (!inRange(task.range, number)) continue;
      taken += 1;
      if (taken > task.limit) return events.failed(taken);
      await parts.add({ sheet, number: at + 1 }, { ...said, done: index, ends: false });
    }
    const over = task.range !== null && number >= task.range.to;
    if (over || index + 1 === count) return void (await parts.flush({ ...said, done: count, ends: true }));
    if (task.apart && parts.waiting() > 0) await parts.flush({ ...said, done: index + 1, ends: true });
  }
  events.failed(0);
}
