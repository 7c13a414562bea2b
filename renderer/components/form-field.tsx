import type { ReactNode } from 'react';
import type { Mark } from './marks';

interface Props {
  /** Where the value stands, see Finding.fields; unique in the page. */
  readonly path: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Without it nothing can be saved. */
  readonly needed?: boolean;
  /** The heading above says what it is: the label is only read aloud. */
  readonly unlabelled?: boolean;
  readonly mark?: Mark | undefined;
  /** Columns of the form that the input takes. */
  readonly span?: number;
  /** The input; it gets the id that the label names. */
  readonly children: (id: string) => ReactNode;
}

/** One labelled input of a form; what the checks say of it stands at its edge and shows on hover and focus. */
export function FormField({
  path,
  label,
  help,
  needed = false,
  unlabelled = false,
  mark,
  span = 1,
  children,
}: Props) {
  const id = `input-${path}`;
  return (
    <div
      className={unlabelled ? 'form-field form-unlabelled' : 'form-field'}
      style={{ gridColumn: `span ${span}` }}
      data-path={path}
    >
      <label htmlFor={id} className={needed ? 'form-label form-needed' : 'form-label'} title={help}>
        {label}
      </label>
      <div className="form-control" data-level={mark?.level} data-mark={mark?.text} title={mark?.text}>
        {children(id)}
      </div>
    </div>
  );
}
