import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, HolderOutlined } from '@ant-design/icons';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState, type DragEvent } from 'react';
import {
  columnsOf,
  defaultColumns,
  listColumns,
  type ListColumnKey,
} from '#shared/register/list/list-columns';

interface Props {
  readonly columns: readonly ListColumnKey[];
  readonly onChange: (columns: readonly ListColumnKey[]) => void;
  readonly onClose: () => void;
}

/** Without its name a line means nothing. */
const fixedColumn: ListColumnKey = 'name';

/** The list with the item at `from` taken to `to`; the name keeps the first place. */
function moved(columns: readonly ListColumnKey[], from: number, to: number): ListColumnKey[] {
  const rest = columns.filter((_key, index) => index !== from);
  const item = columns[from];
  const place = Math.max(1, Math.min(rest.length, to));
  return item === undefined ? [...columns] : [...rest.slice(0, place), item, ...rest.slice(place)];
}

interface ChosenProps {
  readonly columns: readonly ListColumnKey[];
  readonly onChange: Props['onChange'];
}

function ChosenColumns({ columns, onChange }: ChosenProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  function drop(event: DragEvent, index: number): void {
    event.preventDefault();
    if (dragged !== null) onChange(moved(columns, dragged, index));
    setDragged(null);
    setOver(null);
  }
  return (
    <ol className="columns-chosen" aria-label="显示的列">
      {columnsOf(columns).map((column, index) => (
        <li
          key={column.key}
          draggable={column.key !== fixedColumn}
          className={over === index && dragged !== null && dragged !== index ? 'columns-over' : ''}
          onDragStart={() => setDragged(index)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(index);
          }}
          onDrop={(event) => drop(event, index)}
        >
          <HolderOutlined className="quiet" />
          <span className="columns-label">{column.label}</span>
          {column.key === fixedColumn ? (
            <span className="quiet">固定</span>
          ) : (
            <>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                aria-label={`${column.label}上移`}
                disabled={index < 2}
                onClick={() => onChange(moved(columns, index, index - 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                aria-label={`${column.label}下移`}
                disabled={index === columns.length - 1}
                onClick={() => onChange(moved(columns, index, index + 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={`不显示${column.label}`}
                onClick={() => onChange(columns.filter((key) => key !== column.key))}
              />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function AllColumns({ columns, onChange }: ChosenProps) {
  const [text, setText] = useState('');
  const sections = [...new Set(listColumns.map((column) => column.section ?? '学历'))];
  const wanted = text.trim();
  return (
    <div>
      <Input
        allowClear
        placeholder="查找栏目"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {sections.map((section) => {
        const shown = listColumns.filter(
          (column) => (column.section ?? '学历') === section && column.label.includes(wanted),
        );
        if (shown.length === 0) return null;
        return (
          <fieldset key={section} className="columns-section">
            <legend className="quiet">{section}</legend>
            {shown.map((column) => (
              <Checkbox
                key={column.key}
                checked={columns.includes(column.key)}
                disabled={column.key === fixedColumn}
                onChange={(event) =>
                  onChange(
                    event.target.checked
                      ? [...columns, column.key]
                      : columns.filter((key) => key !== column.key),
                  )
                }
              >
                {column.label}
              </Checkbox>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

/** Which columns the list shows, in which order: tick, drag or move by arrows; kept for this user. */
export function ColumnsDrawer({ columns, onChange, onClose }: Props) {
  return (
    <Drawer
      open
      title="显示的列"
      size={640}
      onClose={onClose}
      footer={
        <div className="drawer-footer">
          <span className="quiet">已选 {columns.length} 列，拖动可调整次序</span>
          <span className="page-head-end">
            <Button onClick={() => onChange(defaultColumns)}>恢复默认</Button>
            <Button type="primary" onClick={onClose}>
              完成
            </Button>
          </span>
        </div>
      }
    >
      <div className="columns-split">
        <AllColumns columns={columns} onChange={onChange} />
        <ChosenColumns columns={columns} onChange={onChange} />
      </div>
    </Drawer>
  );
}
