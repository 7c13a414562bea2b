import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { answerDialogs, type RunningApp } from './app.ts';
import { call } from './archive.ts';

/** Writes papers to a PDF in the data folder, without the preview. @returns its path */
export async function papersPdf(
  running: Pick<RunningApp, 'app' | 'page' | 'data'>,
  source: PaperSource,
): Promise<string> {
  const pdf = path.join(running.data, 'papers.pdf');
  fs.rmSync(pdf, { force: true });
  await answerDialogs(running.app, { save: pdf });
  const file = await call(running.page, 'file.saveAs', { kind: 'pdf', suggestedName: 'papers' });
  await call(running.page, 'print.toPdf', {
    document: { kind: 'papers', title: '材料', source },
    range: null,
    file: file?.token ?? '',
  });
  return pdf;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface MeasuredSheet {
  /** Of the paper, mm. */
  readonly width: number;
  readonly height: number;
  /** Boxes by name, mm from the upper left corner of the paper. */
  readonly boxes: Readonly<Record<string, Place>>;
  /** Texts that stand out of their boxes by more than a quarter of a millimetre. */
  readonly out: readonly string[];
}

/** Every sheet of the preview as it stands on the screen. @param scale of the preview */
export async function measuredSheets(page: Page, scale: number): Promise<MeasuredSheet[]> {
  return page.locator('.page-stack .paper-sheet').evaluateAll((sheets, zoom) => {
    const unit = (96 / 25.4) * zoom;
    return sheets.map((sheet) => {
      const paper = sheet.getBoundingClientRect();
      const placeOf = (rect: DOMRect) => ({
        x: (rect.left - paper.left) / unit,
        y: (rect.top - paper.top) / unit,
        width: rect.width / unit,
        height: rect.height / unit,
      });
      const boxes: Record<string, Place> = {};
      const out: string[] = [];
      for (const box of sheet.querySelectorAll<HTMLElement>('[data-box]')) {
        const name = box.dataset['box'] ?? '';
        const place = placeOf(box.getBoundingClientRect());
        boxes[name] = place;
        for (const line of box.querySelectorAll('.paper-line')) {
          const range = document.createRange();
          range.selectNodeContents(line);
          const text = placeOf(range.getBoundingClientRect());
          const row = placeOf(line.getBoundingClientRect());
          const far = 0.25;
          const wide =
            text.width > 0 && (text.x < place.x - far || text.x + text.width > place.x + place.width + far);
          const high = row.y < place.y - far || row.y + row.height > place.y + place.height + far;
          if (wide || high) out.push(`${name}: ${line.textContent}`);
        }
      }
      return { width: paper.width / unit, height: paper.height / unit, boxes, out };
    });
  }, scale);
}
