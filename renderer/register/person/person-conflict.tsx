import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { labelOf, type PersonKey, type PersonValues } from '#shared/register/person/person-values';
import { valueInWords } from './person-words';

export interface Conflict {
  readonly keys: readonly PersonKey[];
  readonly mine: PersonValues;
  readonly theirs: PersonValues;
}

interface Props {
  readonly conflict: Conflict;
  readonly organizationName: (id: number) => string;
  /** The form's values with what was chosen. */
  readonly onDone: (values: PersonValues) => void;
}

/** Fields that two people changed, side by side; what was typed here stands unless the other is chosen. */
export function PersonConflict({ conflict, organizationName, onDone }: Props) {
  const { keys, mine, theirs } = conflict;
  const [theirKeys, setTheirKeys] = useState<ReadonlySet<PersonKey>>(new Set());
  function choose(key: PersonKey, takeTheirs: boolean): void {
    const next = new Set(theirKeys);
    if (takeTheirs) next.add(key);
    else next.delete(key);
    setTheirKeys(next);
  }
  function finish(): void {
    const taken = Object.fromEntries([...theirKeys].map((key) => [key, theirs[key]]));
    onDone({ ...mine, ...taken });
  }
  return (
    <Modal
      open
      width={860}
      title={`${keys.length} 个栏目已被改成别的内容，请选择用哪一个`}
      okText="按选择继续"
      onOk={finish}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <p className="quiet">您填写的内容都还在。其他没有冲突的改动已自动合并，选择后请按保存。</p>
      <table className="conflict" aria-label="冲突的栏目">
        <thead>
          <tr>
            <th>栏目</th>
            <th>我填写的</th>
            <th>名册中现有的</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row">{labelOf(key)}</th>
              {[false, true].map((isTheirs) => (
                <td key={String(isTheirs)}>
                  <Radio
                    checked={theirKeys.has(key) === isTheirs}
                    onChange={() => choose(key, isTheirs)}
                    aria-label={`${labelOf(key)}用${isTheirs ? '名册中现有的' : '我填写的'}`}
                  >
                    <span className="conflict-value">
                      {valueInWords(isTheirs ? theirs : mine, key, organizationName) || '（空）'}
                    </span>
                  </Radio>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
