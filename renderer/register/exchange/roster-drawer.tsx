import { Checkbox, Form, Input, Radio, Segmented } from 'antd';
import { useCallback, useDeferredValue, useState } from 'react';
import type { ListColumnKey } from '#shared/register/list/list-columns';
import type { RosterRequest } from '#shared/register/exchange/roster-request';
import { sentenceOf } from '../../components/call';
import { useOutput } from '../../components/output';
import { PreviewDrawer } from '../../components/preview-drawer';
import { RosterPrint } from '../../print/roster-print';

interface Props {
  readonly list: RosterRequest['list'];
  readonly columns: readonly ListColumnKey[];
  /** Only these people of the list; null = all. */
  readonly ids: readonly number[] | null;
  readonly unitName: string;
  readonly onClose: () => void;
}

type Settings = Pick<RosterRequest, 'title' | 'caption' | 'layout' | 'grouped' | 'paper'>;

const layoutChoices = [
  { value: 'customary', label: '常规名册' },
  { value: 'detailed', label: '详细名册' },
  { value: 'list', label: '当前列表' },
];

/** Today in words, behind the unit's name: what stands under a roster's title. */
export function captionOf(unitName: string): string {
  const today = new Date().toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' });
  return [unitName, today].filter((part) => part !== '').join('\u3000');
}

interface SettingsProps {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

function RosterSettings({ settings, onChange }: SettingsProps) {
  return (
    <>
      <Form.Item label="版式">
        <Radio.Group
          options={layoutChoices}
          value={settings.layout}
          onChange={(event) => onChange({ layout: event.target.value as Settings['layout'] })}
          style={{ display: 'grid', gap: 6 }}
        />
      </Form.Item>
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
      <Checkbox checked={settings.grouped} onChange={(event) => onChange({ grouped: event.target.checked })}>
        按单位分组
      </Checkbox>
    </>
  );
}

/** A roster before it goes on: layout at the left, the pages exactly as printed at the right. */
export function RosterDrawer({ list, columns, ids, unitName, onClose }: Props) {
  const [settings, setSettings] = useState<Settings>(() => ({
    title: '干部名册',
    caption: captionOf(unitName),
    layout: 'customary',
    grouped: list.sort === null,
    paper: 'A4',
  }));
  const roster: RosterRequest = {
    ...settings,
    list,
    columns: [...columns],
    ids: ids === null ? null : [...ids],
  };
  const shown = useDeferredValue(roster);
  const key = JSON.stringify(shown);
  const [laidOut, setLaidOut] = useState<{ key: string; pages: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const onLaidOut = useCallback((pages: number) => setLaidOut({ key, pages }), [key]);
  const onFailed = useCallback((error: unknown) => setProblem(sentenceOf(error)), []);
  const output = useOutput({
    name: roster.title,
    document: { kind: 'roster', ...roster },
    channel: 'roster.export',
    exported: (file) => ({ file, roster }),
  });
  return (
    <PreviewDrawer
      title="打印、导出名册"
      output={output}
      settings={
        <RosterSettings
          settings={settings}
          onChange={(part) => setSettings((before) => ({ ...before, ...part }))}
        />
      }
      pages={laidOut?.key === key ? laidOut.pages : null}
      problem={problem}
      onClose={onClose}
    >
      <RosterPrint key={key} roster={shown} onLaidOut={onLaidOut} onFailed={onFailed} />
    </PreviewDrawer>
  );
}
