import iconv from 'iconv-lite';

/** Text of GBK bytes, with the four-byte characters of GB18030 too; U+FFFD where the bytes are neither. Never throws. */
export function decodeGbk(bytes: Uint8Array): string {
  return new TextDecoder('gb18030').decode(bytes);
}

/**
 * A text as GBK bytes, for the old editor.
 * @returns the bytes, and each character that GBK lacks once (rare characters of names, mostly), written as ?
 */
export function encodeGbk(text: string): { bytes: Uint8Array; lost: readonly string[] } {
  const rare = [...new Set(text)].filter((char) => char > '\u007F');
  const lost = rare.filter((char) => iconv.decode(iconv.encode(char, 'gbk'), 'gbk') !== char);
  return { bytes: iconv.encode(text, 'gbk'), lost };
}
