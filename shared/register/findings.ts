/** How grave a finding is, gravest first: 错误 blocks, 警告 asks, 提示 informs. */
export const findingLevels = ['error', 'warning', 'hint'] as const;
export type FindingLevel = (typeof findingLevels)[number];

export const levelTexts: Readonly<Record<FindingLevel, string>> = {
  error: '错误',
  warning: '警告',
  hint: '提示',
};

/** One thing that a logic check found in a record. */
export interface Finding {
  readonly level: FindingLevel;
  /** Stable id of the rule, see checks/registry.ts. */
  readonly rule: string;
  /** The regulation, form guide or county setting that the rule comes from. */
  readonly source: string;
  /** What is wrong, with the values concerned. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Paths in the form: 'fields.birthDate', 'children.educations.0.started', or 'children.resume' for a whole set. */
  readonly fields: readonly string[];
}

/**
 * Orders findings for display: gravest first, else as they were found.
 * @returns a new array
 */
export function byGravity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => findingLevels.indexOf(a.level) - findingLevels.indexOf(b.level));
}
