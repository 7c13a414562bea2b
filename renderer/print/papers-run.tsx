import { renderToStaticMarkup } from 'react-dom/server';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import type { PrintPart, PrintTask } from '#shared/printing/contract';
import type { PapersDocument } from '#shared/register/papers/paper-source';
import { fillScans } from './fill-scans';
import { PaperSheetOf, type Shift } from './paper-sheet';
import { readPapers } from './papers-source';
import { ScanSlot } from './scan-slot';

/** One page on its way to paper. */
interface Drawn {
  readonly sheet: PaperSheet;
  /** Of the subject's papers, from 1. */
  readonly number: number;
  /** Turned upright. */
  readonly turned: boolean;
}

/** Width and height of the paper that a page goes to. */
function paperOf({ sheet: { width, height }, turned }: Drawn): NonNullable<Said['sheet']> {
  return turned ? { width: height, height: width } : { width, height };
}

/** Moves front and back pages by so much on the chosen printer. */
export interface Shifts {
  readonly front: Shift;
  readonly back: Shift;
}

type Said = Omit<PrintPart, 'id'>;
/** What is known of a part before its pages are. */
type Promised = Omit<Said, 'pages' | 'sheet'>;

export interface PapersEvents {
  readonly part: (part: Said) => Promise<unknown>;
  /** So many subjects of so many are done, and the next is being drawn. */
  readonly alive: (done: number, total: number) => void;
  /** @param pages more than the task's limit */
  readonly failed: (pages: number) => void;
}

function samePaper(one: Drawn, other: Drawn): boolean {
  const [a, b] = [paperOf(one), paperOf(other)];
  return a.width === b.width && a.height === b.height;
}

interface SheetsProps {
  readonly pages: readonly Drawn[];
  readonly shifts: Shifts | null;
}

function Sheets({ pages, shifts }: SheetsProps) {
  const [first] = pages;
  if (!first) return null;
  const { width, height } = paperOf(first);
  return (
    <>
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      {pages.map(({ sheet, number, turned }, index) => (
        <PaperSheetOf
          key={index}
          sheet={sheet}
          scanAs={ScanSlot}
          shift={shifts ? (number % 2 === 1 ? shifts.front : shifts.back) : undefined}
          paged
          turned={turned}
        />
      ))}
    </>
  );
}

/** Waits for a picture; printing decodes it itself. */
function loaded(image: HTMLImageElement): Promise<unknown> | undefined {
  if (image.complete) return undefined;
  return new Promise((resolve) => {
    image.addEventListener('load', resolve, { once: true });
    image.addEventListener('error', resolve, { once: true });
  });
}

/** Drawing scans may take a while: so often the window says that it is at it. */
const aliveMs = 2000;

/** Waits until scans are drawn and pictures are there. Timers only: a hidden window has no frames. */
async function allDrawn(pages: HTMLElement, alive: () => void): Promise<void> {
  for (let since = performance.now(); pages.querySelector('.paper-scan[aria-busy]');) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (performance.now() - since < aliveMs) continue;
    since = performance.now();
    alive();
  }
  await Promise.all([...pages.querySelectorAll('img')].map(loaded));
  await document.fonts.ready;
}

/** The pages of a task's range, as they come. */
function inRange(range: PrintTask['range'], number: number): boolean {
  return range === null || (number >= range.from && number <= range.to);
}

/** Gathers pages into parts and has each printed. */
function createParts(host: HTMLElement, task: PrintTask, shifts: Shifts | null, events: PapersEvents) {
  let waiting: Drawn[] = [];
  let letGo = (): void => undefined;
  async function flush(said: Promised): Promise<void> {
    const pages = waiting;
    waiting = [];
    letGo();
    // As text: pages whose every element a script has made and keeps hold of take far longer to print.
    host.innerHTML = renderToStaticMarkup(<Sheets pages={pages} shifts={shifts} />);
    letGo = fillScans(host);
    await allDrawn(host, () => events.alive(said.done, said.total));
    await events.part({ ...said, pages: pages.length, sheet: pages[0] ? paperOf(pages[0]) : null });
  }
  return {
    flush,
    /** Prints what waits before a page that cannot stand with it. */
    async add(page: Drawn, said: Promised): Promise<void> {
      const [first] = waiting;
      const full = waiting.length >= task.pagesInPart;
      if (first && (full || !samePaper(first, page))) await flush(said);
      waiting.push(page);
    },
    waiting: () => waiting.length,
  };
}

interface Way {
  readonly shifts: Shifts | null;
  readonly events: PapersEvents;
}

/**
 * A window's share of papers for the printer: read and drawn in parts, so that neither window nor memory ever holds a batch.
 */
export async function runPapers(
  root: HTMLElement,
  { source }: PapersDocument,
  task: PrintTask,
  { shifts, events }: Way,
): Promise<void> {
  const parts = createParts(root, task, shifts, events);
  let number = 0;
  let taken = 0;
  for await (const { paper, index, count, turn, over } of readPapers(source, task.share)) {
    const said = { total: count, label: paper.label, turn, over: false };
    for (const [at, sheet] of paper.sheets.entries()) {
      number += 1;
      if (!inRange(task.range, number)) continue;
      taken += 1;
      if (taken > task.limit) return events.failed(taken);
      const turned = task.upright && sheet.width > sheet.height;
      await parts.add({ sheet, number: at + 1, turned }, { ...said, done: index, ends: false });
    }
    const all = index + 1 === count || (task.range !== null && number >= task.range.to);
    const done = all ? count : index + 1;
    if (all || over || (task.apart && parts.waiting() > 0))
      await parts.flush({ ...said, done, over, ends: true });
    if (all) return;
  }
}
