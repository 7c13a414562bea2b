import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OrganizationDocument } from '#shared/register/person/person-document';
import { invoke } from '../../app/bridge';
import { mayLeave } from '../../app/leave-guard';
import { useCall } from '../../components/call';
import { OrganizationSelect } from '../../components/organization-select';
import { HistoryDrawer } from './organization-history';
import { useRefreshRegister } from '../queries';

interface Ending {
  readonly into?: number;
  readonly reason: string;
}

interface Props {
  readonly unit: OrganizationDocument;
  readonly mayEdit: boolean;
  /** After the unit was ended or brought back. */
  readonly onChanged: () => void;
}

/** What can be done with a unit besides editing: merging, abolishing, its history. */
export function OrganizationActions({ unit, mayEdit, onChanged }: Props) {
  const [ending, setEnding] = useState<'merge' | 'abolish' | null>(null);
  const [history, setHistory] = useState(false);
  const call = useCall();
  const refresh = useRefreshRegister();
  const items =
    unit.abolished === null
      ? [
          { key: 'merge', label: '并入其他单位' },
          { key: 'abolish', label: '撤销单位' },
        ]
      : [{ key: 'reinstate', label: '恢复单位' }];
  async function choose(key: string): Promise<void> {
    // What was typed into the form belongs to a unit that is about to be another one.
    if (!(await mayLeave())) return;
    if (key === 'merge' || key === 'abolish') return setEnding(key);
    const done = await call(async () => {
      await invoke('organization.reinstate', { id: unit.id });
      return true;
    });
    if (!done) return;
    await refresh();
    onChanged();
  }
  return (
    <>
      <Button onClick={() => setHistory(true)}>变更记录</Button>
      {mayEdit && (
        <Dropdown menu={{ items, onClick: ({ key }) => void choose(key) }}>
          <Button>更多</Button>
        </Dropdown>
      )}
      {ending && <EndDialog unit={unit} way={ending} onClose={() => setEnding(null)} onDone={onChanged} />}
      {history && <HistoryDrawer unit={unit} onClose={() => setHistory(false)} />}
    </>
  );
}

interface EndDialogProps {
  readonly unit: OrganizationDocument;
  readonly way: 'merge' | 'abolish';
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function EndDialog({ unit, way, onClose, onDone }: EndDialogProps) {
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const [form] = Form.useForm<Ending>();
  const merging = way === 'merge';
  async function end({ into, reason }: Ending): Promise<void> {
    const done = await call(async () => {
      if (!merging || into === undefined)
        return invoke('organization.abolish', { id: unit.id, reason }).then(() => '已撤销');
      const moved = await invoke('organization.merge', { id: unit.id, into, reason });
      return `已并入，转入 ${moved.people} 人、${moved.units} 个下级单位`;
    });
    if (done === undefined) return;
    void message.success(done);
    await refresh();
    onClose();
    onDone();
  }
  return (
    <Modal
      open
      title={merging ? `将“${unit.fields.name}”并入其他单位` : `撤销“${unit.fields.name}”`}
      okText={merging ? '并入' : '撤销单位'}
      cancelText="不处理"
      onCancel={onClose}
      onOk={form.submit}
    >
      <p className="quiet">
        {merging
          ? `本单位的 ${unit.people} 人和 ${unit.units} 个下级单位转到新单位，本单位标记为已撤销，历史保留。`
          : '撤销后不再出现在名册和选择框里，历史保留，可以恢复。'}
      </p>
      {unit.posts > 0 && (
        <p className="quiet">
          有 {unit.posts}{' '}
          项在任职务登记在本单位，任免记录不随机构变动，仍留在本单位名下。请按任免文件逐人办理，名册核查会一一列出。
        </p>
      )}
      <Form<Ending> form={form} labelCol={{ flex: '80px' }} onFinish={(values) => void end(values)}>
        {merging && (
          <Form.Item name="into" label="并入单位" rules={[{ required: true, message: '请选择单位' }]}>
            <OrganizationSelect />
          </Form.Item>
        )}
        <Form.Item name="reason" label="依据" rules={[{ required: true, message: '请填写依据，如文号' }]}>
          <Input maxLength={200} placeholder="如 示委办〔2026〕12号" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
