import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { FormKind } from '#shared/lib/form-record';

export interface Conflict<Values> {
  readonly keys: readonly (keyof Values & string)[];
  readonly mine: Values;
  readonly theirs: Values;
}

interface Props<Values extends object> {
  readonly conflict: Conflict<Values>;
  readonly labelOf: FormKind<Values>['labelOf'];
  /** One value in words, '' for none. */
  readonly inWords: (values: Values, key: keyof Values & string) => string;
  /** The form's values with what was chosen. */
  readonly onDone: (values: Values) => void;
}

/** Fields that two people changed, side by side; what was typed here stands unless the other is chosen. */
export function FieldConflict<Values extends object>(props: Props<Values>) {
  type Key = keyof Values & string;
  const { conflict, labelOf, inWords, onDone } = props;
  const { keys, mine, theirs } = conflict;
  const [theirKeys, setTheirKeys] = useState<ReadonlySet<Key>>(new Set());
  function choose(key: Key, takeTheirs: boolean): void {
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
                      {inWords(isTheirs ? theirs : mine, key) || '（空）'}
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
