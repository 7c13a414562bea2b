import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { ListColumnKey } from '#shared/register/list/list-columns';
import type { RosterRequest } from '#shared/register/exchange/roster-request';
import { invoke } from '../../app/bridge';
import { sentenceOf } from '../../components/sentence';
import { useOutput } from '../../components/output';
import { PreviewDrawer } from '../../components/preview-drawer';
import { useSettled } from '../../components/settled';
import { PaperSettings } from '../../components/table-drawer';
import { captionOf } from '../../print/caption';
import { rosterFrame, rosterSource } from '../../print/roster-source';

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
      <PaperSettings settings={settings} onChange={onChange} />
      <Checkbox
        checked={settings.grouped}
        onChange={(event) => onChange({ grouped: event.target.checked })}
        style={{ marginBottom: 12 }}
      >
        按单位分组
      </Checkbox>
    </>
  );
}

type Who = Pick<RosterRequest, 'list' | 'ids' | 'columns'>;

/** The roster's lines, taken at one moment when the preview opens and again when layout or grouping change. */
function useTaken({ list, ids, columns }: Who, { layout, grouped }: Settings) {
  // Who is on the roster stands when the drawer opens.
  const [opened] = useState(() => crypto.randomUUID());
  const taken = useQuery({
    queryKey: ['roster', opened, layout, grouped],
    queryFn: () => invoke('roster.take', { list, ids, columns, layout, grouped }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    meta: { told: true },
  });
  const source = useMemo(() => (taken.data ? rosterSource(taken.data) : null), [taken.data]);
  return { taken: taken.data, source, problem: taken.error ? sentenceOf(taken.error) : null };
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
  const [who] = useState<Who>(() => ({
    list,
    ids: ids === null ? null : [...ids],
    columns: [...columns],
  }));
  const shown = useSettled(settings);
  const { taken, source, problem } = useTaken(who, shown);
  const frame = useMemo(() => rosterFrame({ ...shown, columns: who.columns }), [shown, who]);
  const { title, caption, paper, layout } = settings;
  const token = taken?.token ?? '';
  const lines = taken?.lines ?? 0;
  const output = useOutput({
    name: title,
    document: { kind: 'roster', title, caption, paper, layout, columns: who.columns, token, lines },
    channel: 'roster.export',
    exported: (file) => ({ file, roster: { ...settings, ...who } }),
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
      frame={frame}
      source={source}
      layoutKey={`${token} ${JSON.stringify(shown)}`}
      problem={problem}
      onClose={onClose}
    />
  );
}
