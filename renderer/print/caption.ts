/** Today in words, behind the unit's name: what stands under a roster's title. */
export function captionOf(unitName: string): string {
  const today = new Date().toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' });
  return [unitName, today].filter((part) => part !== '').join('\u3000');
}
