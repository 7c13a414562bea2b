import { useQuery } from '@tanstack/react-query';
import {
  App,
  Button,
  Drawer,
  Form,
  Input,
  InputNumber,
  Modal,
  Radio,
  Select,
  Table,
  Tabs,
  type TableColumnsType,
} from 'antd';
import { useState } from 'react';
import {
  checkThresholds,
  effectiveLevel,
  type CheckSettings,
  type RuleOverride,
  type Threshold,
  type ThresholdKey,
} from '#shared/register/checks/check-settings';
import { ruleRegistry, type RuleEntry } from '#shared/register/checks/registry';
import { findingLevels, levelTexts } from '#shared/register/findings';
import { useMay } from '../../app/app-state';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { LinkButton } from '../../components/link-button';
import { checkSettingsQuery } from './check-queries';
import { useRefreshRegister } from '../queries';

type Level = RuleOverride['level'] | 'own';

const groups = [...new Set(ruleRegistry.map(({ group }) => group))];

/** Asks how a rule is to speak in this county, and why when it is not as given. */
function RuleDialog(props: {
  readonly rule: RuleEntry;
  readonly override: RuleOverride | undefined;
  readonly onDone: (override: RuleOverride | null) => void;
  readonly onCancel: () => void;
}) {
  const { rule, override, onDone, onCancel } = props;
  const [level, setLevel] = useState<Level>(override?.level ?? 'own');
  const [reason, setReason] = useState(override?.reason ?? '');
  const lower = findingLevels.slice(findingLevels.indexOf(rule.level) + 1);
  const ready = level === 'own' || reason.trim() !== '';
  return (
    <Modal
      open
      title={rule.title}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      onOk={() => onDone(level === 'own' ? null : { level, reason: reason.trim() })}
      onCancel={onCancel}
    >
      <p className="quiet">依据：{rule.source}</p>
      <Form layout="vertical">
        <Form.Item label="在本县的级别">
          <Radio.Group value={level} onChange={(event) => setLevel(event.target.value as Level)}>
            <Radio value="own">{levelTexts[rule.level]}（原级别）</Radio>
            {lower.map((one) => (
              <Radio key={one} value={one}>
                {levelTexts[one]}
              </Radio>
            ))}
            <Radio value="off">停用</Radio>
          </Radio.Group>
        </Form.Item>
        {level !== 'own' && (
          <Form.Item label="理由" required extra="记入操作日志，并在核查结果中注明">
            <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function LevelCell({ rule, settings }: { readonly rule: RuleEntry; readonly settings: CheckSettings }) {
  const level = effectiveLevel(rule, settings);
  if (level === 'off') return <span className="quiet">停用</span>;
  return <span className={`finding-${level}`}>{levelTexts[level]}</span>;
}

/** @param edit null where the user may only look */
function ruleColumns(
  settings: CheckSettings,
  edit: ((rule: RuleEntry) => void) | null,
): TableColumnsType<RuleEntry> {
  return [
    {
      key: 'group',
      title: '内容',
      dataIndex: 'group',
      width: 110,
      filters: groups.map((group) => ({ text: group, value: group })),
      onFilter: (value, rule) => rule.group === value,
    },
    { key: 'title', title: '规则', dataIndex: 'title', width: 250 },
    {
      key: 'level',
      title: '级别',
      width: 64,
      render: (_: unknown, rule) => <LevelCell rule={rule} settings={settings} />,
    },
    {
      key: 'source',
      title: '依据',
      width: 240,
      render: (_: unknown, rule) => {
        const override = settings.rules[rule.id];
        return override ? `${rule.source}；县设置：${override.reason}` : rule.source;
      },
    },
    ...(edit
      ? [
          {
            key: 'edit',
            title: '',
            width: 56,
            render: (_: unknown, rule: RuleEntry) => <LinkButton onClick={() => edit(rule)}>调整</LinkButton>,
          },
        ]
      : []),
  ];
}

function initialText({ options, initial }: Threshold): string {
  return options?.find(({ value }) => value === initial)?.text ?? ` ${initial}`;
}

/** One number; where it stands for something, that is chosen. */
function ThresholdInput(props: {
  readonly threshold: Threshold;
  readonly disabled: boolean;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const { threshold, ...given } = props;
  const { options, label, min, max, unit } = threshold;
  const input = { ...given, 'aria-label': label, style: { width: 160 } };
  if (options)
    return <Select {...input} options={options.map(({ value, text }) => ({ value, label: text }))} />;
  return <InputNumber {...input} min={min} max={max} precision={0} suffix={unit} />;
}

/** The numbers that the rules compare with. */
function Thresholds(props: {
  readonly settings: CheckSettings;
  /** null where the user may only look. */
  readonly onSave: ((thresholds: CheckSettings['thresholds']) => void) | null;
}) {
  const { onSave } = props;
  const [values, setValues] = useState<Partial<Record<ThresholdKey, number | null>>>(
    props.settings.thresholds,
  );
  const complete = checkThresholds.every(({ key }) => typeof values[key] === 'number');
  return (
    <Form layout="horizontal" labelCol={{ flex: '320px' }} labelAlign="right">
      {checkThresholds.map((threshold) => (
        <Form.Item
          key={threshold.key}
          label={threshold.label}
          extra={`初始值${initialText(threshold)}，${threshold.source}`}
        >
          <ThresholdInput
            threshold={threshold}
            disabled={!onSave}
            value={values[threshold.key] ?? null}
            onChange={(value) => setValues((before) => ({ ...before, [threshold.key]: value }))}
          />
        </Form.Item>
      ))}
      {onSave && (
        <Form.Item label=" " colon={false}>
          <Button
            type="primary"
            disabled={!complete}
            onClick={() =>
              onSave({ ...props.settings.thresholds, ...(values as CheckSettings['thresholds']) })
            }
          >
            保存数值
          </Button>
        </Form.Item>
      )}
    </Form>
  );
}

/** Every rule with its level and source; an administrator lowers single ones, switches them off, and sets the numbers. */
export function CheckRulesDrawer({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const mayEdit = useMay('administrator');
  const stored = useQuery(checkSettingsQuery());
  const [editing, setEditing] = useState<RuleEntry | null>(null);
  const settings = stored.data;
  async function save(next: CheckSettings): Promise<void> {
    const done = await call(() => invoke('check.saveSettings', next));
    if (done === undefined) return;
    await refresh();
    void message.success('已保存，下次核查起生效');
  }
  function setRule(rule: RuleEntry, override: RuleOverride | null): void {
    if (!settings) return;
    const { [rule.id]: _before, ...others } = settings.rules;
    setEditing(null);
    void save({ ...settings, rules: override ? { ...others, [rule.id]: override } : others });
  }
  return (
    <Drawer open title="核查规则" size={820} onClose={onClose}>
      {!mayEdit && <p className="quiet">规则和数值全县统一，由系统管理员调整。</p>}
      {settings && (
        <Tabs
          items={[
            {
              key: 'rules',
              label: `规则 ${ruleRegistry.length}`,
              children: (
                <Table<RuleEntry>
                  size="small"
                  rowKey="id"
                  columns={ruleColumns(settings, mayEdit ? setEditing : null)}
                  dataSource={[...ruleRegistry]}
                  pagination={false}
                />
              ),
            },
            {
              key: 'thresholds',
              label: '数值',
              children: (
                <Thresholds
                  settings={settings}
                  onSave={mayEdit ? (thresholds) => void save({ ...settings, thresholds }) : null}
                />
              ),
            },
          ]}
        />
      )}
      {editing && settings && (
        <RuleDialog
          rule={editing}
          override={settings.rules[editing.id]}
          onDone={(override) => setRule(editing, override)}
          onCancel={() => setEditing(null)}
        />
      )}
    </Drawer>
  );
}
