import { focusStop, stopsIn } from './enter-to-next';

/** What is typed in an input counts once it is left; saving by key does not leave it. */
export function settleFocused(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return;
  const place = focused.closest('[data-path]');
  focused.blur();
  focused.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    // A cell of a grid has become plain text again, and its input is gone.
    if (document.activeElement === document.body && place) focusStop(stopsIn(place)[0]);
  });
}

/** The inputs whose text could not be read, see date-text-input. */
export function refusedIn(form: HTMLElement | null): HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-refused]') ?? [])];
}
