import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What to do first. */
  readonly hint: ReactNode;
  readonly actions?: ReactNode;
}

/** An empty page that says what to do first. */
export function EmptyState({ title, hint, actions }: Props) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <p className="quiet">{hint}</p>
      {actions !== undefined && <div className="empty-state-actions">{actions}</div>}
    </div>
  );
}
