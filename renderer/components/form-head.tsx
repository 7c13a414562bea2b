import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** 2 heads a section of the form, 3 a set inside one. */
  readonly level: 2 | 3;
  /** Quiet words beside the title: how many, what is missing. */
  readonly note?: ReactNode;
  /** Small buttons behind it. */
  readonly actions?: ReactNode;
}

/** The heading of a part of a long form. */
export function FormHead({ title, level, note, actions }: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="form-section-head">
      <Title>{title}</Title>
      {note !== undefined && <span className="quiet">{note}</span>}
      {actions}
    </div>
  );
}
