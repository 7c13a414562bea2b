import type { PaperFont } from '#shared/lib/paper/sheet';
import './fonts.css';

/** CSS class of a family. */
export const fontClasses: Readonly<Record<PaperFont, string>> = {
  宋体: 'paper-song',
  仿宋: 'paper-fangsong',
  楷体: 'paper-kaiti',
  黑体: 'paper-heiti',
  小标宋: 'paper-title',
};

const probe = '0iW';
const known = new Map<PaperFont, boolean>();

function measure(font: PaperFont): boolean {
  const element = document.createElement('span');
  element.className = `paper-probe paper-half ${fontClasses[font]}`;
  document.body.append(element);
  const widths = [...probe].map((character) => {
    element.textContent = character.repeat(10);
    return element.getBoundingClientRect().width;
  });
  const em = Number.parseFloat(getComputedStyle(element).fontSize);
  element.remove();
  return widths.every((width) => Math.abs(width - em * 5) < em * 0.02);
}

/**
 * Whether this machine's font for a family sets letters and digits half an em wide, as the printed forms expect; where it
 * does not, each is set into that width by itself. Call it once document.fonts is ready.
 */
export function hasHalfWidths(font: PaperFont): boolean {
  const before = known.get(font);
  if (before !== undefined) return before;
  const found = measure(font);
  known.set(font, found);
  return found;
}
