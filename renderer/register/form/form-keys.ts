import { useEffect, useRef } from 'react';

interface Keys {
  readonly save?: () => void;
  readonly leave?: () => void;
  readonly previous?: () => void;
  readonly next?: () => void;
}

/** What lies over the page takes every key; an open list of an input takes Esc only. */
const windows = '.ant-modal-wrap, .ant-drawer-open, .ant-image-preview';
const lists =
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden)';

function isShown(selector: string): boolean {
  return [...document.querySelectorAll<HTMLElement>(selector)].some((element) => element.offsetHeight > 0);
}

/** Keys of a form: Ctrl+S, Esc, Alt+Left and Alt+Right. Nothing while an input method is composing. */
export function useFormKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function actionOf(event: KeyboardEvent): (() => void) | undefined {
      const { save, leave, previous, next } = latest.current;
      if (event.ctrlKey && event.key.toLowerCase() === 's') return save;
      if (event.altKey && event.key === 'ArrowLeft') return previous;
      if (event.altKey && event.key === 'ArrowRight') return next;
      return event.key === 'Escape' ? leave : undefined;
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const action = actionOf(event);
      if (!action || isShown(windows) || (event.key === 'Escape' && isShown(lists))) return;
      event.preventDefault();
      action();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
