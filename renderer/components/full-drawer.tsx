import { Drawer } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** At the right of the title. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A drawer over the whole window; what is in it scrolls by itself. */
export function FullDrawer({ title, actions, onClose, children }: Props) {
  return (
    <Drawer
      open
      title={title}
      size="100%"
      onClose={onClose}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      extra={<div className="page-head-end">{actions}</div>}
    >
      {children}
    </Drawer>
  );
}
