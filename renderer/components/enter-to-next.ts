import type { KeyboardEvent } from 'react';

const focusable =
  'input:not([disabled]):not([type=hidden]):not([type=file]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"][role=combobox]';

/** True while an input method is composing: Enter then belongs to it, not to the form. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** An open drop-down takes Enter as its choice; one that only suggests takes it once a suggestion is marked. */
export function wantsEnter(target: HTMLElement): boolean {
  if (target.tagName === 'BUTTON') return true;
  if (target.getAttribute('aria-expanded') !== 'true') return false;
  const suggestions = target.closest<HTMLElement>('[data-suggest]');
  return suggestions === null || suggestions.dataset['suggest'] === 'marked';
}

/** Everything in `root` that Enter can go to, in reading order. */
export function stopsIn(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.offsetParent !== null,
  );
}

/** Goes to an input as Tab does: what it holds is selected, so that typing replaces it. */
export function focusStop(stop: HTMLElement | undefined): void {
  stop?.focus();
  if (stop instanceof HTMLInputElement && stop.type === 'text') stop.select();
}

/**
 * Enter goes to the next input of the form instead of submitting it; in long texts Enter stays a line break.
 * Give it to onKeyDownCapture, so that a closed drop-down does not open; grids in the form see to their own keys.
 */
export function enterToNext(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposing(event) || event.ctrlKey || event.defaultPrevented) return;
  const target = event.target as HTMLElement;
  if (target.tagName === 'TEXTAREA' || target.closest('[data-grid]') || wantsEnter(target)) return;
  const stops = stopsIn(event.currentTarget);
  const next = stops[stops.indexOf(target) + 1];
  event.preventDefault();
  event.stopPropagation();
  focusStop(next);
}
