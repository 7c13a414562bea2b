import { Button } from 'antd';
import { mostPeople } from '../papers/selection-papers';

interface Props {
  readonly selected: number;
  /** Everybody in the list; undefined while it is being counted. */
  readonly total: number | undefined;
  readonly editable: boolean;
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onOpen: (kind: 'appoint' | 'edit' | 'print' | 'forms' | 'papers' | 'remove') => void;
}

/** What can be done with the selected people; nothing is shown while there are none. */
export function SelectionBar(props: Props) {
  const { selected, total, editable, onAll, onClear, onOpen } = props;
  if (selected === 0) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label="已选人员">
      <span>
        已选 <b>{selected.toLocaleString()}</b> 人
      </span>
      {total !== undefined && total > selected && (
        <Button type="link" size="small" onClick={onAll}>
          选择列表全部 {total.toLocaleString()} 人
        </Button>
      )}
      <Button type="link" size="small" onClick={onClear}>
        取消选择
      </Button>
      <span className="page-head-end">
        <Button size="small" onClick={() => onOpen('print')}>
          打印、导出所选
        </Button>
        <Button size="small" onClick={() => onOpen('forms')}>
          导出任免表
        </Button>
        <Button
          size="small"
          disabled={selected > mostPeople}
          title={selected > mostPeople ? `一次最多 ${mostPeople} 人` : undefined}
          onClick={() => onOpen('papers')}
        >
          打印材料
        </Button>
        {editable && (
          <>
            <Button size="small" onClick={() => onOpen('appoint')}>
              列入动议
            </Button>
            <Button size="small" onClick={() => onOpen('edit')}>
              批量修改
            </Button>
            <Button size="small" onClick={() => onOpen('remove')}>
              移入回收站
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
