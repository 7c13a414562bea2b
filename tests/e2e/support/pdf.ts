import fs from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// Noto's CJK fonts give some characters back as radicals; NFKC undoes most of them, these it leaves.
const radicals: Readonly<Record<string, string>> = {
  '⻚': '页',
  '⺠': '民',
  '⻓': '长',
  '⻔': '门',
  '⻢': '马',
  '⻰': '龙',
};

function readable(text: string): string {
  return text.normalize('NFKC').replace(/[⺀-⻳]/gu, (sign) => radicals[sign] ?? sign);
}

/** The text of every page of a PDF, in reading order, blanks taken out. */
export async function pdfPages(file: string): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(fs.readFileSync(file)),
    useSystemFonts: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    pages.push(readable(text).replace(/\s/g, ''));
  }
  await task.destroy();
  return pages;
}
