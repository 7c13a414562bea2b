import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  /** Quiet words beside the title: how many, which unit, as of when. */
  readonly note?: ReactNode;
  /** Secondary buttons first, the one primary action last. */
  readonly actions?: ReactNode;
  /** One row under the title. */
  readonly filters?: ReactNode;
  /** A line at the bottom edge: counts, page size. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: title left, actions right, filters in one row, content to the bottom edge. */
export function Page({ title, note, actions, filters, footer, children }: Props) {
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        {note !== undefined && <span className="quiet">{note}</span>}
        <div className="page-head-end">{actions}</div>
      </div>
      {filters !== undefined && <div className="page-filters">{filters}</div>}
      <div className="page-body">{children}</div>
      {footer !== undefined && <div className="page-footer">{footer}</div>}
    </div>
  );
}
