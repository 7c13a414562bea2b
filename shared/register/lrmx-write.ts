import { encodeXml } from '#shared/lib/xml';
import { lrmxFamily, lrmxFamilyTags, type LrmxFamilyRow, type LrmxPart } from './lrmx-form';
import type { LrmxDefinition } from './lrmx-parts';

/** How elements are written that the file does not have yet. */
export interface LrmxStyle {
  /** Line break and indentation in front of an element under `Person`. */
  readonly lead: string;
  /** One more step of indentation. */
  readonly step: string;
  /** `<A></A>`, `<A/>` or `<A />` for an empty value. */
  readonly empty: 'pair' | '/>' | ' />';
}

const eol = '\r\n';

/** The ways of the file itself; for a form made here CRLF, two blanks and `<A></A>`, as the editor's files have them. */
export function styleOf(parts: readonly LrmxPart[]): LrmxStyle {
  const [first] = parts;
  const lead = first ? (/(?:\r\n|\n|\r)[^\S\r\n]*$/.exec(first.before)?.[0] ?? '') : `${eol}  `;
  const blank = parts.find((part) => part.value === '');
  const empty = !blank || blank.close !== '' ? 'pair' : /\s\/>$/.test(blank.open) ? ' />' : '/>';
  return { lead, step: lead.replace(/[\r\n]/g, ''), empty };
}

/** A value between tags; every line break is CRLF, as the format has it in 简历. */
function encoded(value: string): string {
  return encodeXml(value).replaceAll('\n', eol);
}

function newElement(tag: string, content: string, { empty }: LrmxStyle): string {
  if (content !== '' || empty === 'pair') return `<${tag}>${content}</${tag}>`;
  return `<${tag}${empty}`;
}

/** The element of `part` around new content. */
function around({ before, open, close, tag }: LrmxPart, content: string): string {
  if (close !== '' || content === '') return before + open + content + close;
  return `${before}${open.replace(/\s*\/>$/, '>')}${content}</${tag ?? ''}>`;
}

function asItStands({ before, open, inner, close }: LrmxPart): string {
  return before + open + inner + close;
}

interface Piece {
  readonly tag: string | null;
  readonly text: string;
}

/** What is written inside an element: the parts of the file in their order, and what they lack in the format's order. */
export interface InsideRequest {
  readonly parts: readonly LrmxPart[];
  readonly definitions: readonly LrmxDefinition[];
  /** The text of a value; null for a tag that is not to be in the file. */
  readonly valueOf: (definition: LrmxDefinition) => string | null;
  /** Whether a tag that the file lacks is written though it is empty. */
  readonly needed: (definition: LrmxDefinition) => boolean;
  readonly style: LrmxStyle;
  readonly family?: readonly LrmxFamilyRow[];
}

function writePart(part: LrmxPart, request: InsideRequest): Piece[] {
  if (part.tag === null) return [{ tag: null, text: asItStands(part) }];
  if (part.tag === lrmxFamily.list)
    return [{ tag: part.tag, text: writeList(part, request.family ?? [], request.style) }];
  const definition = request.definitions.find(({ tag }) => tag === part.tag);
  const value = definition ? request.valueOf(definition) : null;
  if (value === null) return [];
  const text = part.value === value ? asItStands(part) : around(part, encoded(value) + part.extra);
  return [{ tag: part.tag, text }];
}

function writeMissing(definition: LrmxDefinition, request: InsideRequest): string {
  const { style, family = [] } = request;
  if (definition.tag === lrmxFamily.list) {
    if (family.length === 0) return style.lead + newElement(definition.tag, '', style);
    const list = { open: `<${definition.tag}>`, close: `</${definition.tag}>`, before: style.lead };
    return writeList({ ...list, ...nothing, tag: definition.tag }, family, style);
  }
  return style.lead + newElement(definition.tag, encoded(request.valueOf(definition) ?? ''), style);
}

const nothing = { inner: '', value: null, extra: '', inside: { parts: [], tail: '' } } as const;

function isMissing(definition: LrmxDefinition, request: InsideRequest): boolean {
  if (definition.tag === lrmxFamily.list)
    return request.needed(definition) || (request.family ?? []).length > 0;
  const value = request.valueOf(definition);
  return value !== null && (value !== '' || request.needed(definition));
}

/** Text of everything inside an element, without what stands behind the last part. */
export function writeInside(request: InsideRequest): string {
  const pieces = request.parts.flatMap((part) => writePart(part, request));
  request.definitions.forEach((definition, index) => {
    if (pieces.some(({ tag }) => tag === definition.tag) || !isMissing(definition, request)) return;
    const earlier = request.definitions.slice(0, index).map(({ tag }) => tag);
    const at = pieces.map(({ tag }) => tag).lastIndexOf(nearest(pieces, earlier) ?? '');
    pieces.splice(at + 1, 0, { tag: definition.tag, text: writeMissing(definition, request) });
  });
  return pieces.map(({ text }) => text).join('');
}

/** The last of `tags` that is there. */
function nearest(pieces: readonly Piece[], tags: readonly string[]): string | undefined {
  return tags.filter((tag) => pieces.some((piece) => piece.tag === tag)).at(-1);
}

function sameRow(a: LrmxFamilyRow | undefined, b: LrmxFamilyRow): boolean {
  return a !== undefined && lrmxFamilyTags.every(({ tag }) => a[tag] === b[tag]);
}

function samePerson(a: LrmxFamilyRow | undefined, b: LrmxFamilyRow): boolean {
  return a?.ChengWei === b.ChengWei && a.XingMing === b.XingMing;
}

/** The element of the file for each row, which carries its unknown tags: the same row, else the same relative, else place. */
function matchRows(items: readonly LrmxPart[], family: readonly LrmxFamilyRow[]): (LrmxPart | undefined)[] {
  const free = new Set(items);
  const matched = new Map<number, LrmxPart>();
  const match = (fits: (item: LrmxPart, row: LrmxFamilyRow, index: number) => boolean): void => {
    family.forEach((row, index) => {
      const found = matched.has(index) ? undefined : [...free].find((item) => fits(item, row, index));
      if (!found) return;
      matched.set(index, found);
      free.delete(found);
    });
  };
  match((item, row) => sameRow(item.row, row));
  match((item, row) => samePerson(item.row, row));
  if (items.length === family.length) match((item, _, index) => items[index] === item);
  return family.map((_, index) => matched.get(index));
}

function writeRow(part: LrmxPart, row: LrmxFamilyRow, style: LrmxStyle, fresh: boolean): string {
  const inside = writeInside({
    parts: part.inside?.parts ?? [],
    definitions: lrmxFamilyTags,
    valueOf: ({ tag }) => row[tag as keyof LrmxFamilyRow],
    needed: () => fresh,
    style: { ...style, lead: style.lead + style.step },
  });
  return around(part, inside + (fresh ? style.lead : (part.inside?.tail ?? '')));
}

/** The family list: unknown elements in it keep their place among the rows. */
function writeList(part: LrmxPart, family: readonly LrmxFamilyRow[], style: LrmxStyle): string {
  const { parts, tail } = part.inside ?? nothing.inside;
  const items = parts.filter(({ tag }) => tag === lrmxFamily.row);
  const matched = matchRows(items, family);
  const lead = items[0]?.before.trim() === '' ? items[0].before : style.lead + style.step;
  const rowStyle = { ...style, lead };
  const texts = family.map((row, index) => {
    const item = matched[index];
    const blank = { ...nothing, before: lead, open: '<Item>', close: '</Item>', tag: lrmxFamily.row };
    return writeRow(item ?? blank, row, rowStyle, item === undefined);
  });
  const others = Array.from({ length: texts.length + 1 }, () => '');
  let before = 0;
  for (const other of parts) {
    if (other.tag === lrmxFamily.row) before += 1;
    else others[Math.min(before, texts.length)] += asItStands(other);
  }
  const content = others.map((text, index) => text + (texts[index] ?? '')).join('');
  return around(part, content + (parts.length === 0 && content !== '' ? style.lead : tail));
}
