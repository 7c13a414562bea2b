import fs from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

// Noto's CJK fonts give some characters back as radicals; NFKC undoes most of them, these it leaves.
const radicals: Readonly<Record<string, string>> = {
  '⻚': '页',
  '⺠': '民',
  '⻓': '长',
  '⻔': '门',
  '⻢': '马',
  '⻩': '黄',
  '⻬': '齐',
  '⻅': '见',
  '⻋': '车',
  '⻛': '风',
  '⻜': '飞',
  '⻦': '鸟',
  '⻥': '鱼',
  '⻰': '龙',
};

function readable(text: string): string {
  return text.normalize('NFKC').replace(/[⺀-⻳]/gu, (sign) => radicals[sign] ?? sign);
}

/** What a stream of a PDF holds; nothing where it is no text, or not packed. */
function unpacked(pdf: Buffer, at: number): string {
  try {
    return inflateSync(pdf.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
}

/**
 * Characters that a PDF says beside what it draws (ActualText, ISO 32000-1, 14.9.4), in the order of its pages. Noto's
 * digits and letters of half width have no code of their own: readers that copy text take them from there.
 */
function* spokenCharacters(pdf: Buffer): Generator<string> {
  const opening = '>> stream\n';
  for (let at = pdf.indexOf(opening); at !== -1; at = pdf.indexOf(opening, at + 1))
    for (const [, text = ''] of unpacked(pdf, at + opening.length).matchAll(
      /\/ActualText \(((?:\\.|[^\\)])*)\)/g,
    ))
      yield* text.replace(/\\(.)/g, '$1').replaceAll(' ', '');
}

/**
 * The text of every page of a PDF as a reader copies it, in reading order, blanks taken out.
 * @throws Error where a character could not be copied
 */
export async function pdfPages(file: string): Promise<string[]> {
  const bytes = fs.readFileSync(file);
  const spoken = spokenCharacters(bytes);
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    const copied = text.replaceAll('\0', () => spoken.next().value ?? '\0');
    pages.push(readable(copied).replace(/\s/g, ''));
  }
  await task.destroy();
  const lost = pages.filter((text) => text.includes('\0')).length;
  if (lost > 0 || !spoken.next().done)
    throw new Error(`${file}: characters of ${lost} pages cannot be copied`);
  return pages;
}

/** Asks every page of a PDF. */
async function eachPage<T>(file: string, ask: (page: PDFPageProxy) => T | Promise<T>): Promise<T[]> {
  const task = getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 });
  const pdf = await task.promise;
  const answers: T[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1)
    answers.push(await ask(await pdf.getPage(number)));
  await task.destroy();
  return answers;
}

/** The size of every page of a PDF, mm. */
export function pdfSizes(file: string): Promise<{ readonly width: number; readonly height: number }[]> {
  return eachPage(file, (page) => {
    const { width, height } = page.getViewport({ scale: 25.4 / 72 });
    return { width, height };
  });
}

/** How many pictures stand on each page of a PDF. */
export function pdfImages(file: string): Promise<number[]> {
  return eachPage(file, async (page) => {
    const { fnArray } = await page.getOperatorList();
    return fnArray.filter((operator) => operator === OPS.paintImageXObject).length;
  });
}

/**
 * A PDF of one line on each page, in 宋体 that is named but not brought along and in one of the encodings that
 * Chinese word processors write: a reader needs the tables of that encoding and a font of its own.
 */
export function chinesePdf(lines: readonly string[]): Buffer {
  const first = 6;
  const pages = lines.map((_, index) => first + index * 2);
  const resources = '/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 5 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>`,
    `<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0
      /Ascent 860 /Descent -140 /CapHeight 860 /StemV 80 >>`,
    ...lines.flatMap((line, index) => {
      const hex = [...line].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
      const content = `BT /F1 72 Tf 100 600 Td <${hex}> Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R ${resources} /Contents ${first + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >> stream\n${content}\nendstream`,
      ];
    }),
  ];
  return pdfOf(objects);
}

/** A page of such a size in points, black in its upper left corner: a tenth of its width and of its height. */
export function markedPdf({
  width,
  height,
  rotate = 0,
}: {
  readonly width: number;
  readonly height: number;
  readonly rotate?: number;
}): Buffer {
  const content = `0 ${height * 0.9} ${width / 10} ${height / 10} re f`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents 4 0 R >>`,
    `<< /Length ${content.length} >> stream\n${content}\nendstream`,
  ]);
}

/** Objects, of which the first is the catalogue, as a file. */
function pdfOf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}

/** How much of a drawing is dark: nothing where no character was drawn. */
export function darkShare(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const data =
      (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark / (width * height);
  });
}
