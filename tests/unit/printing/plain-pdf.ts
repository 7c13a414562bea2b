import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as Chromium writes it, with one line of text on each page. */
export function plainPdf(texts: readonly string[]): Buffer {
  const objects = [
    '<</Title (page 1 0 R\\) of 2 0 R)>>',
    '<</Type /Catalog\n/Pages 3 0 R>>',
    `<</Type /Pages\n/Count ${texts.length}\n/Kids [${texts.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}]>>`,
    '<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>',
    ...texts.flatMap((text, index) => {
      const content = `BT /F1 24 Tf 20 100 Td (${text}) Tj ET`;
      const resources = '/Resources <</Font <</F1 4 0 R>>>>\n/MediaBox [0 0 200 200]';
      return [
        `<</Type /Page\n/Parent 3 0 R\n${resources}\n/Contents ${6 + index * 2} 0 R>>`,
        `<</Length ${content.length}>> stream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<</Size ${objects.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** The text of every page. @throws where anything of the PDF is wrong */
export async function textsOf(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, stopAtErrors: true });
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await task.destroy();
  return texts;
}
