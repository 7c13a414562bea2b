import fs from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { PROJECT } from './app.ts';
import { papersPdf } from './paper-window.ts';
import { drawPdf, type DrawnPdf, type GreyPage } from './pdf-images.ts';

// Kept pictures of documents: tests/fixtures/golden. With YANZHEN_RENEW_GOLDEN=1 they are made anew: look at each before it
// is committed.
const renewing = process.env['YANZHEN_RENEW_GOLDEN'] === '1';
const folder = path.join(PROJECT, 'tests/fixtures/golden');
const noteFile = path.join(folder, 'drawn-with.json');

/** Shades kept: enough for type, and a quarter of the bytes. */
const shades = 7;
/** Difference of one pixel's colour that counts, 0 to 1; a line half a pixel off stays below. */
const threshold = 0.35;
/**
 * Pixels that may differ, of all. The same engine draws the same; another version of it draws the edges of type a little
 * differently everywhere. A line of text that moved by a pixel is more than either.
 */
const tolerated = { same: 0.0001, other: 0.002 };

/** What a document's pictures were drawn with. */
interface DrawnWith {
  readonly fonts: string;
  readonly chromium: string;
}

function notes(): Record<string, DrawnWith> {
  return fs.existsSync(noteFile) ? JSON.parse(fs.readFileSync(noteFile, 'utf8')) : {};
}

function toPng({ width, height, grey }: GreyPage): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false });
  png.data = Buffer.from(
    grey.map((value) => Math.round((Math.round((value / 255) * shades) * 255) / shades)),
  );
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}

function fileOf(name: string, index: number): string {
  return path.join(folder, `${name}-${index + 1}.png`);
}

function renew(name: string, { pages }: DrawnPdf, here: DrawnWith): void {
  fs.mkdirSync(folder, { recursive: true });
  pages.forEach((page, index) => fs.writeFileSync(fileOf(name, index), toPng(page)));
  const sorted = Object.entries({ ...notes(), [name]: here }).sort(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(noteFile, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** What is wrong with one page, null when nothing is; then out/screenshots has the page and the differences. */
function pageProblem(name: string, index: number, page: GreyPage, share: number): string | null {
  const file = fileOf(name, index);
  if (!fs.existsSync(file)) return `page ${index + 1} has no kept picture`;
  const [kept, drawn] = [PNG.sync.read(fs.readFileSync(file)), PNG.sync.read(toPng(page))];
  const { width, height } = drawn;
  if (kept.width !== width || kept.height !== height)
    return `page ${index + 1} has ${width} × ${height} pixels, kept are ${kept.width} × ${kept.height}`;
  const difference = new PNG({ width, height });
  const count = pixelmatch(kept.data, drawn.data, difference.data, width, height, { threshold });
  if (count <= width * height * share) return null;
  const out = path.join(PROJECT, 'out/screenshots', `golden-${name}-${index + 1}`);
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.writeFileSync(`${out}.png`, toPng(page));
  fs.writeFileSync(`${out}-difference.png`, PNG.sync.write(difference));
  return `page ${index + 1}: ${count} of ${width * height} pixels differ, see ${path.relative(PROJECT, out)}`;
}

/**
 * Compares a document, page by page, with its kept pictures. Drawn with other fonts than they were, it is not compared, and
 * says so where the test runs.
 * @returns what is wrong
 */
function goldenProblems(name: string, drawn: DrawnPdf): string[] {
  const here = { fonts: drawn.fonts.join(', '), chromium: drawn.chromium };
  if (renewing) {
    renew(name, drawn, here);
    return [];
  }
  const kept = notes()[name];
  if (!kept) return ['there are no kept pictures: make them with YANZHEN_RENEW_GOLDEN=1'];
  if (kept.fonts !== here.fonts) {
    console.warn(`${name}: kept pictures have ${kept.fonts}, this machine draws ${here.fonts}: not compared`);
    return [];
  }
  const share = kept.chromium === here.chromium ? tolerated.same : tolerated.other;
  return drawn.pages
    .map((page, index) => pageProblem(name, index, page, share))
    .filter((problem) => problem !== null);
}

interface Compared {
  readonly pages: number;
  readonly problems: readonly string[];
}

/**
 * Prints papers to a PDF and compares it with its kept pictures, of 75 dpi: small files, type can still be read.
 * @param kept so many pages have a picture, where what follows repeats them
 * @returns how many pages the document has, and what is wrong
 */
export async function compareWithKept(
  running: Parameters<typeof papersPdf>[0],
  name: string,
  source: PaperSource,
  kept = Infinity,
): Promise<Compared> {
  const drawn = await drawPdf(running.app, await papersPdf(running, source), 75);
  const shown = { ...drawn, pages: drawn.pages.slice(0, kept) };
  return { pages: drawn.pages.length, problems: goldenProblems(name, shown) };
}
