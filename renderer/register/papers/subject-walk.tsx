import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { PapersCheck } from '#shared/register/papers/papers-contract';

interface Props {
  /** From 0. */
  readonly at: number;
  readonly count: number;
  readonly label: string;
  readonly check: PapersCheck | undefined;
  readonly onGo: (index: number) => void;
}

/** Goes from one subject of a batch to the next, or by name to any. */
export function SubjectWalk({ at, count, label, check, onGo }: Props) {
  const options = check?.subjects.map((subject, index) => ({
    value: index,
    label: `${index + 1}　${subject.label}`,
  })) ?? [{ value: at, label: `${at + 1}　${label}` }];
  return (
    <div className="papers-walk" role="toolbar" aria-label="逐份查看">
      <Button icon={<LeftOutlined />} aria-label="上一份" disabled={at === 0} onClick={() => onGo(at - 1)} />
      <Select
        aria-label="查看哪一份"
        options={options}
        value={at}
        onChange={onGo}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
      />
      <Button
        icon={<RightOutlined />}
        aria-label="下一份"
        disabled={at >= count - 1}
        onClick={() => onGo(at + 1)}
      />
      <span className="quiet">共 {count.toLocaleString()} 份</span>
    </div>
  );
}
