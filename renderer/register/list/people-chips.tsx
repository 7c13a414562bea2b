import { Button, Tag } from 'antd';
import type { Condition } from '#shared/register/list/condition';
import { allOf, conditionParts, describeCondition } from '#shared/register/list/condition-words';

interface Props {
  readonly condition: Condition | null;
  readonly unitName: (id: number) => string;
  readonly onChange: (condition: Condition | null) => void;
  readonly onEdit: () => void;
  readonly onSave: () => void;
}

/** The conditions of the list in words; each is taken away by its cross, and opened for editing by a click. */
export function PeopleChips({ condition, unitName, onChange, onEdit, onSave }: Props) {
  const parts = conditionParts(condition);
  if (parts.length === 0) return null;
  return (
    <div className="chips" aria-label="筛选条件">
      {parts.map((part, index) => {
        const words = describeCondition(part, unitName);
        return (
          <Tag
            key={`${index}-${words}`}
            className="chip"
            closable={{ 'aria-label': `去掉条件：${words}` }}
            title={words}
            onClick={onEdit}
            onClose={(event) => {
              event.preventDefault();
              onChange(allOf(parts.filter((_part, at) => at !== index)));
            }}
          >
            <span className="chip-text">{words}</span>
          </Tag>
        );
      })}
      <Button type="link" size="small" onClick={() => onChange(null)}>
        清除条件
      </Button>
      <Button type="link" size="small" onClick={onSave}>
        存为常用查询
      </Button>
    </div>
  );
}
