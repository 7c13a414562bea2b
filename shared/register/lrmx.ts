import { AppError } from '#shared/lib/errors';
import { readXml } from '#shared/lib/xml';
import { lrmxTags, type LrmxForm, type LrmxSource, type LrmxTag } from './lrmx-form';
import { lrmxOrder, readInside, type LrmxDefinition } from './lrmx-parts';
import { styleOf, writeInside } from './lrmx-write';

const mark = '\uFEFF';

/**
 * Reads an approval form from the text of an .lrmx file, whichever generation, editor or tool wrote it. Values are as
 * lrmxValue makes them; everything else that the file holds goes into `source`. A file is of generation 4 when it has
 * one of the tags of 4.0, or says so in Version.
 * @param text with or without byte order mark
 * @throws LRMX_NOT_A_FORM when there is no `Person` with at least one known tag; XML_… of readXml
 */
export function parseLrmx(text: string): LrmxForm {
  const bom = text.startsWith(mark);
  const plain = bom ? text.slice(mark.length) : text;
  const root = readXml(plain);
  if (root.name !== 'Person') throw new AppError('LRMX_NOT_A_FORM');
  const { parts, tail, values } = readInside(plain, root, lrmxOrder);
  if (values.size === 0) throw new AppError('LRMX_NOT_A_FORM');
  const list = lrmxTags.map(({ tag }) => [tag, values.get(tag) ?? ''] as const);
  const isFour =
    lrmxTags.some(({ tag, since }) => since === 4 && values.has(tag)) ||
    (values.get('Version') ?? '').startsWith('4');
  const generation = isFour ? 4 : 3;
  return {
    generation,
    values: Object.fromEntries(list) as Record<LrmxTag, string>,
    family: parts.flatMap(({ inside }) => inside?.parts.flatMap(({ row }) => row ?? []) ?? []),
    source: {
      generation,
      bom,
      head: plain.slice(0, root.openEnd),
      parts,
      tail: tail + plain.slice(root.closeStart),
    },
  };
}

const blankSource: Omit<LrmxSource, 'generation'> = {
  bom: false,
  head: '<?xml version="1.0" encoding="utf-8"?>\r\n<Person>',
  parts: [],
  tail: '\r\n</Person>\r\n',
};

/** What is written is UTF-8, whatever the file was. */
function declareUtf8(head: string): string {
  return head.replace(/^(<\?xml[^>]*?encoding\s*=\s*)(["'])(?!utf-8\2)[^"'>]*\2/i, '$1$2utf-8$2');
}

/**
 * Writes the text of an .lrmx file, to be stored as UTF-8. A form that was read comes out as its file was (byte order
 * mark, declaration, order, indentation, empty tags, attributes, comments, unknown and repeated elements), with these
 * changes only: values that reading normalised or somebody changed, CRLF at the line ends within values, a photo without
 * blanks, the encoding utf-8 in the declaration; tags of 4.0 are left out of a form turned to generation 3 and added to one turned to 4.
 * A form made here has every tag of its generation in the format's order.
 */
export function formatLrmx(form: LrmxForm): string {
  const source = form.source ?? blankSource;
  const valueOf = ({ tag, since }: LrmxDefinition): string | null =>
    (since ?? 0) > form.generation ? null : form.values[tag as LrmxTag];
  const inside = writeInside({
    parts: source.parts,
    definitions: lrmxOrder,
    valueOf,
    needed: ({ since }) => !form.source || (since === 4 && form.source.generation === 3),
    style: styleOf(source.parts),
    family: form.family,
  });
  return (source.bom ? mark : '') + declareUtf8(source.head) + inside + source.tail;
}
