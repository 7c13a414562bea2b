import { marked, type Token } from 'marked';

/** A chapter of the manual. */
export interface Chapter {
  /** Its file's name without ending, such as `01-start`. */
  readonly key: string;
  readonly title: string;
  readonly sections: readonly string[];
  /** As written, for searching. */
  readonly text: string;
  readonly html: string;
}

const files = import.meta.glob<string>('../../resources/manual/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function headings(tokens: readonly Token[], depth: number): string[] {
  return tokens.flatMap((token) =>
    token.type === 'heading' && 'depth' in token && token['depth'] === depth ? [String(token['text'])] : [],
  );
}

function toChapter([path, text]: [string, string]): Chapter {
  const key = path.replace(/^.*\/|\.md$/g, '');
  const tokens = marked.lexer(text);
  const [title = key] = headings(tokens, 1);
  return { key, title, sections: headings(tokens, 2), text, html: marked.parser(tokens) };
}

/** Every chapter in the order of the files' numbers. The files are ours, part of the program: their HTML is trusted. */
export const chapters: readonly Chapter[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(toChapter);
