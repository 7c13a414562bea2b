import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AppError } from './errors';

/** An element and where it stands in the text; a text of XML is a child as it reads (references resolved). */
export interface XmlElement {
  readonly name: string;
  /** Index of its `<`. */
  readonly start: number;
  /** Index behind the `>` of its start tag. */
  readonly openEnd: number;
  /** Index of its end tag; equal to `end` where a tag like `<A/>` is both. */
  readonly closeStart: number;
  /** Index behind its last `>`. */
  readonly end: number;
  /** Line breaks in texts are \n (XML 1.0, 2.11), comments left out, CDATA is text. */
  readonly children: readonly (XmlElement | string)[];
}

/** A photo may have 5 MB, which is 6.7 million characters of base64; no other part comes near. */
const mostCharacters = 16 * 1024 * 1024;
/** Start and end tags together; a form with every family row has under 300. */
const mostTags = 20_000;
const deepest = 32;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  processEntities: false,
  htmlEntities: false,
  trimValues: false,
  parseTagValue: false,
  cdataPropName: '#cdata',
  maxNestedTags: deepest,
});
const placeKey = XMLParser.getMetaDataSymbol() as unknown as symbol;

const declared = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;

/** What can be seen without reading: too large, too many tags, a type declaration, a control character of damage. */
function refuseEarly(text: string): void {
  if (text.length > mostCharacters)
    throw new AppError('XML_TOO_LARGE', { limit: mostCharacters / 1024 / 1024 });
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) tags += 1;
  if (tags > mostTags) throw new AppError('XML_TOO_MANY_TAGS', { most: mostTags });
  if (declared.test(text)) throw new AppError('XML_DECLARES_TYPE');
  // fast-xml-parser would take these for text.
  if (text.includes('\0')) throw damaged(text, text.indexOf('\0'));
}

function damaged(text: string, at: number): AppError {
  return new AppError('XML_DAMAGED', { line: text.slice(0, Math.max(at, 0)).split('\n').length });
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function resolve(name: string): string {
  const code = /^#x[0-9a-f]{1,6}$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d{1,7}$/.test(name)
      ? Number(name.slice(1))
      : 0;
  if (isCharacter(code)) return String.fromCodePoint(code);
  const known = Object.hasOwn(named, name) ? named[name] : undefined;
  if (known === undefined) throw new AppError('XML_ENTITY', { name: `&${name.slice(0, 20)};` });
  return known;
}

/** Resolves the five named references and the numeric ones, once each: nothing that they yield is read again. */
function decode(text: string): string {
  return text.includes('&')
    ? text.replace(/&([^;\s&]{0,40};?)/g, (_, name: string) => resolve(ended(name)))
    : text;
}

function ended(name: string): string {
  if (!name.endsWith(';')) throw new AppError('XML_ENTITY', { name: `&${name.slice(0, 20)}` });
  return name.slice(0, -1);
}

type Raw = Readonly<Record<string, unknown>> & { readonly [key: symbol]: unknown };

interface Place {
  readonly startIndex: number;
  readonly endIndex?: number;
}

function rawText(value: unknown): string {
  const [first] = value as readonly Raw[];
  return String(first?.['#text'] ?? '');
}

/** Index behind the `>` that ends the tag beginning at `start`; quoted values may hold one. */
function tagEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at === -1) break;
    }
  }
  throw damaged(text, start);
}

function readElement(text: string, raw: Raw): XmlElement {
  const place = raw[placeKey] as Place | undefined;
  const key = Object.keys(raw)[0] ?? '';
  if (key.startsWith('?')) throw new AppError('XML_INSTRUCTION');
  if (place?.endIndex === undefined || text[place.startIndex] !== '<')
    throw damaged(text, place?.startIndex ?? 0);
  const { startIndex: start, endIndex: end } = place;
  const openEnd = tagEnd(text, start);
  const open = text.slice(start, openEnd);
  // The parser renames what JavaScript objects would trip over; here the name is as the file has it.
  const name = /^<([^\s/>]+)/.exec(open)?.[1];
  if (name === undefined || name.startsWith('!') || open.lastIndexOf('<') > 0) throw damaged(text, start);
  decode(open);
  const closeStart = open.endsWith('/>') ? end : text.lastIndexOf('</', end - 1);
  if (closeStart < openEnd && !open.endsWith('/>')) throw damaged(text, start);
  return { name, start, openEnd, closeStart, end, children: readChildren(text, raw[key]) };
}

function readChildren(text: string, value: unknown): (XmlElement | string)[] {
  return (value as readonly Raw[]).map((child) => {
    if ('#text' in child) return decode(String(child['#text']));
    return '#cdata' in child ? rawText(child['#cdata']) : readElement(text, child);
  });
}

function parse(text: string): readonly Raw[] {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new AppError('XML_DAMAGED', { line: verdict.err.line });
  try {
    return parser.parse(text) as readonly Raw[];
  } catch (error) {
    if (error instanceof Error && error.message.includes('nested'))
      throw new AppError('XML_TOO_DEEP', { most: deepest });
    throw damaged(text, 0);
  }
}

/** The text behind blanks and comments at its beginning. */
function behindBlanks(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end === -1) return rest;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

const declaration = /^<\?xml\s[^<>]*\?>/;

/**
 * Reads a small XML file, such as a form, with the maintained parser and its doors shut: no types, no entities but the
 * five of XML and numbers, no processing instructions, limits on size, depth and count. What that parser takes without
 * a word (a second root, text around the root, unknown `<!…>`) is refused too.
 * @param text without byte order mark
 * @returns the root element
 * @throws XML_TOO_LARGE, XML_TOO_MANY_TAGS, XML_TOO_DEEP, XML_DECLARES_TYPE, XML_ENTITY, XML_INSTRUCTION, XML_DAMAGED
 */
export function readXml(text: string): XmlElement {
  refuseEarly(text);
  const [root, second] = parse(text)
    .filter((raw) => !('?xml' in raw) && !('#text' in raw))
    .map((raw) => readElement(text, raw));
  if (!root || second) throw damaged(text, text.length);
  const before = text.slice(0, root.start).replace(declaration, '');
  if (behindBlanks(before) !== '') throw damaged(text, 0);
  if (behindBlanks(text.slice(root.end)) !== '') throw damaged(text, root.end);
  return root;
}

/** Characters that XML 1.0 cannot hold, halves of surrogate pairs among them. */
const unwritable =
  /[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Takes out what an XML file cannot hold: control characters (a vertical tab is a line break) and broken pairs. */
export function writable(text: string): string {
  return text.replaceAll('\v', '\n').replace(unwritable, '');
}

/** A text as it stands between tags; what XML cannot hold is left out. */
export function encodeXml(text: string): string {
  return writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
