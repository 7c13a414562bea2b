/**
 * Reads a block of cells as Excel and WPS put it on the clipboard: tabs between cells, line breaks between rows, cells
 * that hold tabs, breaks or quotes in double quotes with inner quotes doubled. The last line break ends the last row.
 * @returns rows of cells; one row of one cell for plain text
 */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  let at = 0;
  for (;;) {
    const cell = source[at] === '"' ? quotedCell(source, at) : undefined;
    const end = cell?.end ?? plainEnd(source, at);
    rows.at(-1)?.push(cell?.text ?? source.slice(at, end));
    if (end >= source.length) return rows;
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
}

function plainEnd(source: string, from: number): number {
  const found = source.slice(from).search(/[\t\n]/);
  return found < 0 ? source.length : from + found;
}

/** A quoted cell that is closed right before a tab, a break or the end; otherwise the quote is only a character. */
function quotedCell(source: string, from: number): { text: string; end: number } | undefined {
  const match = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(from));
  if (!match) return undefined;
  return { text: (match[1] ?? '').replaceAll('""', '"'), end: from + match[0].length };
}
