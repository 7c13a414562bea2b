import type { Change } from '../archive/audit';

interface Titled {
  readonly title?: unknown;
  readonly kind?: unknown;
}

function part(input: unknown, key: string): Titled {
  const found = (input as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'object' && found !== null ? found : {};
}

/**
 * What the operation log keeps of an output: the document's title and how much of it there was, never its content.
 * @param input of the channel, @param answer its counts (rows, people, pages)
 */
export function outputRecord(input: unknown, answer: unknown): Change {
  const titled = [part(input, 'document'), part(input, 'roster'), part(input, 'table')];
  const title = titled.map((document) => document.title).find((text) => typeof text === 'string');
  const counts = Object.entries(answer ?? {}).filter(([, value]) => typeof value === 'number');
  return {
    entity: 'output',
    id: 0,
    label: typeof title === 'string' ? title : undefined,
    before: null,
    after: Object.fromEntries(counts),
  };
}
