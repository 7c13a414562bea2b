// Chromium writes plain PDF 1.4 (Skia): a table of offsets at the end, objects one after the other, streams with their
// length before them. That is all this reads; anything else is refused rather than guessed at.

interface PdfObject {
  readonly number: number;
  /** Between `n 0 obj` and `endobj`, up to and without the stream's data. */
  readonly head: string;
  /** From the end of the line `stream` to `endobj`; null for an object without a stream. */
  readonly tail: Buffer | null;
}

interface PdfPart {
  readonly objects: readonly PdfObject[];
  /** Number of the node that holds all pages. */
  readonly pages: number;
  readonly count: number;
}

function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error(`PDF part without ${String(pattern)}`);
  return value;
}

/** Offsets of the objects in use, by number. */
function offsetsOf(pdf: Buffer, text: string): Map<number, number> {
  const at = Number(found(text.slice(-1024), /startxref\s+(\d+)/));
  const table = pdf.toString('latin1', at);
  const offsets = new Map<number, number>();
  let next = 0;
  for (const [, a = '', kind] of table.slice(0, table.indexOf('trailer')).matchAll(/(\d+) \d+( [nf])?/g)) {
    if (kind === undefined) next = Number(a);
    else {
      if (kind === ' n') offsets.set(next, Number(a));
      next += 1;
    }
  }
  return offsets;
}

function objectAt(pdf: Buffer, number: number, start: number, end: number): PdfObject {
  const opening = `${number} 0 obj`;
  if (pdf.toString('latin1', start, start + opening.length) !== opening)
    throw new Error(`PDF part: object ${number} is not where it should be`);
  const body = start + opening.length;
  const stream = pdf.indexOf('stream\n', body);
  // `endstream` of this object ends in `stream\n` too, but stands behind the first.
  if (stream === -1 || stream >= end) {
    const close = pdf.lastIndexOf('endobj', end);
    return { number, head: pdf.toString('latin1', body, close), tail: null };
  }
  const data = stream + 'stream\n'.length;
  const close = pdf.lastIndexOf('endobj', end);
  return { number, head: pdf.toString('latin1', body, stream), tail: pdf.subarray(data, close) };
}

function readPart(pdf: Buffer): PdfPart {
  const text = pdf.toString('latin1', Math.max(0, pdf.length - 2048));
  const offsets = offsetsOf(pdf, text);
  const sorted = [...offsets].sort((a, b) => a[1] - b[1]);
  const table = Number(found(text.slice(-1024), /startxref\s+(\d+)/));
  const objects = sorted.map(([number, start], index) =>
    objectAt(pdf, number, start, sorted[index + 1]?.[1] ?? table),
  );
  const headOf = (number: number): string => objects.find((object) => object.number === number)?.head ?? '';
  const root = headOf(Number(found(text, /\/Root (\d+) 0 R/)));
  const pages = Number(found(root, /\/Pages (\d+) 0 R/));
  return { objects, pages, count: Number(found(headOf(pages), /\/Count (\d+)/)) };
}

/** References of a dictionary moved on by `shift`; text in brackets, such as a title, stays. */
function shifted(head: string, shift: number): string {
  return head.replace(/\((?:\\.|[^\\)])*\)|\b(\d+) 0 R\b/g, (whole, number: string | undefined) =>
    number === undefined ? whole : `${Number(number) + shift} 0 R`,
  );
}

/** The new file as it grows: chunks not yet taken, where the next one begins, and where each object does. */
class Output {
  private chunks: Buffer[] = [];
  readonly offsets = new Map<number, number>();
  length = 0;

  write(chunk: Buffer | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    this.chunks.push(bytes);
    this.length += bytes.length;
  }

  take(): Buffer {
    const taken = Buffer.concat(this.chunks);
    this.chunks = [];
    return taken;
  }

  object(number: number, head: string, tail: Buffer | null): void {
    this.offsets.set(number, this.length);
    this.write(`${number} 0 obj${head}`);
    if (tail) {
      this.write('stream\n');
      this.write(tail);
    }
    this.write('endobj\n');
  }
}

/** Joins PDFs part by part, so that only one of them is in memory. */
export interface PdfJoiner {
  /** The bytes that this part adds to the file. @throws when it is not a PDF that Chromium has written */
  readonly add: (part: Buffer) => Buffer;
  /** The bytes that end the file. */
  readonly end: () => Buffer;
}

function writeTable(output: Output): void {
  const start = output.length;
  const size = [...output.offsets.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = output.offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  output.write(`xref\n0 ${size}\n${lines.join('')}`);
  output.write(`trailer\n<</Size ${size}\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
}

/** The parts' own page trees become the children of one new root: 1 is the catalogue, 2 the root. */
export function createJoiner(): PdfJoiner {
  const output = new Output();
  const kids: number[] = [];
  let shift = 2;
  let count = 0;
  output.write('%PDF-1.4\n%\xD3\xEB\xE9\xE1\n');
  return {
    add(bytes) {
      const part = readPart(bytes);
      kids.push(part.pages + shift);
      count += part.count;
      for (const { number, head, tail } of part.objects) {
        const moved = shifted(head, shift);
        const own = number === part.pages ? moved.replace('<<', '<</Parent 2 0 R\n') : moved;
        output.object(number + shift, own, tail);
      }
      shift += part.objects.reduce((most, { number }) => Math.max(most, number), 0);
      return output.take();
    },
    end() {
      const references = kids.map((kid) => `${kid} 0 R`).join(' ');
      output.object(1, '\n<</Type /Catalog\n/Pages 2 0 R>>\n', null);
      output.object(2, `\n<</Type /Pages\n/Count ${count}\n/Kids [${references}]>>\n`, null);
      writeTable(output);
      return output.take();
    },
  };
}
