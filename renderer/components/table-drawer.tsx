import { Form, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { TableContent } from '#shared/lib/table-document';
import { sourceOf } from '../print/paper';
import { useOutput } from './output';
import { PreviewDrawer } from './preview-drawer';
import { useSettled } from './settled';

interface Props {
  readonly title: string;
  readonly caption: string;
  readonly columns: TableContent['columns'];
  readonly lines: TableContent['lines'];
  readonly onClose: () => void;
}

type Settings = Pick<TableContent, 'title' | 'caption' | 'paper'>;

interface SettingsProps {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** Title, the line under it, and paper: what every printed list lets choose. */
export function PaperSettings({ settings, onChange }: SettingsProps) {
  return (
    <>
      <Form.Item label="标题">
        <Input
          value={settings.title}
          maxLength={80}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="单位和日期">
        <Input
          value={settings.caption}
          maxLength={120}
          onChange={(event) => onChange({ caption: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="纸张（横向）">
        <Segmented
          options={['A4', 'A3']}
          value={settings.paper}
          onChange={(paper) => onChange({ paper: paper as Settings['paper'] })}
        />
      </Form.Item>
    </>
  );
}

/** Any list as it stands: previewed, printed, to PDF or Excel. */
export function TableDrawer({ columns, lines, onClose, ...given }: Props) {
  const [settings, setSettings] = useState<Settings>({
    title: given.title,
    caption: given.caption,
    paper: 'A4',
  });
  const [taken] = useState(() => ({ columns, lines, source: sourceOf(lines) }));
  const shown = useSettled(settings);
  const table = { ...settings, columns: taken.columns, lines: taken.lines };
  const frame = useMemo(() => ({ ...shown, columns: taken.columns }), [shown, taken]);
  const output = useOutput({
    name: settings.title,
    document: { kind: 'table', ...table },
    channel: 'table.export',
    exported: (file) => ({ file, table }),
  });
  return (
    <PreviewDrawer
      title="打印、导出"
      output={output}
      frame={frame}
      source={taken.source}
      layoutKey={JSON.stringify(shown)}
      problem={null}
      onClose={onClose}
      settings={
        <PaperSettings
          settings={settings}
          onChange={(part) => setSettings((before) => ({ ...before, ...part }))}
        />
      }
    />
  );
}
