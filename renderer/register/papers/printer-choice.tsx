import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { printersQuery } from '../../components/printers';

/** The printer chosen in the program; '' leaves it to the system's dialog. */
export interface PrinterChoice {
  readonly name: string;
  /** Shows the system's dialog before printing. */
  readonly dialog: boolean;
}

interface Props {
  readonly value: PrinterChoice;
  readonly onChange: (choice: PrinterChoice) => void;
}

/** Which printer, and whether the system's dialog comes first. */
export function PrinterItem({ value, onChange }: Props) {
  const printers = useQuery(printersQuery()).data ?? [];
  const known = printers.some(({ name }) => name === value.name);
  const options = [
    { value: '', label: '在系统打印窗口中选' },
    ...printers.map(({ name, label }) => ({ value: name, label })),
    ...(value.name === '' || known ? [] : [{ value: value.name, label: `${value.name}（未连接）` }]),
  ];
  return (
    <Form.Item label="打印机">
      <Select
        aria-label="打印机"
        options={options}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        style={{ width: '100%' }}
      />
      {value.name !== '' && (
        <Checkbox
          checked={value.dialog}
          onChange={(event) => onChange({ ...value, dialog: event.target.checked })}
          style={{ marginTop: 6 }}
        >
          打印前显示系统打印窗口
        </Checkbox>
      )}
    </Form.Item>
  );
}
