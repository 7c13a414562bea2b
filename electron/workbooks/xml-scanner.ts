/**
 * A small XML scanner for the parts of a workbook: UTF-8, no DTD (both as ECMA-376 part 2 demands), well-formedness of tags
 * checked. It exists for speed and memory: exceljs's own readers build an object per cell, or break characters at chunk
 * borders, and know neither hidden rows nor merged cells. Bytes are scanned as Latin-1, so that positions in the string
 * are positions in the buffer, and only text that somebody wants is decoded.
 */

export interface XmlHandler {
  /** An element opens. `attributes` is the raw text after the name, for `attribute()`. */
  open(name: string, attributes: string): void;
  /** An element closes; self-closing elements open and close. */
  close(name: string): void;
  /** Text inside the current element; may come in several pieces. */
  text(piece: XmlText): void;
  /** Whether `text` shall be called at all. */
  readonly wantsText: boolean;
  /**
   * Takes a whole element, tags and content, in the one spelling that the handler knows by heart; what is most frequent
   * need not be taken apart.
   * @param at where its tag opens in `source` (Latin-1)
   * @returns where to go on; -1 when it is anything else, or not complete yet
   */
  element?(source: string, at: number): number;
}

/** A piece of text that has not been decoded yet. */
export interface XmlText {
  /** The raw bytes as Latin-1: enough for numbers. Keeps the whole chunk in memory as long as it lives. */
  raw(): string;
  /** The text with characters and entities decoded. */
  decoded(): string;
}

/** Not well-formed; the caller knows the part's name and makes the sentence. */
export class XmlError extends Error {}

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const EQUALS = 61;
/** A cell holds at most 32,767 characters; a tag or text longer than this is no workbook's. */
const LONGEST_TOKEN = 4 * 1024 * 1024;
const DEEPEST = 200;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    const char = ENTITIES[name];
    if (char === undefined) throw new XmlError(whole);
    return char;
  }
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(code > 0 && code <= 0x10ffff)) throw new XmlError(whole);
  return String.fromCodePoint(code);
}

/** Replaces the five named entities and character references. @throws XmlError for any other */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&([^;&]{1,12});/g, decodeEntity) : text;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Where the tag ends that opens at `lt`: a '>' outside quotes; -1 when it is not in the text yet. */
function tagEnd(text: string, lt: number, plainQuotes: boolean): number {
  const gt = text.indexOf('>', lt);
  // The usual tag closes right after a value's quote. Only ="> could be a value that begins with '>'.
  const quoted = text.charCodeAt(gt - 1) === SLASH ? gt - 2 : gt - 1;
  const closed = text.charCodeAt(quoted) === DOUBLE_QUOTE && text.charCodeAt(quoted - 1) !== EQUALS;
  return gt < 0 || (plainQuotes && closed) ? gt : slowTagEnd(text, lt);
}

function slowTagEnd(text: string, lt: number): number {
  let quote = 0;
  for (let at = lt + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GT) return at;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === LT) throw new XmlError('< in a tag');
  }
  return -1;
}

function nameEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== SLASH) at += 1;
  return at;
}

function rawAttribute(attributes: string, name: string): string | undefined {
  const key = `${name}="`;
  for (let at = attributes.indexOf(key); at >= 0; at = attributes.indexOf(key, at + 1)) {
    if (at > 0 && !isSpace(attributes.charCodeAt(at - 1))) continue;
    const start = at + key.length;
    const end = attributes.indexOf('"', start);
    return end < 0 ? undefined : attributes.slice(start, end);
  }
  // The unusual spellings: single quotes, spaces around the equals sign.
  if (!/'|=\s|\s=/.test(attributes)) return undefined;
  for (const match of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (match[1] === name) return match[2] ?? match[3];
  }
  return undefined;
}

/** The value of an attribute; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const raw = rawAttribute(attributes, name);
  return raw === undefined ? undefined : decodeEntities(Buffer.from(raw, 'latin1').toString('utf8'));
}

/** As `attribute`, for values known to be plain ASCII (references, numbers); three times as fast. */
export { rawAttribute as asciiAttribute };

/** Feeds the chunks of one XML document to a handler. */
export class XmlScanner implements XmlText {
  private readonly handler: XmlHandler;
  private readonly stack: string[] = [];
  private rest: Buffer = Buffer.alloc(0);
  private data: Buffer = this.rest;
  private source = '';
  /** No single quote in the chunk: every quote found delimits a value in the usual way. */
  private plainQuotes = true;
  private from = 0;
  private to = 0;
  private literal = false;
  /** Prefix of the root element: some writers qualify every name (`x:row`); foreign elements keep their prefix. */
  private prefix: string | undefined;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  raw(): string {
    return this.source.slice(this.from, this.to);
  }

  decoded(): string {
    const text = this.data.toString('utf8', this.from, this.to);
    return this.literal ? text : decodeEntities(text);
  }

  /** @throws XmlError, and whatever the handler throws */
  write(chunk: Buffer): void {
    this.data = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    this.source = this.data.toString('latin1');
    this.plainQuotes = !this.source.includes("'");
    let position = 0;
    for (;;) {
      const lt = this.source.indexOf('<', position);
      if (lt < 0) break;
      const behind = this.handler.element?.(this.source, lt) ?? -1;
      const next = behind < 0 ? this.tag(position, lt) : behind;
      if (next < 0) break;
      position = next;
    }
    this.rest = this.data.subarray(position);
    if (this.rest.length > LONGEST_TOKEN) throw new XmlError('token too long');
  }

  /** To be called after the last chunk. @throws XmlError when the document is not complete */
  end(): void {
    if (this.prefix === undefined || this.stack.length > 0) throw new XmlError('unexpected end');
    if (this.rest.toString('latin1').trim() !== '') throw new XmlError('text after the end');
  }

  /** Handles the text before and the tag at `lt`; answers where to go on, -1 when the tag is not complete. */
  private tag(position: number, lt: number): number {
    const text = this.source;
    const kind = text.charCodeAt(lt + 1);
    if (Number.isNaN(kind)) return -1;
    if (kind === BANG || kind === QUESTION) return this.special(position, lt);
    const end = kind === SLASH ? text.indexOf('>', lt) : tagEnd(text, lt, this.plainQuotes);
    if (end < 0) return -1;
    this.emitText(position, lt, false);
    if (kind === SLASH) this.closeTag(text.slice(lt + 2, end).trimEnd());
    else this.openTag(lt, end);
    return end + 1;
  }

  private openTag(lt: number, end: number): void {
    const text = this.source;
    const selfClosing = text.charCodeAt(end - 1) === SLASH;
    const stop = nameEnd(text, lt + 1, end);
    const name = text.slice(lt + 1, stop);
    if (this.prefix === undefined)
      this.prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
    else if (this.stack.length === 0) throw new XmlError('two roots');
    if (name === '' || this.stack.length > DEEPEST) throw new XmlError('bad tag');
    this.stack.push(name);
    this.handler.open(this.local(name), text.slice(stop, selfClosing ? end - 1 : end));
    if (selfClosing) this.closeTag(name);
  }

  private closeTag(name: string): void {
    if (this.stack.pop() !== name) throw new XmlError(`</${name}>`);
    this.handler.close(this.local(name));
  }

  private local(name: string): string {
    return this.prefix && name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }

  private emitText(from: number, to: number, literal: boolean): void {
    if (from >= to || !this.handler.wantsText) return;
    this.from = from;
    this.to = to;
    this.literal = literal;
    this.handler.text(this);
  }

  /** Comments, processing instructions, CDATA sections; a DTD is refused, since entities could be defined in it. */
  private special(position: number, lt: number): number {
    const text = this.source;
    const [start, stop] = specialMarks(text, lt);
    if (start === '') return text.length - lt > 9 ? fail('declaration') : -1;
    const end = text.indexOf(stop, lt + start.length);
    if (end < 0) return -1;
    this.emitText(position, lt, false);
    if (start === '<![CDATA[') this.emitText(lt + start.length, end, true);
    return end + stop.length;
  }
}

function fail(message: string): never {
  throw new XmlError(message);
}

function specialMarks(text: string, lt: number): [string, string] {
  if (text.startsWith('<?', lt)) return ['<?', '?>'];
  if (text.startsWith('<!--', lt)) return ['<!--', '-->'];
  if (text.startsWith('<![CDATA[', lt)) return ['<![CDATA[', ']]>'];
  return ['', ''];
}
