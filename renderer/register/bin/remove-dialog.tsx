import { AutoComplete, Form, Modal } from 'antd';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';

interface Props {
  readonly ids: readonly number[];
  /** Names of the first of them, as far as they are known. */
  readonly names: readonly string[];
  /** @param seq the audit row that undoes it; null when nobody was moved */
  readonly onDone: (removed: number, seq: number | null) => void;
  readonly onClose: () => void;
}

interface Values {
  readonly reason: string;
}

const customary = ['重复录入', '误录', '调出本县', '退休', '去世', '辞职', '离任'];

/** Puts the selected people into the recycle bin; asks for the reason. */
export function RemoveDialog({ ids, names, onDone, onClose }: Props) {
  const [form] = Form.useForm<Values>();
  const job = useJob();
  const refresh = useRefreshRegister();
  async function remove({ reason }: Values): Promise<void> {
    const done = await job.run('batch.remove', { ids: [...ids], reason }, '移入回收站');
    await refresh();
    if (done) onDone(done.removed, done.seq);
  }
  const who = names.length > 0 ? `${names.join('、')}${ids.length > names.length ? ' 等' : ''}` : '';
  return (
    <>
      <Modal
        open={!job.view}
        title={`将 ${ids.length} 人移入回收站`}
        okText={`移除 ${ids.length} 人`}
        cancelText="取消"
        width={480}
        onOk={() => form.submit()}
        onCancel={onClose}
      >
        <p>{who}</p>
        <p className="quiet">移除前自动备份。移除后不再出现在名册、统计和打印中，可随时从回收站恢复。</p>
        <Form<Values> form={form} layout="vertical" onFinish={(values) => void remove(values)}>
          <Form.Item
            name="reason"
            label="原因"
            rules={[{ required: true, whitespace: true, message: '请填写原因' }]}
          >
            <AutoComplete
              autoFocus
              maxLength={200}
              placeholder="选择或填写，记入每人的变更记录"
              options={customary.map((value) => ({ value }))}
            />
          </Form.Item>
        </Form>
      </Modal>
      {job.view}
    </>
  );
}
