import { Form, Input, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { TableContent } from '#shared/lib/table-document';
import { TableSheets } from '../print/table-sheets';
import { useOutput } from './output';
import { PreviewDrawer } from './preview-drawer';

interface Props {
  readonly title: string;
  readonly caption: string;
  readonly columns: TableContent['columns'];
  readonly lines: TableContent['lines'];
  readonly onClose: () => void;
}

/** Any list as it stands: previewed, printed, to PDF or Excel. */
export function TableDrawer({ columns, lines, onClose, ...given }: Props) {
  const [settings, setSettings] = useState({
    title: given.title,
    caption: given.caption,
    paper: 'A4' as 'A4' | 'A3',
  });
  const [laidOut, setLaidOut] = useState<{ key: string; pages: number } | null>(null);
  const table = useMemo(() => ({ ...settings, columns, lines }), [settings, columns, lines]);
  const key = JSON.stringify(settings);
  const onLaidOut = useCallback((pages: number) => setLaidOut({ key, pages }), [key]);
  const output = useOutput({
    name: settings.title,
    document: { kind: 'table', ...table },
    channel: 'table.export',
    exported: (file) => ({ file, table }),
  });
  const change = (part: Partial<typeof settings>): void => setSettings((before) => ({ ...before, ...part }));
  return (
    <PreviewDrawer
      title="打印、导出"
      output={output}
      pages={laidOut?.key === key ? laidOut.pages : null}
      problem={null}
      onClose={onClose}
      settings={
        <>
          <Form.Item label="标题">
            <Input
              value={settings.title}
              maxLength={80}
              onChange={(event) => change({ title: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="单位和日期">
            <Input
              value={settings.caption}
              maxLength={120}
              onChange={(event) => change({ caption: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="纸张（横向）">
            <Segmented
              options={['A4', 'A3']}
              value={settings.paper}
              onChange={(paper) => change({ paper: paper as 'A4' | 'A3' })}
            />
          </Form.Item>
        </>
      }
    >
      <TableSheets key={key} content={table} onLaidOut={onLaidOut} />
    </PreviewDrawer>
  );
}
