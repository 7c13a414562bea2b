/** stub */
export function searchKeys(name: string, syllables: readonly string[]): string[] {
  const keys: string[] = [];
  for (let i = 0; i < syllables.length; i++) {
    keys.push(
      name.slice(i),
      syllables
        .slice(i)
        .map((s) => s[0])
        .join(''),
      syllables.slice(i).join(''),
    );
  }
  return [...new Set(keys)];
}
