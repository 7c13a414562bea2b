import { focusStop, stopsIn } from './enter-to-next';

function elementAt(root: ParentNode, path: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
}

function show(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' });
  focusStop(stopsIn(element)[0] ?? element);
}

/**
 * Goes to the input of a path, see Finding.fields. A field under a closed row opens the row; a path that has no input
 * (a set without rows, a row that is gone) leads to the nearest place that contains it.
 */
export function focusPath(root: ParentNode, path: string): void {
  const element = elementAt(root, path);
  if (element) return show(element);
  const expand = root.querySelector<HTMLElement>(
    `[data-expand="${CSS.escape(path.split('.').slice(0, 3).join('.'))}"][aria-expanded="false"]`,
  );
  if (expand) {
    expand.click();
    requestAnimationFrame(() => {
      const opened = elementAt(root, path);
      if (opened) show(opened);
    });
    return;
  }
  const parent = path.split('.').slice(0, 2).join('.');
  elementAt(root, parent)?.scrollIntoView({ block: 'start' });
}
