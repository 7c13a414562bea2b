import { Button, Drawer, Form, Segmented, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import '../print/print.css';
import type { Output } from './output';

interface Props {
  readonly title: string;
  readonly output: Output;
  /** Form items at the left: layout, title, paper. */
  readonly settings: ReactNode;
  /** Number of pages, null while they are being laid out. */
  readonly pages: number | null;
  readonly problem: string | null;
  /** The pages exactly as printed. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

const zooms = [
  { value: 0.5, label: '50%' },
  { value: 0.7, label: '70%' },
  { value: 1, label: '100%' },
];

/** A document before it goes on: its settings at the left, its pages at the right, the ways out above. */
export function PreviewDrawer({ title, output, settings, pages, problem, children, onClose }: Props) {
  const [zoom, setZoom] = useState(0.7);
  return (
    <Drawer
      open
      title={title}
      size="100%"
      onClose={onClose}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      extra={
        <div className="page-head-end">
          <Button onClick={() => void output.toWorkbook()}>导出 Excel</Button>
          <Button onClick={() => void output.toPdf()}>存为 PDF</Button>
          <Button type="primary" onClick={() => void output.toPrinter()}>
            打印
          </Button>
        </div>
      }
    >
      <div className="preview">
        <Form layout="vertical" className="preview-settings">
          {settings}
          <p className="quiet">{pages === null ? '正在排版' : `共 ${pages} 页`}</p>
          <Form.Item label="显示比例">
            <Segmented options={zooms} value={zoom} onChange={(value) => setZoom(Number(value))} />
          </Form.Item>
        </Form>
        <div className="preview-pages">
          {problem !== null && <p className="finding-error">{problem}</p>}
          {pages === null && problem === null && <Spin delay={200} />}
          <div style={{ zoom }}>{children}</div>
        </div>
      </div>
      {output.view}
    </Drawer>
  );
}
