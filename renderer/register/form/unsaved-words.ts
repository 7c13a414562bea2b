import dayjs from 'dayjs';

/** What a form says of what is not saved yet; '' when everything is. @param keptAt when a draft was last kept */
export function unsavedWords(changed: number, keptAt: Date | null): string {
  if (changed === 0) return '';
  const kept = keptAt ? `，草稿 ${dayjs(keptAt).format('HH:mm')} 已存` : '';
  return `有 ${changed} 栏未保存${kept}`;
}
