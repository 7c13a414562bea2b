/**
 * Turns Excel's escapes in stored text into characters: `_x000D_` is a carriage return, `_x005F_` an underscore
 * (ECMA-376 part 1, 22.4.2.4 ST_Xstring). Line ends become '\n'. Text of nothing but blanks is no content: null.
 */
export function storedText(text: string): string | null {
  const plain = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, unescapeChar) : text;
  const lines = plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  return isBlank(lines) ? null : lines;
}

function unescapeChar(_whole: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  // Most texts begin with an ASCII or Chinese character; only the others are worth a trim.
  const solid = (code > 32 && code < 127) || (code > 0x3000 && code < 0xfeff);
  return !solid && text.trim() === '';
}
