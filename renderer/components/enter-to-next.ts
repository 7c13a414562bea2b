import type { KeyboardEvent } from 'react';

const focusable =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"][role=combobox]';

/** True while an input method is composing: Enter then belongs to it, not to the form. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter goes to the next input of the form instead of submitting it; in long texts Enter stays a line break. */
export function enterToNext(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposing(event) || event.ctrlKey || event.defaultPrevented) return;
  const target = event.target as HTMLElement;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'BUTTON') return;
  // An open drop-down takes Enter as its choice.
  if (target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const inputs = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.offsetParent !== null,
  );
  inputs[inputs.indexOf(target) + 1]?.focus();
}
