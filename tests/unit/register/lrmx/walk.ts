/** One element of an XML text: its path, its attributes as written, and what stands in it. */
export interface Walked {
  readonly path: string;
  readonly attributes: string;
  /** Text between the tags as written, of an element without elements inside; null else. */
  readonly raw: string | null;
}

const tokens =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+=(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;

interface Open {
  readonly path: string;
  readonly attributes: string;
  readonly at: number;
  leaf: boolean;
  readonly index: number;
}

/** The elements of a well-formed XML text in their order, read with nothing of ours nor of the parser's. */
export function walk(text: string): Walked[] {
  const found: Walked[] = [];
  const stack: Open[] = [];
  const close = (open: Open, end: number): void => {
    found[open.index] = {
      path: open.path,
      attributes: open.attributes,
      raw: open.leaf ? text.slice(open.at, end) : null,
    };
  };
  for (const match of text.matchAll(tokens)) {
    const [whole, closing, opening, attributes = '', empty] = match;
    if (opening !== undefined) {
      const parent = stack.at(-1);
      if (parent) parent.leaf = false;
      const path = `${parent?.path ?? ''}/${opening}`;
      const open = {
        path,
        attributes: attributes.trim(),
        at: match.index + whole.length,
        leaf: true,
        index: found.length,
      };
      found.push({ path, attributes: open.attributes, raw: null });
      if (empty === '/') close(open, open.at);
      else stack.push(open);
    } else if (closing !== undefined) {
      const open = stack.pop();
      if (!open?.path.endsWith(`/${closing}`))
        throw new Error(`${closing} closes ${open?.path ?? 'nothing'}`);
      close(open, match.index);
    }
  }
  if (stack.length > 0) throw new Error(`${stack.at(-1)?.path} is not closed`);
  return found;
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A raw text as it reads. */
export function read(raw: string): string {
  return raw
    .split(/(<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->)/)
    .map((piece) => {
      if (piece.startsWith('<!--')) return '';
      if (piece.startsWith('<![CDATA[')) return piece.slice(9, -3);
      return piece.replace(/&(#x?[0-9a-f]+|\w+);/gi, (_, name: string) => {
        if (!name.startsWith('#')) return names[name] ?? '?';
        return String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', '')));
      });
    })
    .join('')
    .replace(/\r\n?/g, '\n');
}
