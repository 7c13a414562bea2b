import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElectronApplication } from 'playwright-core';
import { PROJECT } from './app.ts';

/** A drawn page: one byte of grey for each pixel, 0 = black. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
}

export interface DrawnPdf {
  readonly pages: readonly GreyPage[];
  /** Names of the fonts that the PDF brings along, without what marks them as parts. */
  readonly fonts: readonly string[];
  /** Version of the engine that wrote and drew it. */
  readonly chromium: string;
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly grey: string;
}

/** Chromium names the fonts of a PDF in plain text. */
function fontsOf(file: string): string[] {
  const names = fs.readFileSync(file, 'latin1').matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([^\s/>]+)/g);
  return [...new Set([...names].map(([, name = '']) => name))].sort();
}

/** Drawn so many times larger and then averaged: thin strokes stay. */
const sharper = 2;

/** Runs in a window of its own that may read files: draws with the reader that the program itself has. */
function drawing(file: string, dpi: number): string {
  const library = path.join(PROJECT, 'node_modules/pdfjs-dist/legacy/build');
  const url = (name: string) => JSON.stringify(pathToFileURL(path.join(library, name)).href);
  return `(async () => {
    globalThis.pdfjsWorker = await import(${url('pdf.worker.mjs')});
    const { getDocument } = await import(${url('pdf.mjs')});
    const data = new Uint8Array(require('fs').readFileSync(${JSON.stringify(file)}));
    const pdf = await getDocument({ data, isOffscreenCanvasSupported: false, verbosity: 0 }).promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: ${dpi * sharper} / 72 });
      const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const canvasContext = canvas.getContext('2d', { willReadFrequently: true });
      await page.render({ canvas: null, canvasContext, viewport, background: '#fff' }).promise;
      const { data: colours } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
      const width = Math.floor(canvas.width / ${sharper}), height = Math.floor(canvas.height / ${sharper});
      const grey = Buffer.alloc(width * height);
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) {
          let sum = 0;
          for (let dy = 0; dy < ${sharper}; dy += 1)
            for (let dx = 0; dx < ${sharper}; dx += 1)
              sum += colours[((y * ${sharper} + dy) * canvas.width + x * ${sharper} + dx) * 4 + 1];
          grey[y * width + x] = Math.round(sum / ${sharper ** 2});
        }
      pages.push({ width, height, grey: grey.toString('base64') });
    }
    return pages;
  })()`;
}

/**
 * Draws every page of a PDF in a hidden window of the running program, so that no program for PDFs is needed.
 * @param dpi pixels to an inch
 */
export async function drawPdf(app: ElectronApplication, file: string, dpi: number): Promise<DrawnPdf> {
  const blank = `${file}.html`;
  fs.writeFileSync(blank, '<!doctype html><meta charset="utf-8">');
  const pages = await app.evaluate(
    async ({ BrowserWindow }, { page, script }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          partition: 'drawn-pdf',
          nodeIntegration: true,
          contextIsolation: false,
          sandbox: false,
          webSecurity: false,
        },
      });
      try {
        await window.loadFile(page);
        return (await window.webContents.executeJavaScript(script)) as Drawn[];
      } finally {
        window.destroy();
      }
    },
    { page: blank, script: drawing(file, dpi) },
  );
  fs.rmSync(blank);
  return {
    fonts: fontsOf(file),
    chromium: await app.evaluate(() => process.versions['chrome'] ?? ''),
    pages: pages.map((page) => ({ ...page, grey: Buffer.from(page.grey, 'base64') })),
  };
}
