import { Form, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { FullDrawer } from './full-drawer';

const zooms = [
  { value: 0.5, label: '50%' },
  { value: 0.7, label: '70%' },
  { value: 1, label: '100%' },
];

interface Props {
  readonly title: string;
  /** The ways out, at the right of the title. */
  readonly actions: ReactNode;
  /** Form items at the left. */
  readonly settings: ReactNode;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  /** Above the pages: it does not scroll with them. */
  readonly head?: ReactNode;
  /** The pages; the box around them scrolls. */
  readonly children: ReactNode;
  /** Dialogs, and what is laid out unseen. */
  readonly more: ReactNode;
  readonly onClose: () => void;
}

/** A document before it goes on: its settings at the left, its pages at the right, the ways out above. */
export function PreviewFrame({
  title,
  actions,
  settings,
  zoom,
  onZoom,
  head,
  children,
  more,
  onClose,
}: Props) {
  return (
    <FullDrawer title={title} onClose={onClose} actions={actions}>
      <div className="preview">
        <Form layout="vertical" className="preview-settings">
          {settings}
          <Form.Item label="显示比例">
            <Segmented options={zooms} value={zoom} onChange={(value) => onZoom(Number(value))} />
          </Form.Item>
        </Form>
        <div className="preview-side">
          {head}
          <div className="preview-pages">{children}</div>
        </div>
      </div>
      {more}
    </FullDrawer>
  );
}
