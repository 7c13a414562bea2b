import type { PrintPart, PrintTask } from '#shared/printing/contract';
import type { PapersDocument } from '#shared/register/papers/paper-source';
import { paperOf, samePaper, type Drawn, type Shifts } from './drawn-pages';
import { fillScans } from './fill-scans';
import { startDrawing } from './pages-markup';
import { readPapers } from './papers-source';

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

/** Gathers pages into parts and has each printed; while one is, the next is drawn in a thread of its own. */
function createParts(host: HTMLElement, task: PrintTask, shifts: Shifts | null, events: PapersEvents) {
  const draw = startDrawing(shifts);
  let waiting: Drawn[] = [];
  let letGo = (): void => undefined;
  let printing: Promise<unknown> = Promise.resolve();
  async function flush(said: Promised): Promise<void> {
    const pages = waiting;
    waiting = [];
    const [markup] = await Promise.all([draw(pages), printing]);
    letGo();
    host.innerHTML = markup;
    letGo = fillScans(host);
    await allDrawn(host, () => events.alive(said.done, said.total));
    printing = events.part({ ...said, pages: pages.length, sheet: pages[0] ? paperOf(pages[0]) : null });
    // Whoever awaits it next hears of a failure.
    printing.catch(() => undefined);
  }
  return {
    /** Prints what waits before a page that cannot stand with it. */
    async add(page: Drawn, said: Promised): Promise<void> {
      const [first] = waiting;
      const full = waiting.length >= task.pagesInPart;
      if (first && (full || !samePaper(first, page))) await flush(said);
      waiting.push(page);
    },
    async flush(said: Promised): Promise<void> {
      await flush(said);
      if (said.done === said.total) await printing;
    },
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
  const parts = createParts(root, task, shifts, events);
  let number = 0;
  let taken = 0;
  for await (const { paper, index, count } of readPapers(source)) {
    const said = { total: count, label: paper.label };
    for (const [at, sheet] of paper.sheets.entries()) {
      number += 1;
      if (!inRange(task.range, number)) continue;
      taken += 1;
      if (taken > task.limit) return events.failed(taken);
      const turned = task.upright && sheet.width > sheet.height;
      await parts.add({ sheet, number: at + 1, turned }, { ...said, done: index, ends: false });
    }
    const over = task.range !== null && number >= task.range.to;
    if (over || index + 1 === count) return void (await parts.flush({ ...said, done: count, ends: true }));
    if (task.apart && parts.waiting() > 0) await parts.flush({ ...said, done: index + 1, ends: true });
  }
  events.failed(0);
}
