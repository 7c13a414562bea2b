import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint: ReactNode;
  /** The buttons at the right. */
  readonly children: ReactNode;
}

/** One thing that can be done in the settings: what it is, what it does, its buttons. */
export function SettingRow({ title, hint, children }: Props) {
  return (
    <div className="setting-row">
      <div>
        <p>{title}</p>
        <p className="quiet">{hint}</p>
      </div>
      {children}
    </div>
  );
}
