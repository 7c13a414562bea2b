const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...letters].map((letter, value) => [letter.charCodeAt(0), value]));

/**
 * The bytes of a base64 text without blanks (RFC 4648, section 4); padding may be missing.
 * @returns undefined when the text is no base64. Never throws.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (end % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let bits = 0;
  let position = 0;
  for (let at = 0; at < end; at += 1) {
    const value = values.get(text.charCodeAt(at));
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xff_ffff;
    if (at % 4 !== 0) bytes[position++] = (bits >> (6 - (at % 4) * 2)) & 0xff;
  }
  return bytes;
}
