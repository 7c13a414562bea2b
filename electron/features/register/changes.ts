/**
 * The part of two records that differs, for the audit: only the keys whose values are not the same.
 * @returns null when nothing differs
 */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | null {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  if (keys.length === 0) return null;
  const pick = (source: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(keys.map((key) => [key, source[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
