import { Button, Dropdown, Popover, Select } from 'antd';
import { useState } from 'react';
import type { FormChoice, FormSession, SideRule } from '#shared/register/approval-form/form-contract';

interface Props {
  readonly session: FormSession;
  readonly onChoose: (choice: FormChoice) => void;
}

/** How many differences are settled at once, in words. */
const ruleTexts: readonly (readonly [SideRule, string, string])[] = [
  ['file', '以文件为准', '文件有内容的栏目都用文件的；文件为空的不动'],
  ['archive', '以库为准', '都不改，档案库保持原样'],
  ['fill', '只补空缺', '档案库为空的栏目用文件补上，已有内容的不改'],
];

interface RuleProps {
  readonly disabled?: boolean;
  readonly onRule: (rule: SideRule) => void;
}

/** One button for each way to settle many differences. */
export function RuleButtons({ disabled = false, onRule }: RuleProps) {
  return ruleTexts.map(([rule, text, help]) => (
    <Button key={rule} size="small" title={help} disabled={disabled} onClick={() => onRule(rule)}>
      {text}
    </Button>
  ));
}

/** One box of the form in all files. */
function ByField({ session, onChoose }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const key = session.fields.some((field) => field.key === chosen) ? chosen : null;
  const options = session.fields.map(({ key: value, label, files, open }) => ({
    value,
    label: `${label}（${files} 份${open > 0 ? `，${open} 待定` : ''}）`,
  }));
  return (
    <div className="form-by-field">
      <Select<string>
        aria-label="栏目"
        placeholder="选择栏目"
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        value={key}
        options={options}
        onChange={setChosen}
      />
      <div className="form-by-field-rules">
        <RuleButtons
          disabled={key === null}
          onRule={(rule) => onChoose({ type: 'rows', file: null, key, rule })}
        />
      </div>
    </div>
  );
}

/** Settles the differences of all files at once: altogether, or one box of the form at a time. */
export function FormBulk({ session, onChoose }: Props) {
  const none = session.counts.changed === 0;
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={none}
        menu={{
          items: ruleTexts.map(([key, text, help]) => ({
            key,
            label: (
              <span title={help}>
                {text}
                <span className="quiet">　{help}</span>
              </span>
            ),
          })),
          onClick: ({ key }) => onChoose({ type: 'rows', file: null, key: null, rule: key as SideRule }),
        }}
      >
        <Button>全部文件</Button>
      </Dropdown>
      <Popover
        trigger="click"
        placement="bottomRight"
        title="同一栏目，所有文件"
        content={<ByField session={session} onChoose={onChoose} />}
      >
        <Button disabled={none}>按栏目</Button>
      </Popover>
    </>
  );
}
