import { FilterOutlined, HistoryOutlined, MenuUnfoldOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, type InputRef } from 'antd';
import { useEffect, useRef, type RefObject } from 'react';
import { conditionParts } from '#shared/register/list/condition-words';
import { SearchInput } from '../../components/search-input';
import { useStore } from '../../components/page-store';
import { narrowPeople, peopleList } from './people-list-state';
import { SavedQueriesMenu } from './saved-queries';

interface Props {
  readonly administrator: boolean;
  readonly unitName: (id: number) => string;
  /** Shows the hidden units again; absent while they are shown. */
  readonly onShowUnits: (() => void) | undefined;
  readonly onOpen: (kind: 'conditions' | 'columns' | 'history') => void;
  /** From the search box on into the list. */
  readonly onLeaveSearch: () => void;
}

/** Ctrl+F goes to the search box of this page. */
function useSearchKey(input: RefObject<InputRef | null>): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [input]);
}

/** The one row over the list: search, conditions, named queries; what was done to many, columns. */
export function PeopleToolbar({ administrator, unitName, onShowUnits, onOpen, onLeaveSearch }: Props) {
  const { search, condition } = useStore(peopleList);
  const input = useRef<InputRef>(null);
  const conditions = conditionParts(condition).length;
  useSearchKey(input);
  return (
    <>
      {onShowUnits && (
        <Button icon={<MenuUnfoldOutlined />} title="显示单位" aria-label="显示单位" onClick={onShowUnits} />
      )}
      <SearchInput
        inputRef={input}
        value={search}
        onSearch={(text) => narrowPeople({ search: text })}
        onLeave={onLeaveSearch}
        placeholder="姓名、首字母、身份证号"
      />
      <Button icon={<FilterOutlined />} onClick={() => onOpen('conditions')}>
        筛选条件{conditions > 0 && `（${conditions}）`}
      </Button>
      <SavedQueriesMenu
        administrator={administrator}
        unitName={unitName}
        onUse={(_query, { condition: kept, organizationId, sort, columns }) =>
          narrowPeople({ condition: kept, organizationId, sort, sortedBy: null, search: '', columns })
        }
      />
      <span className="page-head-end">
        <Button icon={<HistoryOutlined />} onClick={() => onOpen('history')}>
          批量记录
        </Button>
        <Button icon={<SettingOutlined />} onClick={() => onOpen('columns')}>
          显示的列
        </Button>
      </span>
    </>
  );
}
