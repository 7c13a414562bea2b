import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input } from 'antd';
import {
  defaultAppointmentSettings,
  withSigners,
  type AppointmentSettings,
} from '#shared/register/appointment/appointment-settings';
import { parseLooseDate } from '#shared/lib/dates';
import { appStateQuery, useMay } from '../../app/app-state';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { checkSettingsQuery } from '../checks/check-queries';
import { useRefreshRegister } from '../queries';
import { appointmentSettingsQuery } from './appointment-queries';

type Texts = Omit<AppointmentSettings, 'holidays' | 'workdays'>;
interface Values extends Texts {
  /** One day, or first and last day, a line. */
  readonly holidays: string;
  readonly workdays: string;
}

const dayMs = 86_400_000;
const mostDays = 60;

/** Every day of a line: 2026-10-01, or 2026-10-01 至 2026-10-08. Undefined where it cannot be read. */
function daysOf(line: string): string[] | undefined {
  const ends = line.split(/至|~|—|－|--/).map((part) => parseLooseDate(part.trim()));
  const days = ends.map((end) => (end.ok && end.value.length === 10 ? end.value : undefined));
  const [from, until = from] = days;
  if (from === undefined || until === undefined || days.includes(undefined) || until < from) return undefined;
  const count = (Date.parse(until) - Date.parse(from)) / dayMs;
  if (count > mostDays) return undefined;
  return Array.from({ length: count + 1 }, (_, at) =>
    new Date(Date.parse(from) + at * dayMs).toISOString().slice(0, 10),
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/\n|，|、|；/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** @throws Error with the line that cannot be read */
function readDays(text: string): string[] {
  const days = linesOf(text).flatMap((line) => {
    const found = daysOf(line);
    if (!found) throw new Error(`“${line}”看不出是日期，请写成 2026-10-01 或 2026-10-01 至 2026-10-08`);
    return found;
  });
  return [...new Set(days)].sort();
}

async function requireDays(_rule: unknown, text: string): Promise<void> {
  readDays(text);
}

/** Who signs while a field is empty. */
function signedAs(name: string): string {
  return name === '' ? '不填的，纸上留空' : `不填的，写“${name}”`;
}

const noticeTexts = [
  { name: 'noticePhone', label: '公示联系电话' },
  { name: 'noticeAddress', label: '来信地址' },
  { name: 'noticeMail', label: '电子邮箱' },
] as const;

const calendars = [
  {
    name: 'holidays',
    label: '放假日期',
    extra: '国务院办公厅公布的放假日期，每行一天或一段，如 2026-10-01 至 2026-10-07',
    rows: [4, 9],
  },
  { name: 'workdays', label: '调休上班日期', extra: '周六、周日上班的日期', rows: [2, 6] },
] as const;

function SettingsForm(props: {
  readonly settings: AppointmentSettings;
  readonly onSave: ((settings: AppointmentSettings) => void) | null;
}) {
  const { settings, onSave } = props;
  const [form] = Form.useForm<Values>();
  const unitName = useQuery(appStateQuery()).data?.unitName ?? '';
  const signers = withSigners(defaultAppointmentSettings, unitName);
  const noticeDays = useQuery(checkSettingsQuery()).data?.thresholds.noticeDays;
  return (
    <Form<Values>
      form={form}
      labelCol={{ flex: '140px' }}
      disabled={!onSave}
      initialValues={{
        ...settings,
        holidays: settings.holidays.join('\n'),
        workdays: settings.workdays.join('\n'),
      }}
      onFinish={(values) =>
        onSave?.({ ...values, holidays: readDays(values.holidays), workdays: readDays(values.workdays) })
      }
    >
      <Form.Item name="committee" label="决定机关" extra={signedAs(signers.committee)}>
        <Input maxLength={100} placeholder="如：中共示范县委" />
      </Form.Item>
      <Form.Item
        name="department"
        label="公示和通知署名"
        extra={`${signedAs(signers.department)}${unitName === '' ? '' : '，即本档案库的单位名称'}`}
      >
        <Input maxLength={100} placeholder="如：中共示范县委组织部" />
      </Form.Item>
      <Form.Item name="documentPrefix" label="发文字号" extra="文书编号如“示组干〔2026〕3号”的前一部分">
        <Input maxLength={20} placeholder="如：示组干" style={{ width: 200 }} />
      </Form.Item>
      {noticeTexts.map(({ name, label }) => (
        <Form.Item key={name} name={name} label={label}>
          <Input maxLength={100} />
        </Form.Item>
      ))}
      {calendars.map(({ name, label, extra, rows: [minRows, maxRows] }) => (
        <Form.Item key={name} name={name} label={label} extra={extra} rules={[{ validator: requireDays }]}>
          <Input.TextArea autoSize={{ minRows, maxRows }} />
        </Form.Item>
      ))}
      <Form.Item
        name="clearForm"
        valuePropName="checked"
        label="完成后"
        extra={`公示期 ${noticeDays ?? 5} 个工作日等数值，在“名册核查”的“核查规则”中调整`}
      >
        <Checkbox>清空任免审批表的拟任、拟免职务和任免理由</Checkbox>
      </Form.Item>
      {onSave && (
        <Form.Item label=" " colon={false}>
          <Button type="primary" htmlType="submit">
            保存设置
          </Button>
        </Form.Item>
      )}
    </Form>
  );
}

/** 任免设置: who signs, whom a notice names, and the calendar by which its days are counted. */
export function AppointmentSettingsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const mayEdit = useMay('administrator');
  const settings = useQuery(appointmentSettingsQuery()).data;
  async function save(next: AppointmentSettings): Promise<void> {
    const done = await call(async () => {
      await invoke('appointment.saveSettings', next);
      return true;
    });
    if (!done) return;
    await refresh();
    void message.success('已保存');
    onClose();
  }
  return (
    <Drawer open title="任免设置" size={680} onClose={onClose}>
      {!mayEdit && <p className="quiet">任免设置全县统一，由系统管理员调整。</p>}
      {settings && <SettingsForm settings={settings} onSave={mayEdit ? (next) => void save(next) : null} />}
    </Drawer>
  );
}
