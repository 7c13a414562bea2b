import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { offsetLimit, type PrinterOffset, type PrintSettings } from '#shared/printing/print-settings';
import { useMay } from '../app/app-state';
import { invoke } from '../app/bridge';
import { useCall } from '../components/call';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { printersQuery } from '../components/printers';
import '../components/form.css';
import './print-settings.css';

const settingsKey = ['print.settings'];
const sides = [
  { key: 'front', label: '正面' },
  { key: 'back', label: '背面' },
] as const;
const directions = [
  { key: 'x', label: '右移' },
  { key: 'y', label: '下移' },
] as const;

function offsetOf(settings: PrintSettings, printer: string): PrinterOffset {
  const found = settings.offsets.find((offset) => offset.printer === printer);
  return found ?? { printer, front: { x: 0, y: 0 }, back: { x: 0, y: 0 } };
}

interface RowProps {
  readonly label: string;
  readonly saved: PrinterOffset;
  readonly disabled: boolean;
  readonly onSave: (offset: PrinterOffset) => void;
}

function Millimetres(props: {
  readonly label: string;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, disabled, onChange } = props;
  return (
    <InputNumber
      aria-label={label}
      min={-offsetLimit}
      max={offsetLimit}
      step={0.5}
      precision={1}
      suffix="毫米"
      disabled={disabled}
      value={value}
      onChange={(next) => onChange(next ?? 0)}
      style={{ width: 110 }}
    />
  );
}

/** One printer: how far front and back pages are moved. */
function PrinterRow({ label, saved, disabled, onSave }: RowProps) {
  const [offset, setOffset] = useState(saved);
  const changed = JSON.stringify(offset) !== JSON.stringify(saved);
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides.flatMap((side) =>
        directions.map((direction) => (
          <td key={side.key + direction.key}>
            <Millimetres
              label={`${label}　${side.label}${direction.label}`}
              value={offset[side.key][direction.key]}
              disabled={disabled}
              onChange={(value) =>
                setOffset({ ...offset, [side.key]: { ...offset[side.key], [direction.key]: value } })
              }
            />
          </td>
        )),
      )}
      <td>
        {!disabled && (
          <Button disabled={!changed} onClick={() => onSave(offset)}>
            保存
          </Button>
        )}
      </td>
    </tr>
  );
}

interface TableProps {
  readonly settings: PrintSettings;
  readonly names: Names;
  readonly mayEdit: boolean;
}

function PrinterTable({ settings, names, mayEdit }: TableProps) {
  const client = useQueryClient();
  const call = useCall();
  const { message } = App.useApp();
  async function save(offset: PrinterOffset): Promise<void> {
    const others = settings.offsets.filter(({ printer }) => printer !== offset.printer);
    const done = await call(() => invoke('print.saveSettings', { offsets: [...others, offset] }));
    if (done === undefined) return;
    await client.invalidateQueries({ queryKey: settingsKey });
    void message.success('已保存，下次打印起生效');
  }
  return (
    <table className={mayEdit ? 'printer-table' : 'printer-table form-fixed'} aria-label="打印位置">
      <thead>
        <tr>
          <th>打印机</th>
          {sides.flatMap((side) =>
            directions.map((direction) => (
              <th key={side.key + direction.key}>{side.label + direction.label}</th>
            )),
          )}
          <th aria-label="保存" />
        </tr>
      </thead>
      <tbody>
        {[...names].map(([printer, label]) => {
          const saved = offsetOf(settings, printer);
          return (
            <PrinterRow
              key={JSON.stringify(saved)}
              label={label}
              saved={saved}
              disabled={!mayEdit}
              onSave={(offset) => void save(offset)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type Names = ReadonlyMap<string, string>;

/** Settings of printing: where each printer puts a page. */
export function PrintSettingsPage() {
  const mayEdit = useMay('editor');
  const settings = useQuery({ queryKey: settingsKey, queryFn: () => invoke('print.settings', {}) }).data;
  const printers = useQuery(printersQuery()).data;
  if (!settings || !printers) return null;
  const absent = settings.offsets.map(({ printer }): [string, string] => [printer, `${printer}（未连接）`]);
  const names: Names = new Map([
    ...absent,
    ...printers.map(({ name, label }): [string, string] => [name, label]),
  ]);
  return (
    <Page title="打印" note="各打印机的打印位置">
      <div className="scroll-area">
        <div className="printer-page">
          <section className="panel section" aria-label="打印位置">
            <h2 className="section-title">打印位置</h2>
            <p className="quiet">
              打印机进纸有偏差，表格偏左、偏上时，填写要移动的毫米数，向左、向上填负数。只移动打印材料时的版面，存为
              PDF 不受影响。须在打印时选定这台打印机。
              {!mayEdit && '您的账户只能查看，由可以修改名册的用户填写。'}
            </p>
            {names.size === 0 ? (
              <EmptyState title="没有找到打印机" hint="请先在系统中安装打印机" />
            ) : (
              <PrinterTable settings={settings} names={names} mayEdit={mayEdit} />
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}
