/** What cannot stand in a `t` element as it is: markup, control characters, Excel's own escapes. */
const SPECIAL = /[<>&\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/**
 * A text as the `t` element of a cell or of the common table. Line ends become '\n', control characters go (XML has no way to
 * write them), `_x0041_` stays literal (ECMA-376 part 1, 22.4.2.4), blanks at the ends are kept. A text such as `=1+1` is text
 * here whatever it begins with: only an `f` element makes a formula.
 */
export function xmlText(text: string): string {
  const body = SPECIAL.test(text) ? escaped(text) : text;
  const first = body.charCodeAt(0);
  const last = body.charCodeAt(body.length - 1);
  const keep = first <= 32 || last <= 32 || body.includes('\n');
  return keep ? `<t xml:space="preserve">${body}</t>` : `<t>${body}</t>`;
}
