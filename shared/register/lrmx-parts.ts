import type { XmlElement } from '#shared/lib/xml';
import { lrmxFamily, lrmxFamilyTags, lrmxTags, type LrmxFamilyRow, type LrmxPart } from './lrmx-form';
import { lrmxValue } from './lrmx-values';

/** One of our tags, at the top or in a family row. */
export interface LrmxDefinition {
  readonly tag: string;
  readonly kind: 'text' | 'date' | 'photo';
  readonly lines?: true;
  readonly since?: 4;
}

/** Every child of `Person` in the order of the file: the family list stands before 呈报单位. */
export const lrmxOrder: readonly LrmxDefinition[] = lrmxTags.flatMap((definition): LrmxDefinition[] =>
  definition.tag === 'ChengBaoDanWei' ? [{ tag: lrmxFamily.list, kind: 'text' }, definition] : [definition],
);

/** The elements in an element as parts, and the values that the known ones have. */
export interface LrmxInside {
  readonly parts: readonly LrmxPart[];
  readonly tail: string;
  readonly values: ReadonlyMap<string, string>;
}

function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== 'string';
}

function textOf(element: XmlElement): string {
  return element.children.filter((child) => !isElement(child)).join('');
}

/** Which element gives each value. Of several with one name it is the first that says something. */
function chosen(
  element: XmlElement,
  definitions: readonly LrmxDefinition[],
): Map<XmlElement, LrmxDefinition> {
  const children = element.children.filter(isElement);
  return new Map(
    definitions.flatMap((definition) => {
      const named = children.filter((child) => child.name === definition.tag);
      const found =
        named.find((child) => textOf(child).trim() !== '' || child.children.some(isElement)) ?? named[0];
      return found ? [[found, definition] as const] : [];
    }),
  );
}

/** An element as it stands. */
function keptPart(text: string, element: XmlElement, before: string): LrmxPart {
  return {
    before,
    open: text.slice(element.start, element.openEnd),
    inner: text.slice(element.openEnd, element.closeStart),
    close: text.slice(element.closeStart, element.end),
    tag: null,
    value: null,
    extra: '',
  };
}

/** Unknown elements and comments in the element of a value. */
function extraOf(text: string, element: XmlElement): string {
  let from = element.openEnd;
  const pieces: string[] = [];
  const comments = (end: number): void => {
    const gap = text.slice(from, end).replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
    pieces.push(...(gap.includes('<!--') ? (gap.match(/<!--[^]*?-->/g) ?? []) : []));
  };
  for (const child of element.children.filter(isElement)) {
    comments(child.start);
    pieces.push(text.slice(child.start, child.end));
    from = child.end;
  }
  comments(element.closeStart);
  return pieces.join('');
}

/** The spelling is kept where reading only trimmed it; several lines are always written with CRLF. */
function valuePart(
  kept: LrmxPart,
  definition: LrmxDefinition,
  raw: string,
  value: string,
): Partial<LrmxPart> {
  const exact = definition.kind !== 'photo' && !value.includes('\n') && raw.trim() === value;
  return { tag: definition.tag, inner: exact ? kept.inner : '', value: exact ? value : null };
}

/**
 * Reads the elements in `element`: those of `definitions` as values, all others as they stand.
 * @param text the file's text, in which the places of the elements count
 */
export function readInside(
  text: string,
  element: XmlElement,
  definitions: readonly LrmxDefinition[],
): LrmxInside {
  const known = chosen(element, definitions);
  const values = new Map<string, string>();
  let from = element.openEnd;
  const parts = element.children.filter(isElement).map((child): LrmxPart => {
    const kept = keptPart(text, child, text.slice(from, child.start));
    from = child.end;
    const definition = known.get(child);
    if (!definition) return kept;
    if (definition.tag === lrmxFamily.list) return listPart(text, child, kept);
    const raw = textOf(child);
    const value = lrmxValue(definition, raw);
    values.set(definition.tag, value);
    return { ...kept, ...valuePart(kept, definition, raw, value), extra: extraOf(text, child) };
  });
  return { parts, tail: text.slice(from, element.closeStart), values };
}

function rowPart(text: string, element: XmlElement, kept: LrmxPart): LrmxPart {
  const { parts, tail, values } = readInside(text, element, lrmxFamilyTags);
  const row = Object.fromEntries(
    lrmxFamilyTags.map(({ tag }) => [tag, values.get(tag) ?? '']),
  ) as LrmxFamilyRow;
  return { ...kept, inner: '', tag: lrmxFamily.row, inside: { parts, tail }, row };
}

function listPart(text: string, element: XmlElement, kept: LrmxPart): LrmxPart {
  let from = element.openEnd;
  const parts = element.children.filter(isElement).map((child): LrmxPart => {
    const inner = keptPart(text, child, text.slice(from, child.start));
    from = child.end;
    return child.name === lrmxFamily.row ? rowPart(text, child, inner) : inner;
  });
  const tail = text.slice(from, element.closeStart);
  return { ...kept, inner: '', tag: lrmxFamily.list, inside: { parts, tail } };
}
