import { byGravity, levelTexts, type Finding, type FindingLevel } from '#shared/register/findings';

/** What the checks say about one input: the gravest level and every message. */
export interface Mark {
  readonly level: FindingLevel;
  readonly text: string;
}

/** Marks by the path of the input, see Finding.fields. */
export type Marks = ReadonlyMap<string, Mark>;

export const noMarks: Marks = new Map();

/**
 * Findings gathered by the inputs they lead to.
 * @param previous marks that say the same are taken over as they are, so that their inputs need not render again
 */
export function marksOf(findings: readonly Finding[], previous: Marks): Marks {
  const byPath = new Map<string, Finding[]>();
  for (const finding of byGravity(findings)) {
    for (const path of finding.fields) byPath.set(path, [...(byPath.get(path) ?? []), finding]);
  }
  const entries = [...byPath].map(([path, found]): [string, Mark] => {
    const text = found.map(({ level, message }) => `${levelTexts[level]}：${message}`).join('\n');
    const level = found[0]?.level ?? 'hint';
    const before = previous.get(path);
    return [path, before?.text === text && before.level === level ? before : { level, text }];
  });
  return new Map(entries);
}
