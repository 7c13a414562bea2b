import { Modal } from 'antd';
import { useState } from 'react';
import { SuggestInput } from '../../components/suggest-input';

interface Props {
  /** Who is removed: a name, or how many. */
  readonly who: string;
  readonly onDone: (reason: string | null) => void;
}

const customaryReasons = ['重复录入', '录入错误', '调出本县', '已离任', '已去世'];

/** Asks why somebody goes to the recycle bin; the reason stays in the history. */
export function PersonRemove({ who, onDone }: Props) {
  const [reason, setReason] = useState<string | null>(null);
  const given = reason?.trim() ?? '';
  return (
    <Modal
      open
      width={440}
      title={`把${who}移入回收站`}
      okText={`移除${who}`}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: given === '' }}
      onOk={() => onDone(given)}
      onCancel={() => onDone(null)}
    >
      <p>移除后不再出现在名册、统计和查询中，可以随时从回收站恢复。</p>
      <label htmlFor="remove-reason" className="remove-label">
        原因（记入变更记录）
      </label>
      <SuggestInput
        id="remove-reason"
        value={reason}
        suggestions={customaryReasons}
        max={200}
        onChange={setReason}
      />
    </Modal>
  );
}
