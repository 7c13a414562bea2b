import { useEffect, useState, type RefObject } from 'react';

interface Shown {
  readonly text: string;
  readonly level: string;
  readonly left: number;
  readonly top: number;
}

/** What the checks say of the input that has the focus, and where its lower edge is in the scrolled form. */
function markOf(form: HTMLElement): Shown | null {
  const target = form.contains(document.activeElement) ? document.activeElement : null;
  const marked = target?.closest<HTMLElement>('[data-mark]');
  const [text, level] = [marked?.dataset['mark'], marked?.dataset['level']];
  if (!marked || text === undefined || level === undefined) return null;
  const [box, frame] = [marked.getBoundingClientRect(), form.getBoundingClientRect()];
  return {
    text,
    level,
    left: box.left - frame.left + form.scrollLeft,
    top: box.bottom - frame.top + form.scrollTop + 2,
  };
}

/** One line under the focused input, laid over the form so that nothing moves. The form must be positioned. */
export function FocusMark({ form }: { readonly form: RefObject<HTMLElement | null> }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const update = (): void => {
      const next = markOf(element);
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const later = (): void => void requestAnimationFrame(update);
    // Findings come some moments after the typing that caused them.
    const observer = new MutationObserver(later);
    observer.observe(element, { subtree: true, attributes: true, attributeFilter: ['data-mark'] });
    element.addEventListener('focusin', later);
    element.addEventListener('focusout', later);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', later);
      element.removeEventListener('focusout', later);
    };
  }, [form]);
  if (!shown) return null;
  return (
    <div
      className={`focus-mark finding-${shown.level}`}
      role="status"
      style={{ left: shown.left, top: shown.top }}
    >
      {shown.text}
    </div>
  );
}
