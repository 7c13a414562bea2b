import { Select, Space } from 'antd';
import type { Wizard } from './import-wizard';

interface Props {
  readonly wizard: Wizard;
}

/** What an empty cell means. */
export function EmptyCells({ wizard }: Props) {
  return (
    <Space size={6}>
      <span>空单元格</span>
      <Select
        aria-label="空单元格"
        size="small"
        style={{ width: 150 }}
        value={wizard.state.options.emptyCells}
        onChange={(emptyCells) => wizard.setOptions({ emptyCells })}
        options={[
          { value: 'keep', label: '名册中的不变' },
          { value: 'clear', label: '名册中的也清空' },
        ]}
      />
    </Space>
  );
}

/** What happens to cells that cannot be read. */
export function BadCells({ wizard }: Props) {
  return (
    <Space size={6}>
      <span>看不懂的单元格</span>
      <Select
        aria-label="看不懂的单元格"
        size="small"
        style={{ width: 150 }}
        value={wizard.state.options.badCells}
        onChange={(badCells) => wizard.setOptions({ badCells })}
        options={[
          { value: 'refuseRow', label: '整行不导入' },
          { value: 'skipCell', label: '只跳过这一格' },
        ]}
      />
    </Space>
  );
}
