import { App, Button, Checkbox, Drawer, Form, Input, Radio, Segmented, Spin } from 'antd';
import { useCallback, useDeferredValue, useState } from 'react';
import type { PersonFieldKey } from '#shared/register/fields/person';
import type { RosterRequest } from '#shared/register/roster-request';
import { invoke } from '../app/bridge';
import { sentenceOf, useCall } from '../components/call';
import { useJob } from '../components/job-progress';
import { RosterPrint } from '../print/roster-print';
import '../print/print.css';

interface Props {
  readonly list: RosterRequest['list'];
  readonly columns: readonly PersonFieldKey[];
  /** Only these people of the list; null = all. */
  readonly ids: readonly number[] | null;
  readonly unitName: string;
  readonly onClose: () => void;
}

const layoutChoices = [
  { value: 'customary', label: '常规名册' },
  { value: 'detailed', label: '详细名册' },
  { value: 'list', label: '当前列表' },
];
const zooms = [
  { value: 0.5, label: '50%' },
  { value: 0.7, label: '70%' },
  { value: 1, label: '100%' },
];

function useRoster({ list, columns, ids, unitName }: Props) {
  const [settings, setSettings] = useState(() => ({
    title: '干部名册',
    caption: `${unitName}　${new Date().toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' })}`,
    layout: 'customary' as RosterRequest['layout'],
    grouped: list.sort === null,
    paper: 'A4' as RosterRequest['paper'],
  }));
  const roster: RosterRequest = {
    ...settings,
    list,
    columns: [...columns],
    ids: ids === null ? null : [...ids],
  };
  return {
    roster,
    change: (part: Partial<typeof settings>) => setSettings((before) => ({ ...before, ...part })),
  };
}

function useOutput(roster: RosterRequest) {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  return {
    view: job.view,
    async toWorkbook(): Promise<void> {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'workbook', suggestedName: `${roster.title}.xlsx` }),
      );
      if (!file) return;
      const done = await job.run('roster.export', { file: file.token, roster }, '导出名册');
      if (done) void message.success(`已导出 ${done.rows} 人：${file.name}`);
    },
    async toPdf(): Promise<void> {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'pdf', suggestedName: `${roster.title}.pdf` }),
      );
      if (!file) return;
      const document = { kind: 'roster' as const, ...roster };
      const done = await call(() => invoke('print.toPdf', { file: file.token, document }));
      if (done) void message.success(`已存为 PDF，共 ${done.pages} 页：${file.name}`);
    },
    toPrinter: () => call(() => invoke('print.toPrinter', { document: { kind: 'roster', ...roster } })),
  };
}

/** A roster before it goes on: layout at the left, the pages exactly as printed at the right. */
export function RosterDrawer(props: Props) {
  const { roster, change } = useRoster(props);
  const output = useOutput(roster);
  const shown = useDeferredValue(roster);
  const layoutKey = JSON.stringify(shown);
  const [zoom, setZoom] = useState(0.7);
  const [laidOut, setLaidOut] = useState<{ key: string; pages: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const onLaidOut = useCallback((pages: number) => setLaidOut({ key: layoutKey, pages }), [layoutKey]);
  const onFailed = useCallback((error: unknown) => setProblem(sentenceOf(error)), []);
  return (
    <Drawer
      open
      title="打印、导出名册"
      size="100%"
      onClose={props.onClose}
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
          <Form.Item label="版式">
            <Radio.Group
              options={layoutChoices}
              value={roster.layout}
              onChange={(event) => change({ layout: event.target.value as RosterRequest['layout'] })}
              style={{ display: 'grid', gap: 6 }}
            />
          </Form.Item>
          <Form.Item label="标题">
            <Input
              value={roster.title}
              maxLength={80}
              onChange={(event) => change({ title: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="单位和日期">
            <Input
              value={roster.caption}
              maxLength={120}
              onChange={(event) => change({ caption: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="纸张（横向）">
            <Segmented
              options={['A4', 'A3']}
              value={roster.paper}
              onChange={(paper) => change({ paper: paper as RosterRequest['paper'] })}
            />
          </Form.Item>
          <Checkbox checked={roster.grouped} onChange={(event) => change({ grouped: event.target.checked })}>
            按单位分组
          </Checkbox>
          <p className="quiet">{laidOut?.key === layoutKey ? `共 ${laidOut.pages} 页` : '正在排版'}</p>
          <Form.Item label="显示比例">
            <Segmented options={zooms} value={zoom} onChange={(value) => setZoom(Number(value))} />
          </Form.Item>
        </Form>
        <div className="preview-pages">
          {problem !== null && <p className="finding-error">{problem}</p>}
          {laidOut?.key !== layoutKey && problem === null && <Spin delay={200} />}
          <div style={{ zoom }}>
            <RosterPrint key={layoutKey} roster={shown} onLaidOut={onLaidOut} onFailed={onFailed} />
          </div>
        </div>
      </div>
      {output.view}
    </Drawer>
  );
}
