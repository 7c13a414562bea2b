import { Checkbox, Form, InputNumber, Segmented } from 'antd';
import { offeredParts } from '#shared/register/papers/layout-papers';
import type { PaperOptions, PaperPart } from '#shared/register/papers/paper-person';

/** Which papers, and how they look. */
export interface PapersChoice {
  readonly parts: readonly PaperPart[];
  readonly options: PaperOptions;
}

interface Props {
  readonly value: PapersChoice;
  readonly onChange: (choice: PapersChoice) => void;
}

type ChangeOptions = (part: Partial<PaperOptions>) => void;

interface OptionsProps {
  readonly options: PaperOptions;
  readonly onChange: ChangeOptions;
}

/** How the approval form looks. */
export function FormItems({ options, onChange }: OptionsProps) {
  return (
    <>
      <Form.Item label="任免审批表">
        <div className="papers-choices">
          <Segmented<PaperOptions['generation']>
            aria-label="表样"
            options={[
              { value: 3, label: '3.x 表样' },
              { value: 4, label: '4.0 表样' },
            ]}
            value={options.generation}
            onChange={(generation) => onChange({ generation })}
          />
          <Segmented
            aria-label="纸张"
            options={['A4', 'B5'] satisfies PaperOptions['size'][]}
            value={options.size}
            onChange={(size) => onChange({ size })}
          />
          <Checkbox
            checked={options.heading === 'audit'}
            onChange={(event) => onChange({ heading: event.target.checked ? 'audit' : 'ordinary' })}
          >
            加印“干部人事档案专项审核”字样
          </Checkbox>
        </div>
      </Form.Item>
    </>
  );
}

/** Page numbers, and on which side what follows begins. @param each what begins: 每份材料 */
export function SheetItems({ options, onChange, each }: OptionsProps & { readonly each: string }) {
  return (
    <Form.Item>
      <div className="papers-choices">
        <Checkbox
          checked={options.numbered}
          onChange={(event) => onChange({ numbered: event.target.checked })}
        >
          加印页码
        </Checkbox>
        <Checkbox checked={options.duplex} onChange={(event) => onChange({ duplex: event.target.checked })}>
          双面打印，{each}从正面起
        </Checkbox>
      </div>
    </Form.Item>
  );
}

/** The parts of a personnel file in the order in which they are bound, and how they are printed. */
export function PapersSettings({ value, onChange }: Props) {
  const { parts, options } = value;
  const change: ChangeOptions = (part) => onChange({ parts, options: { ...options, ...part } });
  return (
    <>
      <Form.Item label="材料（按装订顺序）">
        <Checkbox.Group<PaperPart>
          className="papers-choices"
          options={offeredParts.map(({ key, label }) => ({ value: key, label }))}
          value={[...parts]}
          onChange={(chosen) => chosen.length > 0 && onChange({ parts: chosen, options })}
        />
      </Form.Item>
      {parts.includes('approvalForm') && <FormItems options={options} onChange={change} />}
      {parts.includes('annualAppraisal') && (
        <Form.Item label="考核年度">
          <InputNumber
            aria-label="考核年度"
            min={1950}
            max={2100}
            precision={0}
            placeholder="最近一年"
            value={options.appraisalYear}
            onChange={(appraisalYear) => change({ appraisalYear })}
          />
        </Form.Item>
      )}
      <SheetItems options={options} onChange={change} each="每份材料" />
    </>
  );
}
